"""The command line keeps its contract: what is written where, in which form, with which code."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from corpus.__main__ import QUIET, main
from corpus.read.folder import list_folder
from corpus.read.relation import Relation, find_relations
from corpus.records import Event
from corpus.store import EventTable

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "corpus" / "documents"
PAIR = 'sides = ["NZ", "VN"]'
MET = "New Zealand’s Foreign Minister met Vietnam’s Foreign Minister in Hà Nội on {} May 2004."
EVENT_KEYS = (
    "id title date partial bounds earliest latest precision basis kind domains status actors place "
    "evidence links reasons"
).split()
DATE_KEYS = "start end text type value edtf earliest latest precision basis".split()


@dataclass(frozen=True)
class Ran:
    """One run of the command in this process: its exit code and what it wrote where."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The output as JSON lines."""
        return [json.loads(line) for line in self.out.split("\n") if line]


@pytest.fixture
def corpus(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*arguments: object) -> Ran:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run


def outside(
    arguments: Sequence[object], given: bytes = b"", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own."""
    command = [sys.executable, "-m", "corpus", *map(str, arguments)]
    settings = {"PATH": os.environ["PATH"], **(environment or {})}
    return subprocess.run(
        command, input=given, capture_output=True, cwd=ROOT, env=settings, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A relation with two good documents and a broken one."""
    inside = tmp_path / "nz-vn"
    inside.mkdir()
    (inside / "relation.toml").write_text(PAIR)
    (inside / "a.md").write_text(MET.format(3), encoding="utf-8")
    (inside / "b.md").write_text(MET.format(9), encoding="utf-8")
    (inside / "broken.md").write_bytes(b"---\ntitle: a\n\ncaf\xe9")
    return inside


# events


def test_events_as_json_lines(corpus: Any) -> None:
    ran = corpus("events", SHIPPED)
    assert ran.code == 0
    assert all(line.endswith(" documents") for line in ran.err.splitlines())
    assert len(ran.rows) == ran.out.count("\n") > 15
    for row in ran.rows:
        assert set(EVENT_KEYS) <= set(row)
        assert Event.from_dict(row).as_dict() == row
        for piece in row["evidence"]:
            assert {"document", "start", "end", "quote"} <= set(piece)
        for actor in row["actors"]:
            assert set(actor) == {"name", "side", "role"}
        if row["date"] is None:
            assert (row["earliest"], row["latest"], row["precision"]) == (None, None, None)
    assert any(row["date"] is None and row["bounds"] for row in ran.rows)


def test_a_broken_document_is_named_and_the_rest_done(corpus: Any, folder: Path) -> None:
    ran = corpus("events", folder)
    assert ran.code == 1
    assert {piece["document"] for row in ran.rows for piece in row["evidence"]} == {"a", "b"}
    assert ran.err == f"corpus: {folder}/broken.md: line 4 is not UTF-8 — save the file as UTF-8\n"


def test_separate_keeps_documents_apart(corpus: Any, folder: Path) -> None:
    (folder / "b.md").write_text(MET.format(3), encoding="utf-8")
    joined, apart = corpus("events", folder).rows, corpus("events", folder, "--separate").rows
    assert len(apart) == 2 * len(joined)
    assert all(len({e["document"] for e in row["evidence"]}) == 1 for row in apart)


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_out_holds_what_standard_output_would(corpus: Any, tmp_path: Path, form: str) -> None:
    path = tmp_path / "new" / "events"
    printed = corpus("events", SHIPPED, "--format", form)
    written = corpus("events", SHIPPED, "--format", form, "--out", path)
    assert (written.code, written.out) == (0, "")
    assert path.read_bytes().decode() == printed.out
    assert corpus("events", SHIPPED, "--format", form, "--out", "-").out == printed.out


def test_csv_and_json_hold_the_same_events(corpus: Any) -> None:
    lines = corpus("events", SHIPPED).rows
    assert json.loads(corpus("events", SHIPPED, "--format", "json").out)["events"] == lines
    table = corpus("events", SHIPPED, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [row["id"] for row in rows] == [row["id"] for row in lines]


def test_a_document_named_by_a_path_from_here(
    corpus: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    ran = corpus("events", "nz-vn/a.md")
    assert ran.code == 0
    assert {piece["document"] for row in ran.rows for piece in row["evidence"]} == {"a"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["events", "nowhere"], "corpus: nowhere: there is no such file or folder"),
        (["check", "nowhere"], "corpus: nowhere: there is no such file or folder"),
        (["build", "nowhere", "--out", "x"], "corpus: nowhere: there is no such file or folder"),
        (["dates", "nowhere"], "corpus: nowhere: cannot be opened (No such file or directory)"),
        (["events"], "the following arguments are required: PATH"),
        (["events", ".", "--format", "docx"], "invalid choice: 'docx'"),
        (["build", "."], "the following arguments are required: --out"),
        (["build", ".", "--out", "x", "--engine", "steam"], "invalid choice: 'steam'"),
        (["dates", "-", "--reference-date", "soon"], "'soon' is no date; write it as 2006-11-17"),
        (["dates", "-", "--reference-date", "2019-09/.."], "is no date"),
        (["sing"], "invalid choice: 'sing'"),
        ([], "the following arguments are required: COMMAND"),
    ],
)
def test_wrong_use(corpus: Any, arguments: list[str], message: str) -> None:
    ran = corpus(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_a_broken_relation_is_wrong_use(corpus: Any, folder: Path) -> None:
    (folder / "relation.toml").write_text('sides = ["NZ"]')
    ran = corpus("events", folder)
    assert ran.code == 2
    assert "relation.toml: sides must be two countries" in ran.err


def test_what_cannot_be_written_is_wrong_use(corpus: Any, folder: Path) -> None:
    ran = corpus("events", folder / "a.md", "--out", folder)
    assert ran.code == 2
    assert ran.err.startswith("corpus: [Errno ")
    assert sorted(path.name for path in folder.parent.iterdir()) == [folder.name]


def test_progress_only_for_many(corpus: Any, folder: Path) -> None:
    (folder / "broken.md").unlink()
    assert corpus("events", folder).err == ""
    for number in range(QUIET):
        (folder / f"{number}.md").write_text("Rain fell.")
    ran = corpus("events", folder)
    assert ran.code == 0
    assert ran.err.endswith(f"{QUIET + 2} of {QUIET + 2} documents\n")
    assert "documents" not in ran.out


# dates


def test_dates_of_a_file(corpus: Any, tmp_path: Path) -> None:
    text = "They met on 17 November 2006.\nIn May 2005 a declaration was signed."
    for raw in (text.encode(), b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()):
        (tmp_path / "page.txt").write_bytes(raw)
        ran = corpus("dates", tmp_path / "page.txt")
        assert [row["edtf"] for row in ran.rows] == ["2006-11-17", "2005-05"]
        for row in ran.rows:
            assert list(row)[:5] == DATE_KEYS[:5]
            assert set(DATE_KEYS) <= set(row)
            assert text[row["start"] : row["end"]] == row["text"]
        assert (ran.rows[0]["type"], ran.rows[0]["value"]) == ("DATE", "2006-11-17")
        assert (ran.rows[1]["earliest"], ran.rows[1]["latest"]) == ("2005-05-01", "2005-05-31")
        assert (ran.rows[1]["precision"], ran.rows[1]["basis"]) == ("month", "explicit")


@pytest.mark.parametrize(("given", "day"), [("2006-11-17", "2006-11-16"), (None, None)])
def test_the_reference_date_decides(
    corpus: Any, tmp_path: Path, given: str | None, day: str | None
) -> None:
    (tmp_path / "page.txt").write_text("They met yesterday.")
    option = ["--reference-date", given] if given else []
    (row,) = corpus("dates", tmp_path / "page.txt", *option).rows
    assert row["edtf"] == day


def test_dates_of_json_lines(corpus: Any, tmp_path: Path) -> None:
    given = [
        {"doc": "a", "dct": "2006-11-17", "text": "They met yesterday."},
        {"doc": 2, "dct": None, "text": "On 3 May 2004\u2028they met."},
        {"text": ""},
    ]
    lines = "\n\n".join(json.dumps(row, ensure_ascii=False) for row in given)
    (tmp_path / "docs.jsonl").write_text(lines, encoding="utf-8")
    ran = corpus("dates", "--jsonl", tmp_path / "docs.jsonl")
    assert ran.code == 0
    assert [row["doc"] for row in ran.rows] == ["a", 2, None]
    assert [[t["edtf"] for t in row["timexes"]] for row in ran.rows] == [
        ["2006-11-16"], ["2004-05-03"], [],
    ]  # fmt: skip


def test_a_broken_json_line_is_named_and_the_rest_done(corpus: Any, tmp_path: Path) -> None:
    path = tmp_path / "docs.jsonl"
    lines = ["not json", '{"doc": 1}', '{"text": 5}', "[1]",
             '{"dct": "soon", "text": "x"}', '{"doc": "good", "text": "x"}']  # fmt: skip
    path.write_text("\n".join(lines))
    ran = corpus("dates", "--jsonl", path)
    assert ran.code == 1
    assert [row["doc"] for row in ran.rows] == ["good"]
    said = [line.removeprefix(f"corpus: {path}, ") for line in ran.err.splitlines()]
    assert [line.partition(" — ")[0] for line in said] == [
        "line 1: is no JSON", "line 2: has no text", "line 3: has no text", "line 4: has no text",
        "line 5: 'soon' is no date; write it as 2006-11-17",
    ]  # fmt: skip


def test_a_text_that_is_not_utf8(corpus: Any, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(b"one\ncaf\xe9")
    ran = corpus("dates", tmp_path / "page.txt")
    assert ran.code == 2
    assert "page.txt: line 2 is not UTF-8" in ran.err


# check and build


def test_check(corpus: Any, folder: Path) -> None:
    (folder / "c.meta.yaml").write_text("title: x")
    ran = corpus("check", folder)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[0] == f"{folder}/broken.md: line 4 is not UTF-8 — save the file as UTF-8"
    assert any("c.meta.yaml: is a sidecar without a document" in line for line in lines)
    assert any(line.startswith("b: has no title") for line in lines)
    assert ran.err == f"documents read: 2, refused: 1, remarks: {len(lines)}\n"


def test_check_of_what_is_shipped(corpus: Any) -> None:
    ran = corpus("check", SHIPPED)
    assert ran.code == 0
    read = sum(len(list_folder(relation.folder).files) for relation in find_relations(SHIPPED))
    assert read >= 2
    assert ran.err.splitlines()[-1].startswith(f"documents read: {read}, refused: 0, ")


def test_check_tells_what_belongs_to_no_relation(corpus: Any, folder: Path) -> None:
    (folder.parent / "loose.md").write_text("x")
    ran = corpus("check", folder.parent)
    assert ran.code == 1
    assert "loose.md: lies beside the relations’ folders" in ran.out


def test_build_writes_a_table(corpus: Any, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "out" / "events.parquet"
    ran = corpus("build", folder, "--out", path)
    assert (ran.code, ran.out) == (1, "")
    table = EventTable.from_parquet(path, Relation.of_folder(folder))
    assert f"{len(table)} events written to {path}\n" in ran.err
    assert [event.as_dict() for event in table.events()] == corpus("events", folder).rows


def test_build_wants_one_relation(corpus: Any, folder: Path) -> None:
    tmp_path = folder.parent
    (tmp_path / "au-vn").mkdir()
    (tmp_path / "au-vn" / "relation.toml").write_text("")
    ran = corpus("build", tmp_path, "--out", tmp_path / "x.parquet")
    assert ran.code == 2
    assert "holds several relations (au-vn, nz-vn); name one of them" in ran.err
    assert not (tmp_path / "x.parquet").exists()


# as a process of its own


def test_output_hangs_on_no_chance() -> None:
    runs = [
        outside(["events", SHIPPED], environment={"PYTHONHASHSEED": seed}) for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout != b""
    assert runs[0].returncode == 0


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
    ],
)
def test_always_utf8(folder: Path, environment: dict[str, str]) -> None:
    ran = outside(["events", folder], environment=environment)
    assert ran.returncode == 1
    assert "Hà Nội" in ran.stdout.decode("utf-8")
    assert b"Traceback" not in ran.stderr
    assert b"\r\n" not in ran.stdout


def test_standard_input_is_utf8() -> None:
    text = "Gặp gỡ on 17 November 2006. \N{GRINNING FACE} Then in 2007."
    ran = outside(["dates", "-"], text.encode(), {"PYTHONIOENCODING": "cp1252"})
    rows = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [text[row["start"] : row["end"]] for row in rows] == ["17 November 2006", "2007"]
    refused = outside(["dates", "-"], b"caf\xe9")
    assert refused.returncode == 2
    assert b"line 1 is not UTF-8" in refused.stderr


def test_half_a_character_is_written_as_json_writes_it() -> None:
    line = b'{"doc": "\\ud83d", "text": "In 2007"}'
    ran = outside(["dates", "--jsonl", "-"], line)
    assert ran.returncode == 0
    assert json.loads(ran.stdout)["doc"] == "\ud83d"


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    line = json.dumps({"doc": "x" * 500, "text": "In 2007"})
    (tmp_path / "docs.jsonl").write_text(f"{line}\n" * 500)
    command = [sys.executable, "-m", "corpus", "dates", "--jsonl", str(tmp_path / "docs.jsonl")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_devices_are_written_to_not_replaced(folder: Path) -> None:
    assert outside(["events", folder, "--out", "/dev/null"]).returncode == 1
    assert Path("/dev/null").is_char_device()
