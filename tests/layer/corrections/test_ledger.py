"""The file of corrections: appended to, never lost, and clear about what is wrong in it."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import pipeline
from corpus.corrections import FILE, Action, Correction, Proof, append, read
from corpus.read.relation import Relation

ROW: dict[str, Any] = {
    "at": "2026-11-21",
    "who": "Ana",
    "why": "seen",
    "action": "change",
    "event": "0123456789ab",
    "document": "page",
    "quote": "An embassy opened",
    "after": {"date": "2003-05"},
}


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    lines = [Correction.from_dict({**ROW, "who": who}) for who in ("Ana", "Bo", "Nguyễn\nHà")]
    path = tmp_path / "new" / FILE
    append(path, lines[0])
    append(path, *lines[1:])
    assert read(path) == (lines, [])


def test_no_file_is_no_corrections(tmp_path: Path) -> None:
    assert read(tmp_path / FILE) == ([], [])


def test_a_line_cut_off_by_a_crash_harms_no_other(tmp_path: Path) -> None:
    path = tmp_path / FILE
    first, second = (Correction.from_dict({**ROW, "who": who}) for who in ("Ana", "Bo"))
    append(path, first, second)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        append(path, second)
        found, problems = read(path)
        assert second in found
        assert (first in found) == (length >= whole.index(b"\n"))
        assert len(problems) <= 1


WRONG = [
    ({"who": ""}, '"who" is missing'),
    ({"why": None}, '"why" is missing'),
    ({"at": "yesterday"}, "no day or moment"),
    ({"action": "destroy"}, "'destroy' is none of change"),
    ({"after": {}}, '"after" is empty'),
    ({"after": []}, '"after" is an object'),
    ({"after": {"colour": "red"}}, 'there is no field "colour"'),
    ({"after": {"date": "May 2003"}}, "not EDTF"),
    ({"after": {"date": "XXXX-05-06"}}, "has no year"),
    ({"after": {"date": 2003}}, '"date" is EDTF'),
    ({"after": {"kind": "party"}}, "'party' is none of"),
    ({"after": {"domains": []}}, "at least one"),
    ({"after": {"domains": ["sport"]}}, "'sport' is none of"),
    ({"after": {"status": "maybe"}}, "'maybe' is none of"),
    ({"after": {"title": " "}}, '"title" is a sentence'),
    ({"after": {"actors": [{"side": "Peru"}]}}, 'needs a "name"'),
    ({"quote": None}, "belong together"),
    ({"event": None, "document": None, "quote": None}, "which event is meant"),
    ({"action": "dismiss"}, '"after" must be empty'),
    ({"action": "merge"}, 'needs "events"'),
    ({"action": "merge", "after": {"events": [{}]}}, 'needs "event"'),
    ({"action": "split", "after": {"parts": [{}]}}, "two or more"),
    ({"action": "split", "after": {"parts": [{}, {}]}}, '"evidence" is a list'),
    ({"action": "undo", "after": {}}, 'needs "correction"'),
    ({"action": "add"}, "must give the event a title"),
]


@pytest.mark.parametrize(("change", "why"), WRONG)
def test_a_wrong_line_is_named_with_its_number(
    tmp_path: Path, change: dict[str, Any], why: str
) -> None:
    path = tmp_path / FILE
    path.write_text(f"{json.dumps(ROW)}\n\n{json.dumps({**ROW, **change})}\n", encoding="utf-8")
    found, (problem,) = read(path)
    assert found == [Correction.from_dict(ROW)]
    assert problem.message.startswith("line 3: ")
    assert why in problem.message
    assert problem.remedy


def test_nothing_wrong_is_written(tmp_path: Path) -> None:
    path = tmp_path / FILE
    bad = Correction("2026-11-21", "Ana", "", Action.DISMISS, "0123456789ab")
    with pytest.raises(ValueError, match='"why" is missing'):
        append(path, bad)
    assert not path.exists()


def _append_many(path: Path, who: str) -> None:
    for number in range(40):
        append(path, Correction.from_dict({**ROW, "who": who, "why": str(number)}))


def test_two_people_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / FILE
    context = multiprocessing.get_context("spawn")
    people = [context.Process(target=_append_many, args=(path, who)) for who in ("Ana", "Bo")]
    for person in people:
        person.start()
    for person in people:
        person.join()
    found, problems = read(path)
    assert not problems
    assert sorted((c.who, int(c.why)) for c in found) == sorted(
        (who, number) for who in ("Ana", "Bo") for number in range(40)
    )


LINES = st.one_of(st.binary(max_size=60), st.just(json.dumps(ROW).encode()))


@settings(deadline=None)
@given(st.lists(LINES, max_size=6))
def test_whatever_stands_in_the_file_reading_it_does_not_fail(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("any") / FILE
    path.write_bytes(b"\n".join(lines))
    found, _ = read(path)
    assert (Correction.from_dict(ROW) in found) == any(
        line == json.dumps(ROW).encode() for line in b"\n".join(lines).split(b"\n")
    )


def folder_with(root: Path, **pages: str) -> Path:
    folder = root / "portugal-uruguay"
    folder.mkdir()
    (folder / "relation.toml").write_text('sides = ["PT", "UY"]\n', encoding="utf-8")
    for name, text in pages.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_build_applies_the_file(tmp_path: Path) -> None:
    folder = folder_with(
        tmp_path, page="The foreign ministers of Portugal and Uruguay met in Lisbon on 5 May 2003."
    )
    (event,) = pipeline.build(Relation.of_folder(folder)).events()
    said = Correction.of(
        event,
        Action.CHANGE,
        at="2026-11-21",
        who="Ana",
        why="minutes",
        after={"date": "2003-05-06"},
    )
    append(folder / FILE, said)
    table = pipeline.build(Relation.of_folder(folder))
    assert [e.dating.edtf for e in table.events()] == ["2003-05-06"]
    assert table.problems == ()
    (alone,) = pipeline.build(Relation.of_folder(folder), separate=True).events()
    assert alone.dating.edtf == "2003-05-06"


def test_a_build_of_a_part_leaves_the_other_documents_corrections_alone(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, one="Nothing here.", two="Nothing there.")
    gone = {**ROW, "document": "three", "who": "Gone"}
    for row in ({**ROW, "document": "two"}, gone):
        append(folder / FILE, Correction.from_dict(row))
    relation = Relation.of_folder(folder)
    part = pipeline.build(relation, [folder / "one.txt"])
    assert ["Gone" in problem.message for problem in part.problems] == [True]
    assert len(pipeline.build(relation).problems) == 2


def test_a_proof_is_told_by_its_words_alone() -> None:
    assert Proof("a", "An embassy, opened!").key == Proof("a", "an  embassy opened").key
    assert Proof("a", "x").key != Proof("b", "x").key


def test_the_docs_show_a_correction_as_it_is() -> None:
    page = (Path(__file__).parents[3] / "docs" / "corrections.md").read_text(encoding="utf-8")
    shown = page.partition("```json\n")[2].partition("\n```")[0]
    assert Correction.from_dict(json.loads(shown)).action is Action.CHANGE
    assert all(f"| `{action}` |" in page for action in Action)
