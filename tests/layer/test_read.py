"""Files become documents, or are refused with file, place and remedy; nothing vanishes silently."""

from __future__ import annotations

import os
from pathlib import Path

import frontmatter as reference
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from corpus import settings
from corpus.errors import Problem
from corpus.read import frontmatter
from corpus.read.documents import Reading, host, read_file, read_folder
from corpus.read.title import in_words, title_of

GOOD = "The two ministers met in Hanoi on 17 November 2006."


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def read(folder: Path, content: str | bytes, name: str = "page.md") -> Reading:
    return read_folder(write(folder, {name: content}))


def told(reading: Reading, folder: Path) -> list[str]:
    return [str(problem).replace(f"{folder}/", "") for problem in reading.problems]


# front matter


@pytest.mark.parametrize(
    ("matter", "meta"),
    [
        ("country: NO", {"country": "NO"}),
        ("answer: yes\nother: off", {"answer": "yes", "other": "off"}),
        ("date: 2019-11", {"date": "2019-11"}),
        ("date: 2019-11-04", {"date": "2019-11-04"}),
        ("date: 2019", {"date": "2019"}),
        ("a: 0o17\nb: 12:30:45\nc: 1_000", {"a": "0o17", "b": "12:30:45", "c": "1_000"}),
        ('title: "On: terms"', {"title": "On: terms"}),
        ("title: 'It''s signed'", {"title": "It's signed"}),
        ("title: >\n  two\n  lines", {"title": "two lines\n"}),
        ("ministers:\n  - Phil Goff\n  - NO", {"ministers": ["Phil Goff", "NO"]}),
        ("Title: Written large", {"title": "Written large"}),
        ("url: null\nnote: ~\nempty:", {"url": "", "note": "", "empty": ""}),
        ('word: "null"', {"word": "null"}),
        ("title: !!int 5", {"title": "5"}),
        ("# only a remark", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_scalars_stay_as_written(matter: str, meta: dict[str, object]) -> None:
    assert frontmatter.split(f"---\n{matter}\n---\n\n{GOOD}") == (meta, GOOD)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: a\ntitle: b\n---\nx", "line 3: the key “title” stands twice"),
        ("---\ntitle: a\nTITLE: b\n---\nx", "line 3: the key “TITLE” stands twice"),
        ("---\na:\n  b: 1\n  b: 2\n---\nx", "line 4: the key “b” stands twice"),
        ("\n\n---\ntitle: a\ntitle: b\n---\nx", "line 5: the key “title” stands twice"),
        ("---\n\n\ntitle: a\ntitle: b\n---\nx", "line 5: the key “title” stands twice"),
        ("---\ntitle: a\n\nx", "line 1: front matter begins here and never ends"),
        ("\n---\ntitle: a\n\nx", "line 2: front matter begins here and never ends"),
        ("---\ntitle: On: terms\n---\nx", "line 2: mapping values are not allowed here"),
        ("---\na: [1\n---\nx", "line 3: "),
        ("---\nt: a\n\tb: c\n---\nx", "line 3: "),
        ("---\nt: \x07\n---\nx", "line 2: the character U+0007 is not allowed"),
        ("---\ntitle: *Important*\n---\nx", "line 2: a value that begins with * must stand in"),
        ("---\n- one\n- two\n---\nx", "line 2: expected lines of the form “key: value”"),
        ("---\nA rule, not front matter.\n---\nx", "line 2: expected lines of the form"),
        ("---\n? [a, b]\n: c\n---\nx", "line 2: a key must be one word"),
        (f"---\na: {'[' * 5000}\n---\nx", "it is nested too deeply"),
        (f"---\na: {'b' * 60_000}\n---\nx", "characters long"),
        ("+++\ntitle = 'a'\n+++\nx", "front matter between +++ (TOML) is not read"),
    ],
)  # fmt: skip
def test_broken_front_matter_names_its_line(text: str, message: str) -> None:
    with pytest.raises(frontmatter.FrontMatterError) as raised:
        frontmatter.split(text)
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (f"{GOOD}\n\n---\n\nMore.", f"{GOOD}\n\n---\n\nMore."),  # a rule in the middle
        (f"---\na: b\n---\n{GOOD}\n\n---\n\nMore.", f"{GOOD}\n\n---\n\nMore."),
        ("--- so he said\n---\nx\n---\ny", "--- so he said\n---\nx\n---\ny"),
        ("-----\na: b\n-----\nx", "x"),
        ("---\na: b\n-----  \nx", "x"),
        (f"---\n\n{GOOD}", f"---\n\n{GOOD}"),  # a rule, no key
        ('{\n"title": "a"\n}\nx', "x"),
        ("---\n---\nx", "x"),
        ("---\na: b\n---", ""),
    ],
)  # fmt: skip
def test_where_front_matter_ends(text: str, body: str) -> None:
    assert frontmatter.split(text)[1] == body
    assert reference.parse(text)[1] == body


_LINES = st.sampled_from(
    ["---", "----", "--- ", "a: b", "b: NO", "Prose, no key.", "", " ", "\t", "é: “x”", "{", "}",
     '"k": 1', "- item", "…", "\u2028", "+++", "\x0c", "---\x0b"]
)  # fmt: skip


@given(st.lists(_LINES, max_size=9).map("\n".join))
def test_the_text_is_what_python_frontmatter_leaves(text: str) -> None:
    try:
        left = reference.parse(text)[1]
    except (yaml.YAMLError, ValueError):
        left = None  # python-frontmatter reads it as no text at all
    try:
        body = frontmatter.split(text)[1]
    except frontmatter.FrontMatterError:
        return  # refused, and so nothing wrong can come of it
    if left is not None:
        assert body == left


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(max_size=30)))
def test_every_string_comes_back(meta: dict[str, str]) -> None:
    matter = yaml.safe_dump(meta, allow_unicode=True, default_style='"')
    assert frontmatter.parse_yaml(matter) == meta


# documents


def test_a_document_as_it_is_read(tmp_path: Path) -> None:
    matter = "title: Talks\nurl: https://www.paper.example/a\nlanguage: en\nkind: abstract"
    (document,) = read(
        tmp_path, f"---\n{matter}\n---\n\n{GOOD}\n", "2006/talks in Hà Nội.md"
    ).documents
    assert document.id == "2006/talks in Hà Nội"
    assert (document.title, document.publisher) == ("Talks", "paper.example")
    assert (document.kind, document.language, document.text) == ("abstract", "en", GOOD)
    assert document.meta["title"] == "Talks"
    assert not document.date.is_dated


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xef\xbb\xbf---\ntitle: a\n---\nx", "x"),
        (b"---\r\ntitle: a\r\n---\r\none\r\ntwo\r\n", "one\ntwo"),
        (b"---\rtitle: a\r---\rone\rtwo", "one\ntwo"),
        (b"---\ntitle: a\n---\nTab\there\n", "Tab\there"),
    ],
)  # fmt: skip
def test_byte_order_marks_and_line_ends(tmp_path: Path, content: bytes, text: str) -> None:
    (document,) = read(tmp_path, content).documents
    assert (document.title, document.text) == ("a", text)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "page.md: has no text — paste the page's text below its front matter"),
        (b" \n\t\n", "page.md: has no text — paste the page's text below its front matter"),
        (b"---\ntitle: a\n---\n", "page.md: has no text — paste"),
        (b"one\ntwo caf\xe9", "page.md: line 2 is not UTF-8 — save the file as UTF-8"),
        ("Tiếng Việt".encode("utf-16"), "page.md: line 1 is UTF-16 — save the file as UTF-8"),
        (b"x" * 5000 + b"\n\0", "page.md: is not text: there is a NUL byte in line 2 — save"),
        (b"\xed\xa0\x80 a lone surrogate", "page.md: line 1 is not UTF-8"),
        (b"x" * 5_000_001, "page.md: is 5,000,001 bytes long — documents end at 5 MB; split it"),
        (b"---\na: b\n\nx", "page.md: its front matter cannot be read: line 1: front matter"),
        (b"---\na: b: c\n---\nx", "page.md: its front matter cannot be read: line 2: mapping"),
    ],
)  # fmt: skip
def test_refused_with_place_and_remedy_and_the_rest_goes_on(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    write(tmp_path, {"good.md": GOOD})
    reading = read(tmp_path, content)
    assert [document.id for document in reading.documents] == ["good"]
    (message,) = told(reading, tmp_path)
    assert message.startswith(problem)
    assert " — " in message
    assert reading.problems[0].refused


def test_a_limit_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MAX_DOCUMENT_BYTES", len(GOOD) - 1)
    assert read(tmp_path, GOOD).documents == []


def test_what_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root every file opens, so the refusal is played."""
    write(tmp_path, {"good.md": GOOD, "locked.md": GOOD})
    opened = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "locked.md":
            raise PermissionError(13, "Permission denied")
        return opened(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    reading = read_folder(tmp_path)
    assert [d.id for d in reading.documents] == ["good"]
    expected = "locked.md: cannot be opened (Permission denied) — check its rights"
    assert told(reading, tmp_path) == [expected]


def test_a_folder_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"good.md": GOOD, "locked/a.md": GOOD})
    scan = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    reading = read_folder(tmp_path)
    assert [d.id for d in reading.documents] == ["good"]
    expected = "locked: cannot be opened (Permission denied) — check its rights"
    assert told(reading, tmp_path) == [expected]


def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    reading = read_folder(tmp_path)
    expected = "pipe.md: is no ordinary file — put a text file in its place"
    assert told(reading, tmp_path) == [expected]


def test_links_are_reported_and_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    write(outside, {"secret.md": "A secret."})
    write(inside, {"good.md": GOOD})
    (inside / "leak.md").symlink_to(outside / "secret.md")
    (inside / "twice.md").symlink_to(inside / "good.md")
    (inside / "all").symlink_to(outside)
    reading = read_folder(inside)
    assert [d.id for d in reading.documents] == ["good"]
    assert [line.partition(":")[0] for line in told(reading, inside)] == [
        "all",
        "leak.md",
        "twice.md",
    ]
    assert all("is a link, and links are not followed — " in str(p) for p in reading.problems)


def test_one_id_twice(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "From Markdown.", "a.txt": "From text.", "b.txt": GOOD})
    reading = read_folder(tmp_path)
    assert [(d.id, d.text) for d in reading.documents] == [("a", "From Markdown."), ("b", GOOD)]
    assert told(reading, tmp_path) == ["a.txt: has the same name as a.md — rename one of them"]


def test_a_refused_twin_does_not_take_the_name(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "", "a.txt": GOOD})
    reading = read_folder(tmp_path)
    assert [d.text for d in reading.documents] == [GOOD]
    assert len(reading.problems) == 1


def test_order_is_that_of_the_ids(tmp_path: Path) -> None:
    names = ["b.md", "a-b.md", "a.md", "a/c.md", "B.md", "ă.md"]
    write(tmp_path, dict.fromkeys(names, GOOD))
    found = [d.id for d in read_folder(tmp_path).documents]
    assert found == sorted(found)
    assert len(found) == len(names)


def test_names_that_systems_spell_in_two_ways_are_one_id(tmp_path: Path) -> None:
    apart = "Nguye\u0302\u0303n.md"
    (document,) = read(tmp_path, GOOD, apart).documents
    assert document.id == "Nguyễn"


def test_a_line_break_in_a_name_fakes_no_message(tmp_path: Path) -> None:
    reading = read(tmp_path, b"", "a\ncorpus: all well\u202e.md")
    assert "\n" not in str(reading.problems[0])
    assert told(reading, tmp_path)[0].startswith("a\\ncorpus: all well\\u202e.md: has no text")
    (document,) = read(tmp_path / "good", GOOD, "a\nb.md").documents
    assert document.id == "a\nb"


def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path / "caf") + b"\xe9.md"))
    path.write_text(GOOD)
    reading = read_folder(tmp_path)
    assert reading.documents == []
    expected = "caf\\xe9.md: has a name that is not UTF-8 — rename it"
    assert told(reading, tmp_path) == [expected]
    assert str(reading.problems[0]).encode()


def test_what_is_passed_over_without_a_word(tmp_path: Path) -> None:
    names = ["README.md", "readme.txt", ".hidden.md", ".git/a.md", "map.png", "corrections.jsonl"]
    reading = read_folder(write(tmp_path, dict.fromkeys(names, GOOD)))
    assert (reading.documents, reading.problems) == ([], [])


@pytest.mark.parametrize(
    ("name", "what"), [("a.pdf", "a PDF"), ("A.HTML", "a web page"), ("b.docx", "a word")]
)
def test_documents_of_other_formats_are_reported(tmp_path: Path, name: str, what: str) -> None:
    reading = read(tmp_path, b"...", name)
    (message,) = told(reading, tmp_path)
    assert message.startswith(f"{name}: is {what}")
    assert message.endswith(" — save its text as .txt or .md")
    assert reading.problems[0].refused


def test_another_relations_folder_is_left_to_it(tmp_path: Path) -> None:
    write(
        tmp_path, {"a.md": GOOD, "inner/relation.toml": "", "inner/b.md": GOOD, "part/c.md": GOOD}
    )
    assert [d.id for d in read_folder(tmp_path).documents] == ["a", "part/c"]


def test_a_file_outside_the_root_is_named_by_its_file(tmp_path: Path) -> None:
    write(tmp_path, {"a/page.md": GOOD, "b/x.md": GOOD})
    assert read_file(tmp_path / "a/page.md", tmp_path / "b").id == "page"


def test_paths_may_be_relative_or_roundabout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"rel/sub/page.md": GOOD, "rel/other/x.md": GOOD})
    monkeypatch.chdir(tmp_path)
    for path in (Path("rel/sub/page.md"), tmp_path / "rel/other/../sub/page.md"):
        for root in (Path("rel"), tmp_path / "rel"):
            assert read_file(path, root).id == "sub/page"


# sidecars


def test_the_documents_own_words_go_before_its_sidecar(tmp_path: Path) -> None:
    write(tmp_path, {
        "a.md": f"---\ntitle: Own\nurl:\n---\n{GOOD}",
        "a.meta.yaml": b"\xef\xbb\xbftitle: Beside\r\nurl: https://x.example/\r\nplace: NO\r\n",
    })  # fmt: skip
    (document,) = read_folder(tmp_path).documents
    assert dict(document.meta) == {"title": "Own", "url": "https://x.example/", "place": "NO"}
    assert document.title == "Own"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"title: a: b", "a.txt: its sidecar a.meta.yaml cannot be read: line 1: mapping values"),
        (b"x: 1\nx: 2", "a.txt: its sidecar a.meta.yaml cannot be read: line 2: the key “x”"),
        (b"just words", "a.txt: its sidecar a.meta.yaml cannot be read: line 1: expected lines"),
        (b"a: caf\xe9", "a.txt: its sidecar a.meta.yaml line 1 is not UTF-8"),
    ],
)  # fmt: skip
def test_a_broken_sidecar(tmp_path: Path, content: bytes, problem: str) -> None:
    write(tmp_path, {"a.txt": GOOD, "a.meta.yaml": content, "b.txt": GOOD})
    reading = read_folder(tmp_path)
    assert [d.id for d in reading.documents] == ["b"]
    assert told(reading, tmp_path)[0].startswith(problem)


def test_an_empty_sidecar_says_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": GOOD, "a.meta.yaml": "# nothing yet\n"})
    (document,) = read_folder(tmp_path).documents
    assert dict(document.meta) == {}


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("b.meta.yaml", "b.meta.yaml: is a sidecar without a document — put the document"),
        ("a.meta.yml", "a.meta.yml: is not read: a sidecar has another ending — rename it"),
        ("a.yaml", "a.yaml: is not read: a sidecar has another ending — rename it"),
    ],
)  # fmt: skip
def test_orphan_sidecars(tmp_path: Path, name: str, problem: str) -> None:
    write(tmp_path, {"a.txt": GOOD, name: "title: x"})
    reading = read_folder(tmp_path)
    assert [d.id for d in reading.documents] == ["a"]
    assert told(reading, tmp_path)[0].startswith(problem)
    assert not reading.problems[0].refused


# titles and other fields


@pytest.mark.parametrize(
    ("name", "body", "title"),
    [
        ("a.md", "# Talks in Hanoi\n\nText.", "Talks in Hanoi"),
        ("a.md", "## **Talks** [in Hanoi](https://x.example) ##\nText.", "Talks** in Hanoi"),
        ("a.md", "Talks in Hanoi\n=====\nText.", "Talks in Hanoi"),
        ("a.md", "Talks in Hanoi\n---\nText.", "Talks in Hanoi"),
        ("joint-talks.md", "#1 in the table is trade.", "Joint talks"),
        ("joint-talks.md", "The ministers met.\n\n# Background", "Joint talks"),
        ("joint-talks.md", "# \n\nText.", "Joint talks"),
        ("joint-talks.txt", "# Not Markdown", "Joint talks"),
        ("2006-11-17-joint_talks.txt", "Text.", "Joint talks"),
        ("undated-joint-talks.txt", "Text.", "Joint talks"),
        ("20061117 talks.txt", "Text.", "Talks"),
        ("2006-11-17.txt", "Text.", "2006 11 17"),
        ("2006.txt", "Text.", "2006"),
        ("---.txt", "Text.", "---"),
        ("gặp-gỡ.txt", "Text.", "Gặp gỡ"),
    ],
)  # fmt: skip
def test_what_a_page_without_a_title_is_called(name: str, body: str, title: str) -> None:
    assert title_of(Path(name), body) == title


@given(st.text(min_size=1).filter(str.strip))
def test_a_name_in_words_makes_nothing_up(stem: str) -> None:
    letters = "".join(in_words(stem).split()).casefold()
    assert letters
    assert letters in "".join(stem.replace("-", " ").replace("_", " ").split()).casefold() or (
        letters == stem.casefold()
    )


def test_meta_stays_truthful_where_a_title_is_lent(tmp_path: Path) -> None:
    (document,) = read(tmp_path, "# Talks\n\nText.").documents
    assert document.title == "Talks"
    assert "title" not in document.meta


@pytest.mark.parametrize(
    ("matter", "field", "value"),
    [
        ("title: [a, b]", "title", "a, b"),
        ("title:\n  de: a", "title", "Page"),
        ("title: >\n  two\n\n  lines", "title", "two lines"),
        ("publisher: P\nsource: S", "publisher", "P"),
        ("source: S\nurl: https://www.x.example/", "publisher", "S"),
        ("url: https://www.x.example/a", "publisher", "x.example"),
        ("url: 'http://[broken'", "publisher", ""),
        ("kind: Abstract", "kind", "abstract"),
        ("kind: summary", "kind", "original"),
        ("language: NO", "language", "NO"),
        ("language:", "language", "en"),
    ],
)  # fmt: skip
def test_fields(tmp_path: Path, matter: str, field: str, value: str) -> None:
    (document,) = read(tmp_path, f"---\n{matter}\n---\n{GOOD}").documents
    assert getattr(document, field) == value


@pytest.mark.parametrize(
    ("url", "name"),
    [("https://WWW.Paper.example:8080/a", "paper.example"), ("paper.example/a", ""), ("", "")],
)
def test_host(url: str, name: str) -> None:
    assert host(url) == name


def test_a_problem_is_one_line() -> None:
    problem = Problem("a\nb.md", "has “x\u2028y”", "rename\tit")
    assert str(problem) == "a\\nb.md: has “x\\u2028y” — rename\\tit"
