"""Folder -> table: one bad document stops nothing, nothing is made up, nothing hangs on chance."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import pipeline
from corpus.engines import CHUNK
from corpus.errors import Problem, RelationError
from corpus.events.extract import extract
from corpus.events.people import Known
from corpus.read.relation import Relation
from corpus.records import Document, Event
from corpus.store import EventTable

SHIPPED = Path(__file__).parents[2] / "corpus" / "documents"
PAIR = 'sides = ["NZ", "VN"]'
MET = "New Zealand’s Foreign Minister met Vietnam’s Foreign Minister in Hanoi on {} May 2004."


def lay_out(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def messages(problems: list[Problem], root: Path) -> list[str]:
    return [str(problem).replace(f"{root}/", "").replace(str(root), ".") for problem in problems]


def documents(table: EventTable) -> list[str]:
    return list(table.documents)


@pytest.fixture(scope="module")
def shipped() -> list[EventTable]:
    return [pipeline.build(relation) for relation in pipeline.relations(SHIPPED)]


@pytest.mark.parametrize("separate", [False, True])
def test_every_shipped_event_is_proved_word_for_word(separate: bool) -> None:
    pieces = 0
    for table in pipeline.build_paths([SHIPPED], separate=separate).tables:
        for event in table.events():
            assert event.evidence, event.title
            for piece in event.evidence:
                text = table.documents[piece.document].text
                assert text[piece.start : piece.end] == piece.quote
                assert piece.quote.strip()
                pieces += 1
    assert pieces > 20


def test_every_shipped_event_is_whole(shipped: list[EventTable]) -> None:
    for event in (event for table in shipped for event in table.events()):
        assert event.title
        assert event.domains
        assert event.made_by
        assert {"kind", "status", "date", "domains"} <= set(event.reasons)
        dating = event.dating
        assert dating.is_dated or (dating.earliest, dating.latest) == (None, None)


def test_what_is_shipped_is_read_without_a_complaint(shipped: list[EventTable]) -> None:
    assert [p for table in shipped for p in table.problems] == []
    assert pipeline.strays(SHIPPED) == []
    assert all(document.meta.get("title") for t in shipped for document in t.documents.values())


def test_one_bad_document_stops_nothing(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a.md": MET.format(3), "b.md": b"\xff", "c.md": MET.format(9)})
    table = pipeline.build(Relation.of_folder(tmp_path))
    assert documents(table) == ["a", "c"]
    assert len(table) >= 2
    assert messages(list(table.problems), tmp_path) == [
        "b.md: line 1 is not UTF-8 — save the file as UTF-8"
    ]


def test_a_document_that_breaks_a_rule_of_ours_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(tmp_path, {"a.md": MET.format(3), "b.md": MET.format(9)})

    def broken(document: Document, relation: Relation, known: Known) -> list[Event]:
        if document.id == "a":
            raise KeyError("boom")
        return extract(document, relation, known)

    monkeypatch.setattr(pipeline, "extract", broken)
    table = pipeline.build(Relation.of_folder(tmp_path))
    assert documents(table) == ["a", "b"]
    assert {piece.document for event in table.events() for piece in event.evidence} == {"b"}
    (problem,) = table.problems
    assert problem.refused
    assert str(problem).startswith("a: its events could not be entered (KeyError: 'boom')")


def test_a_date_that_is_none_is_reported(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a.md": f"---\ntitle: x\ndate: soon\n---\n{MET.format(3)}"})
    (problem,) = pipeline.build(Relation.of_folder(tmp_path)).problems
    assert "soon" in problem.message
    assert "front matter" in problem.remedy
    assert not problem.refused


def test_events_of_one_sentence_said_often_have_names_of_their_own(tmp_path: Path) -> None:
    said = "New Zealand and Vietnam held talks.\n\n" * 4
    lay_out(tmp_path, {"relation.toml": PAIR, "a.md": said, "b.md": said})
    for separate in (False, True):
        table = pipeline.build(Relation.of_folder(tmp_path), separate=separate)
        assert table.columns["id"].is_unique


# which relation a path belongs to


@pytest.fixture
def laid_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay_out(tmp_path, {
        "all/nz-vn/relation.toml": PAIR,
        "all/nz-vn/2004/a.md": MET.format(3),
        "all/nz-vn/b.md": MET.format(9),
        "all/au-vn/relation.toml": 'sides = ["AU", "VN"]',
        "all/au-vn/c.md": MET.format(12),
        "all/loose.md": MET.format(15),
        "plain/d.md": MET.format(20),
    })  # fmt: skip
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["all"], {"au-vn": ["c"], "nz-vn": ["2004/a", "b"]}),
        (["all/nz-vn"], {"nz-vn": ["2004/a", "b"]}),
        (["all/nz-vn/2004"], {"nz-vn": ["2004/a"]}),
        (["all/nz-vn/2004/a.md"], {"nz-vn": ["2004/a"]}),
        (["all/nz-vn/../nz-vn/b.md"], {"nz-vn": ["b"]}),
        (["all/nz-vn/b.md", "all/nz-vn", "all/nz-vn/2004/a.md"], {"nz-vn": ["2004/a", "b"]}),
        (["all/nz-vn/b.md", "all/au-vn/c.md"], {"nz-vn": ["b"], "au-vn": ["c"]}),
        (["plain"], {"plain": ["d"]}),
        (["plain/d.md"], {"plain": ["d"]}),
        (["all/loose.md"], {"all": ["loose"]}),
    ],
)
@pytest.mark.parametrize("absolute", [False, True])
def test_paths(
    laid_out: Path, paths: list[str], found: dict[str, list[str]], absolute: bool
) -> None:
    named = [laid_out / path if absolute else Path(path) for path in paths]
    built = pipeline.build_paths(named)
    assert {table.relation.id: documents(table) for table in built.tables} == found


def test_from_inside_a_relation(laid_out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(laid_out / "all/nz-vn/2004")
    for path in (Path(), Path("a.md"), Path("../2004")):
        (table,) = pipeline.build_paths([path]).tables
        assert (table.relation.id, documents(table)) == ("nz-vn", ["2004/a"])


def test_a_relation_inside_a_relation_keeps_its_documents(laid_out: Path) -> None:
    lay_out(laid_out / "all/nz-vn/2004/navy", {"relation.toml": PAIR, "e.md": MET.format(25)})
    for path in ("all/nz-vn", "all/nz-vn/2004"):
        tables = pipeline.build_paths([Path(path)]).tables
        assert {t.relation.id: "2004/a" in t.documents for t in tables} == {
            "nz-vn": True, "navy": False,
        }  # fmt: skip
        assert documents(tables[1]) == ["e"]


def test_what_belongs_to_no_relation_is_told(laid_out: Path) -> None:
    built = pipeline.build_paths([laid_out / "all"])
    assert messages(built.problems, laid_out / "all") == [
        (
            "loose.md: lies beside the relations’ folders and belongs to none of them"
            " — move it into the folder of its relation"
        )
    ]


@pytest.mark.parametrize("name", ["empty", "empty/relation"])
def test_a_folder_without_documents_is_told(tmp_path: Path, name: str) -> None:
    lay_out(tmp_path, {"empty/relation/relation.toml": PAIR})
    built = pipeline.build_paths([tmp_path / name])
    assert [len(table) for table in built.tables] == [0]
    assert messages(built.problems, tmp_path) == [
        f"{name}: holds no documents — put some there (.md, .markdown, .txt)"
    ]
    assert not built.problems[0].refused


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(RelationError, match=r"nowhere: there is no such file or folder"):
        pipeline.build_paths([tmp_path / "nowhere"])


def test_each_problem_is_told_once(laid_out: Path) -> None:
    lay_out(laid_out / "all/nz-vn", {"x.pdf": "", "y.md": ""})
    built = pipeline.build_paths([laid_out / "all/nz-vn", laid_out / "all/nz-vn", laid_out / "all"])
    lines = messages(built.problems, laid_out / "all")
    assert len(lines) == len(set(lines)) == 3


# the same on every way


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Relation:
    """More documents than one task holds, one of them broken."""
    root = tmp_path_factory.mktemp("many")
    days = [MET.format(1 + number % 28) for number in range(CHUNK + 6)]
    files: dict[str, str | bytes] = {f"{n:03}.md": day for n, day in enumerate(days)}
    return Relation.of_folder(lay_out(root, files | {"relation.toml": PAIR, "x.md": b"\xff"}))


@pytest.fixture(scope="module")
def local(many: Relation) -> EventTable:
    return pipeline.build(many)


@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_every_engine_gives_the_same(
    many: Relation, local: EventTable, engine: str, tmp_path: Path
) -> None:
    other = pipeline.build(many, engine=engine)
    assert (other.version, other.problems) == (local.version, local.problems)
    assert other.documents == local.documents
    for name, table in (("local", local), (engine, other)):
        table.to_parquet(tmp_path / name)
    assert (tmp_path / "local").read_bytes() == (tmp_path / engine).read_bytes()


def test_order_of_the_files_given_does_not_matter(many: Relation, local: EventTable) -> None:
    files = sorted(many.folder.glob("*.md"), reverse=True)
    assert pipeline.build(many, files).version == local.version


def test_joining_adds_no_proof_and_loses_none(many: Relation, local: EventTable) -> None:
    def proofs(table: EventTable) -> set[tuple[str, int, int]]:
        pieces = [piece for event in table.events() for piece in event.evidence]
        return {(piece.document, piece.start, piece.end) for piece in pieces}

    apart = pipeline.build(many, separate=True)
    assert len(apart) > len(local)
    assert proofs(apart) == proofs(local)
    assert all(len({p.document for p in event.evidence}) == 1 for event in apart.events())


def test_progress_is_told(many: Relation) -> None:
    told: list[tuple[int, int]] = []
    pipeline.build(many, progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (CHUNK + 6, CHUNK + 6)
