"""Which folders are relations, what their relation.toml may say, and what belongs to none."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import RelationError
from corpus.read.folder import strays
from corpus.read.relation import Relation, declared_relations, find_relations

PAIR = 'sides = ["NZ", "VN"]'


def lay_out(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def relation(folder: Path, toml: str) -> Relation:
    return Relation.of_folder(lay_out(folder, {"relation.toml": toml}))


def test_a_whole_relation(tmp_path: Path) -> None:
    toml = f"""
        title = "Aotearoa–Việt Nam"
        {PAIR}
        hemisphere = "south"
        date_order = "day-first"
        [publishers]
        "beehive.govt.nz" = "NZ"
        "Vietnam Hoi Nhap" = "vn"
    """
    found = relation(tmp_path / "nz-vn", toml)
    assert (found.id, found.title) == ("nz-vn", "Aotearoa–Việt Nam")
    assert found.sides == ("New Zealand", "Vietnam")
    assert (found.hemisphere, found.day_first) == ("south", True)
    assert found.publishers == {"beehive.govt.nz": "New Zealand", "Vietnam Hoi Nhap": "Vietnam"}


@pytest.mark.parametrize(
    ("toml", "sides", "title"),
    [
        ("", (), "nz-vn"),
        ("sides = []", (), "nz-vn"),
        (PAIR, ("New Zealand", "Vietnam"), "New Zealand–Vietnam"),
        ('sides = ["nz", "vietnam"]', ("New Zealand", "Vietnam"), "New Zealand–Vietnam"),
        ('sides = ["NO", "DK"]', ("Norway", "Denmark"), "Norway–Denmark"),
        ("\ufeff" + PAIR, ("New Zealand", "Vietnam"), "New Zealand–Vietnam"),
    ],
)
def test_sides(tmp_path: Path, toml: str, sides: tuple[str, ...], title: str) -> None:
    found = relation(tmp_path / "nz-vn", toml)
    assert (found.sides, found.title) == (sides, title)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('sides = ["NZ"]', "sides must be two countries, not New Zealand — write sides ="),
        ('sides = ["NZ", "New Zealand"]', "sides must be two countries"),
        ('sides = ["NZ", "VN", "AU"]', "sides must be two countries"),
        ('sides = ["NZ", "XX"]', "'XX' is no country — write its two-letter ISO code"),
        ("sides = [1, 2]", "1 is no country"),
        ('sides = "NZ"', "sides must be a list of two countries — write sides ="),
        ('hemisphere = "south pole"', 'hemisphere must be "north" or "south", not \'south pole\''),
        ('date_order = "d/m/y"', 'date_order must be "day-first" or "month-first"'),
        ("date_order = []", 'date_order must be "day-first" or "month-first"'),
        ('publishers = ["NZ"]', "publishers must be a table of names and countries"),
        ('[publishers]\n"x" = "Narnia"', "'Narnia' is no country"),
        ('hemispere = "south"', "there is no such key: hemispere — known are title, sides"),
        ("sides = [", "cannot be read: "),
        ("title = a\n", "cannot be read: "),
    ],
)
def test_what_is_wrong_in_a_relation(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(RelationError) as raised:
        relation(tmp_path, toml)
    assert str(raised.value).startswith(f"{tmp_path / 'relation.toml'}: {message}")
    assert raised.value.problem.refused


def test_a_relation_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "relation.toml").write_bytes('title = "Việt Nam"'.encode("utf-16"))
    with pytest.raises(
        RelationError, match=r"relation\.toml: is not UTF-8 — save the file as UTF-8"
    ):
        Relation.of_folder(tmp_path)


def test_a_folder_without_relation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = lay_out(tmp_path / "new-zealand_vietnam", {"a.md": "x"})
    found = Relation.of_folder(folder)
    assert (found.id, found.title, found.sides) == (folder.name, "New Zealand Vietnam", ())
    monkeypatch.chdir(folder)
    assert Relation.of_folder(Path()).id == folder.name


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (["a.md", "x/b.md"], ["."]),  # no relation at all: the root is one
        ([], ["."]),
        (["b/relation.toml", "a/relation.toml", "c/d.md"], ["a", "b"]),
        (["relation.toml", "x/b.md"], ["."]),
        (["relation.toml", "x/relation.toml"], [".", "x"]),
        (["asia/a/relation.toml", "asia/b/relation.toml"], ["asia/a", "asia/b"]),
        ([".git/relation.toml", "a/relation.toml"], ["a"]),
    ],
)
def test_find_relations(tmp_path: Path, files: list[str], found: list[str]) -> None:
    lay_out(tmp_path, dict.fromkeys(files, ""))
    folders = [relation.folder for relation in find_relations(tmp_path)]
    assert folders == [tmp_path / name for name in found]


def test_the_relation_that_opens_comes_first(tmp_path: Path) -> None:
    files = {"a/relation.toml": "", "b/relation.toml": "opens = true", "c/relation.toml": ""}
    lay_out(tmp_path, files)
    assert [relation.id for relation in find_relations(tmp_path)] == ["b", "a", "c"]


def test_no_such_root(tmp_path: Path) -> None:
    with pytest.raises(RelationError, match=r"no such folder — point --corpus or CORPUS at one"):
        find_relations(tmp_path / "missing")


def test_folders_of_one_name_have_different_ids(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        dict.fromkeys(["x/nz/relation.toml", "y/nz/relation.toml", "vn/relation.toml"], ""),
    )
    assert [relation.id for relation in find_relations(tmp_path)] == ["vn", "x/nz", "y/nz"]


def test_one_broken_relation_leaves_the_others(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a/relation.toml": "sides = [", "a/d.md": "x", "b/relation.toml": PAIR})
    assert [relation.id for relation in find_relations(tmp_path)] == ["b"]
    (problem,) = strays(tmp_path)
    assert problem.document == str(tmp_path / "a/relation.toml")
    assert problem.refused
    assert len(declared_relations(tmp_path)[1]) == 1


def test_nothing_but_broken_relations(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a/relation.toml": "sides = [", "d.md": "x"})
    with pytest.raises(RelationError, match=r"a/relation\.toml: cannot be read"):
        find_relations(tmp_path)


def test_documents_of_no_relation_are_reported(tmp_path: Path) -> None:
    lay_out(tmp_path, {
        "a/relation.toml": PAIR, "a/mine.md": "x", "loose.md": "x", "README.md": "x",
        "b/one.md": "x", "b/deep/two.txt": "x", "c/one.md": "x", "d/map.png": "x", "old.pdf": "x",
    })  # fmt: skip
    lines = [str(problem).replace(f"{tmp_path}/", "") for problem in strays(tmp_path)]
    assert lines == [
        "b: its 2 documents belong to no relation — write a relation.toml into this folder",
        "c: its document belongs to no relation — write a relation.toml into this folder",
        (
            "loose.md: lies beside the relations’ folders and belongs to none of them"
            " — move it into the folder of its relation"
        ),
        "old.pdf: is a PDF, which is not read yet — save its text as .txt or .md",
    ]
    assert all(problem.refused for problem in strays(tmp_path))


@pytest.mark.parametrize("files", [["a.md", "x/b.md"], ["relation.toml", "a.md", "x/b.md"]])
def test_a_root_that_is_one_relation_has_no_strays(tmp_path: Path, files: list[str]) -> None:
    lay_out(tmp_path, dict.fromkeys(files, ""))
    assert strays(tmp_path) == []
