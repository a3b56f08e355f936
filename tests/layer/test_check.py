"""`check` says what is weak in documents, where, and what to do; in a fixed order; no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import check, pipeline
from corpus.check.passed_over import why_passed_over
from corpus.events.reading import Reading
from corpus.read.relation import Relation
from tests.layer.events.helpers import PAIR as NZ_VN
from tests.layer.events.helpers import document

SHIPPED = Path(__file__).parents[2] / "corpus" / "documents"
PAIR = 'sides = ["NZ", "VN"]\ndate_order = "day-first"'
KNOWN = "---\ntitle: A page\ndate: 2004-06-01\nurl: https://paper.example/a\n---\n"
MET = "New Zealand’s Foreign Minister met Vietnam’s Foreign Minister in Hanoi on 3 May 2004."
NO_DATE = "a: has no date: relative words stay unresolved — if you know it, write it into the front"
PASSED = "but no event (no word of it is a trigger): "


def found(folder: Path, files: dict[str, str | bytes]) -> list[str]:
    for name, content in ({"relation.toml": PAIR} | files).items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    table = pipeline.build(Relation.of_folder(folder), separate=True)
    return [str(problem).replace(f"{folder}/", "") for problem in check.problems(table)]


def test_nothing_wrong_is_nothing_said(tmp_path: Path) -> None:
    assert found(tmp_path, {"a.md": f"{KNOWN}{MET}\n"}) == []


@pytest.mark.parametrize(
    ("matter", "start"),
    [
        ("title: x\nurl: https://x.example", NO_DATE),
        (
            "date: 2004\nurl: https://x.example",
            "a: has no title and is shown as “A” — write it into",
        ),
        (
            "date: 2004\ntitle: x",
            "a: names no address — add url: to the front matter or the sidecar",
        ),
        (
            "date: 2004\ntitle: x\nurl: javascript:x",
            "a: its address is not one of the web: “javascr",
        ),
        ("date: 2004\ntitle: x\nurl: x.example/a", "a: its address is not one of the web"),
        (
            "date: 2004\ntitle: x\nurl: https://x.example\nlanguage: vi",
            "a: is in “vi”, and only English (en) is read — add a translation",
        ),
        (
            "date: 2004\ntitle: x\nurl: https://x.example\nkind: summary",
            "a: is of an unknown kind, “summary” — write kind: original or abstract",
        ),
        (
            "date: soon\ntitle: x\nurl: https://x.example",
            "a: the front matter's date ‘soon’ cannot",
        ),
    ],
)
def test_what_is_weak_in_a_page(tmp_path: Path, matter: str, start: str) -> None:
    lines = found(tmp_path, {"a.md": f"---\n{matter}\n---\n{MET}\n"})
    assert lines[0].startswith(start)


@pytest.mark.parametrize("language", ["en", "EN", "en-NZ", "en_GB", "English"])
def test_english_under_its_names(tmp_path: Path, language: str) -> None:
    matter = KNOWN.replace("title:", f"language: {language}\ntitle:")
    assert found(tmp_path, {"a.md": matter + MET}) == []


def test_refused_documents_come_first_and_orphans_are_told(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.md": MET, "b.md": KNOWN + MET, "c.meta.yaml": "title: x", "z.md": b"\xff"
    }  # fmt: skip
    lines = found(tmp_path, files)
    assert lines[0] == "z.md: line 1 is not UTF-8 — save the file as UTF-8"
    assert lines[1].startswith("c.meta.yaml: is a sidecar without a document")
    assert [line[:12] for line in lines[2:]] == [
        "a: has no da", "a: has no ti", "a: names no ", "b: has the s",
    ]  # fmt: skip


def test_the_same_text_twice(tmp_path: Path) -> None:
    lines = found(tmp_path, {"a.md": KNOWN + MET, "b.md": KNOWN + MET + "\n"})
    assert lines == ["b: has the same text as a — remove one of them"]


def test_dates_without_events_are_told_with_line_and_reason(tmp_path: Path) -> None:
    text = f"{MET}\n\n“The mountain was first climbed in 1953.”\n\nRain fell on 7 May 2004.\n"
    assert found(tmp_path, {"a.md": KNOWN + text})[:2] == [
        f"a: line 3: “1953”, {PASSED}“The mountain was first climbed in 1953.”",
        f"a: line 5: “7 May 2004”, {PASSED}“Rain fell on 7 May 2004.”",
    ]


REASONS = """
The mountain was climbed in 1953. | no word of it is a trigger
Sales rose by 4 per cent in 2003. | figures, and no word of it is a trigger
Trade came to $2 billion in 2003. | only figures: “billion” stands without a verb such as “all
In 2003 the work met the needs of farmers. | “met the needs of” only looks like a trigger
In 2003 they liked requests from Vietnam. | “requests” is no verb here
In 2003 the Australia Visit Office smiled. | “Visit” is part of a name or a date
No minister of Vietnam visited New Zealand in 2003. | “visited” is negated: “No”
They will study if Vietnam visited the base. | “visited” is only a condition or a purpose: “if”
The treaty of Vietnam is one that they will like. | “treaty” is a noun with nothing that happens
Since 2003 the prize has gone to 274 people. | “gone to” stands without a country or town after it
The embassy of Vietnam had a garden in 2003. | “embassy” stands without a verb such as “accredited”
New Zealand will bring more flights. | “bring” stands without a person, delegation or body
In 1999 Spain’s Prime Minister visited Portugal. | “visited” is the business of Portugal and Spain
New Zealand’s minister visited Spain in 1999. | “visited” is the business of Spain
Both ministers arrived in Spain in 1999. | “arrived in” goes to Spain, a third country
"""


@pytest.mark.parametrize(
    ("sentence", "why"), [line.split(" | ") for line in REASONS.strip().split("\n")]
)
def test_each_sentence_is_told_its_own_reason(tmp_path: Path, sentence: str, why: str) -> None:
    lines = found(tmp_path, {"a.md": f"{KNOWN}{MET}\n\n{sentence}\n"})
    reasons = [line for line in lines if line.startswith("a: line 3: ")]
    assert [f"but no event ({why}" in line for line in reasons] == [True], lines


def test_a_question_tells_of_no_act() -> None:
    page = document("Has Vietnam visited New Zealand since 1990?")
    reading = Reading.of(page, NZ_VN)
    assert why_passed_over(reading, reading.sentences()[0]) == "“visited” is only asked about"


def test_a_sentence_with_an_event_is_not_told(tmp_path: Path) -> None:
    assert found(tmp_path, {"a.md": f"{KNOWN}{MET} Vietnam’s minister visited us in 2003."}) == []


def test_words_to_teach_come_last_most_frequent_first(tmp_path: Path) -> None:
    text = (
        "The mountain was climbed in 1953. It was climbed again in 1960. The two have soon drifted "
        "apart since 1999. The newly painted hall was full in 2001. They will knit."
    )
    lines = found(tmp_path, {"a.md": f"{KNOWN}{MET} {text}"})
    assert lines[-1] == (
        f"{tmp_path.name}: words that no rule knows, used as verbs near a date or modal: "
        "“climbed” 2×, “drifted” 1×, “knit” 1× — if one tells of an act, add it to a rule in "
        "corpus/lexicon/triggers.toml"
    )


def test_a_line_that_is_only_a_date_is_no_gap(tmp_path: Path) -> None:
    assert found(tmp_path, {"a.md": f"{KNOWN}{MET}\n\n(1990)\n"}) == []


def test_a_page_without_events(tmp_path: Path) -> None:
    assert found(tmp_path, {"a.md": KNOWN + "Rain fell on the mountain."}) == ["a: gave no event"]
    lines = found(tmp_path, {"a.md": KNOWN + "Rain fell on 7 May 2004."})
    assert lines[0] == "a: gave no event — the lines that follow say what was passed over"
    assert lines[1].startswith("a: line 1: “7 May 2004”")


def test_words_of_the_present_are_no_date(tmp_path: Path) -> None:
    assert found(tmp_path, {"a.md": f"{KNOWN}{MET} Rain is falling now."}) == []


def test_pages_in_another_language_are_not_gone_through(tmp_path: Path) -> None:
    matter = KNOWN.replace("title:", "language: vi\ntitle:")
    lines = found(tmp_path, {"a.md": matter + "Rain fell on 7 May 2004."})
    assert len(lines) == 1


def test_a_long_sentence_is_cut(tmp_path: Path) -> None:
    text = f"{MET} Rain fell in 1953 {'and fell ' * 40}again."
    line = found(tmp_path, {"a.md": KNOWN + text})[0]
    assert line.endswith("…”")
    assert len(line) < 250


def test_what_is_shipped_gives_few_remarks() -> None:
    tables = pipeline.build_paths([SHIPPED], separate=True).tables
    for table in tables:
        problems = check.problems(table)
        assert problems == check.problems(table)
        assert not any(problem.refused for problem in problems)
        assert len(problems) <= 3 * len(table.documents)
