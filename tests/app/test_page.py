"""The timeline page as a person meets it, without a browser: widgets, messages, address."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components import words
from components.state import MAX_TEXT
from components.words import panel
from corpus import pipeline
from corpus.errors import Problem
from corpus.query import Filter, select
from corpus.read.relation import Relation
from corpus.store import EventTable
from tests.house import ROOT
from tests.synthetic import make_table

Open = Callable[..., AppTest]
TABLE = make_table(60, 2)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of documents of the test's own, named by CORPUS."""
    place = tmp_path / "pair"
    place.mkdir()
    (place / "relation.toml").write_text('title = "Here–There"\nsides = ["NZ", "VN"]\n')
    monkeypatch.setenv("CORPUS", str(tmp_path))
    return place


@pytest.fixture
def made_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> EventTable:
    """A page over sixty made-up events."""
    use(monkeypatch, TABLE)
    assert folder.exists()
    return TABLE


def use(monkeypatch: pytest.MonkeyPatch, table: EventTable, **changes: Any) -> None:
    def build(relation: Relation, **_: Any) -> EventTable:
        problems = changes.get("problems", table.problems)
        return EventTable(relation, table.columns, table.documents, problems)

    monkeypatch.setattr(pipeline, "build", build)


def visit(**params: str | list[str]) -> AppTest:
    """Open the page by a link."""
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
    for name, value in params.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def html(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def rows(page: AppTest) -> pd.DataFrame:
    found: pd.DataFrame = page.dataframe[0].value
    return found


def address(page: AppTest) -> dict[str, Any]:
    return {name: page.query_params[name] for name in page.query_params}


def keys(page: AppTest) -> set[str | None]:
    return {button.key for button in page.button}


def counts(page: AppTest, facet: str) -> dict[str, int]:
    """Pill label -> its count."""
    found = (option.rsplit(" ", 1) for option in page.pills(key=f"filter_{facet}").options)
    return {label.replace("\\", ""): int(number.replace(",", "")) for label, number in found}


def test_the_shipped_corpus_opens() -> None:
    page = visit()
    assert "<h1>New Zealand–Vietnam</h1>" in html(page)
    assert re.search(r"from \d+ documents", html(page))
    assert words.INVITE_TITLE in html(page)
    assert not page.warning
    assert address(page) == {}


def test_the_list_has_the_chart_s_events_in_its_order(made_up: EventTable) -> None:
    assert list(rows(visit())["title"]) == list(made_up.columns["title"])


def test_a_link_restores_everything(made_up: EventTable) -> None:
    name = str(made_up.columns["id"].iat[7])
    page = visit(years="2004-2012", domain=["defence", "trade"], status="occurred", event=name)
    wanted = Filter((2004, 2012), frozenset({"defence", "trade"}), statuses=frozenset({"occurred"}))
    assert page.slider(key="filter_years").value == (2004, 2012)
    assert page.pills(key="filter_domains").value == ["defence", "trade"]
    assert page.pills(key="filter_statuses").value == ["occurred"]
    shown = made_up.columns["title"].iloc[select(made_up, wanted).rows]
    assert list(rows(page)["title"]) == list(shown)
    assert str(made_up.columns["title"].iat[7]) in html(page)
    assert address(page) == {
        "years": "2004-2012",
        "domain": ["defence", "trade"],
        "status": "occurred",
        "event": name,
    }


def test_a_link_with_bad_values_says_so_and_shows_the_rest(made_up: EventTable) -> None:
    page = visit(domain=["defence", "foo"], years="never", event="zzz", shape="round", q="navy")
    (warning,) = page.warning
    said = str(warning.value).replace("\\", "")
    for part in ("‘foo’", "‘never’", "‘zzz’", "‘shape’"):
        assert part in said
    assert address(page) == {"domain": "defence", "q": "navy"}
    found = select(made_up, Filter(domains=frozenset({"defence"}), text="navy"))
    assert len(rows(page)) == len(found)


def test_a_hostile_link_is_shown_as_text(made_up: EventTable) -> None:
    assert len(made_up)
    page = visit(domain="![x](http://outside.example/a.png) <b>")
    assert r"\!\[x\]\(http\:\/\/outside" in str(page.warning[0].value).replace("/", r"\/")


def test_filters_go_into_the_address_and_reset_cleans_it(made_up: EventTable) -> None:
    page = visit()
    page.pills(key="filter_domains").set_value(["defence"]).run()
    page.text_input(key="filter_text").set_value("navy").run()
    page.slider(key="filter_years").set_range(2000, 2010).run()
    assert address(page) == {"domain": "defence", "q": "navy", "years": "2000-2010"}
    assert {"chip_domains_defence", "chip_text_None", "chip_years_None"} <= keys(page)
    page.button(key="reset").click().run()
    assert address(page) == {}
    assert len(rows(page)) == len(made_up)
    assert not [button for button in page.button if button.key == "reset"]


def test_a_chip_takes_off_one_thing_and_leaves_the_rest(made_up: EventTable) -> None:
    page = visit(domain=["defence", "trade"], q="visits", years="2004-2012", side="Vietnam")
    page.button(key="chip_domains_trade").click().run()
    assert not page.exception
    rest = {"domain": "defence", "q": "visits", "years": "2004-2012", "side": "Vietnam"}
    assert address(page) == rest
    page.button(key="chip_text_None").click().run()
    page.button(key="chip_years_None").click().run()
    assert address(page) == {"domain": "defence", "side": "Vietnam"}
    wanted = Filter(domains=frozenset({"defence"}), sides=frozenset({"Vietnam"}))
    assert len(rows(page)) == len(select(made_up, wanted))


def test_people_publishers_and_precision_are_filters_too(made_up: EventTable) -> None:
    page = visit()
    page.multiselect(key="filter_actors").set_value(["Envoy"]).run()
    page.pills(key="filter_precisions").set_value(["day", "none"]).run()
    wanted = Filter(actors=frozenset({"Envoy"}), precisions=frozenset({"day", "none"}))
    assert len(rows(page)) == len(select(made_up, wanted))
    assert address(page) == {"actor": "Envoy", "precision": ["day", "none"]}


def test_a_view_is_saved_opened_and_deleted(made_up: EventTable, folder: Path) -> None:
    page = visit(domain="defence", years="2000-2020")
    page.text_input(key="view_name").set_value("  Ships <b> ").run()
    page.button(key="view_save").click().run()
    assert not page.exception
    saved = json.loads((folder / "views.json").read_text(encoding="utf-8"))
    assert saved == {"Ships <b>": {"domain": ["defence"], "years": ["2000-2020"]}}
    page.button(key="reset").click().run()
    assert len(rows(page)) == len(made_up)
    page.button(key="view_go_0").click().run()
    assert address(page) == {"domain": "defence", "years": "2000-2020"}
    page.button(key="view_forget_0").click().run()
    assert json.loads((folder / "views.json").read_text(encoding="utf-8")) == {}


def test_a_view_of_values_that_are_gone_says_so(made_up: EventTable, folder: Path) -> None:
    assert len(made_up)
    (folder / "views.json").write_text('{"old": {"domain": ["space", "trade"]}}')
    page = visit()
    page.button(key="view_go_0").click().run()
    assert "‘space’" in str(page.warning[0].value)
    assert address(page) == {"domain": "trade"}


@pytest.mark.parametrize("content", ["[1]", "{", '{"a": 1}', "\x00"])
def test_a_broken_file_of_views_is_said_and_kept(
    made_up: EventTable, folder: Path, content: str
) -> None:
    (folder / "views.json").write_text(content)
    page = visit()
    assert "views.json" in str(page.warning[0].value).replace("\\", "")
    assert len(rows(page)) == len(made_up), "the page works without them"
    assert (folder / "views.json").read_text() == content


def test_a_search_without_end_is_cut(made_up: EventTable) -> None:
    assert len(made_up)
    page = visit()
    page.text_input(key="filter_text").set_value("x" * 500).run()
    assert address(page) == {"q": "x" * MAX_TEXT}


def test_the_years_say_what_is_shown_only_because_it_may_fall_in_them(
    made_up: EventTable,
) -> None:
    page = visit(years="2004-2006")
    found = select(made_up, Filter((2004, 2006)))
    (said,) = [str(e.value).replace("\\", "") for e in page.markdown]
    assert f"{len(found)} of 60 events" in said
    assert f"{len(found.undated)} of them are undated" in said
    page = visit(domain="defence")
    assert not [e for e in page.markdown if "undated" in str(e.value)], "no years were chosen"


def test_counts_follow_the_other_filters(made_up: EventTable) -> None:
    page = visit()
    before = counts(page, "domains")
    page.pills(key="filter_statuses").set_value(["planned"]).run()
    after = counts(page, "domains")
    assert sum(after.values()) < sum(before.values())
    one = select(made_up, Filter(domains=frozenset({"trade"}), statuses=frozenset({"planned"})))
    assert after["Trade"] == len(one)
    page.pills(key="filter_domains").set_value(["trade"]).run()
    assert counts(page, "domains") == after, "choosing a domain leaves the other domains' counts"
    assert counts(page, "statuses")["Planned"] == len(one)


def test_a_value_without_events_stays_to_be_taken_off(made_up: EventTable) -> None:
    assert len(made_up)
    page = visit(domain="trade", q="no such words")
    assert counts(page, "domains")["Trade"] == 0
    assert page.pills(key="filter_domains").value == ["trade"]


def test_nothing_found_has_a_way_back(made_up: EventTable) -> None:
    page = visit(q="no such words anywhere")
    assert words.NOTHING_TITLE in html(page)
    assert not page.dataframe
    page.button(key="reset_empty").click().run()
    assert len(rows(page)) == len(made_up)
    assert address(page) == {}


def test_the_panel_leads_from_event_to_event(made_up: EventTable) -> None:
    page = visit()
    page.button(key="door_first").click().run()
    assert not page.exception
    names = list(made_up.columns["id"])
    first = names.index(address(page)["event"])
    assert "<mark" in html(page)
    page.button(key="go_next").click().run()
    assert address(page) == {"event": names[first + 1]}
    page.button(key="go_previous").click().run()
    assert address(page) == {"event": names[first]}
    page.button(key="go_close").click().run()
    assert address(page) == {}
    assert words.INVITE_TITLE in html(page)


def test_linked_events_lead_to_one_another(made_up: EventTable) -> None:
    linked = next(event for event in made_up.events() if event.links)
    page = visit(event=linked.id)
    mate = linked.links[0]
    page.button(key=f"link_{mate.rel.value}_{mate.id}").click().run()
    assert address(page) == {"event": mate.id}


def test_why_an_event_is_here(made_up: EventTable) -> None:
    event = made_up.event_at(0)
    shown = html(visit(event=event.id))
    assert panel.made_by(event.made_by) in shown
    assert "Day month year" in shown


def test_an_event_outside_the_filter_stays_open_and_says_so(made_up: EventTable) -> None:
    name = str(made_up.columns["id"].iat[0])
    page = visit(event=name, q="no such words")
    assert words.OUTSIDE_FILTER in [caption.value for caption in page.caption]


def test_several_relations_are_a_choice_that_stands_in_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, title in (("a", "First"), ("b", "Second")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "relation.toml").write_text(f'title = "{title}"\n')
    monkeypatch.setenv("CORPUS", str(tmp_path))
    use(monkeypatch, TABLE)
    page = visit(relation="b", domain="trade")
    assert "<h1>Second</h1>" in html(page)
    page.selectbox(key="relation").set_value("a").run()
    assert "<h1>First</h1>" in html(page)
    assert address(page) == {}, "the other relation's filter does not hold here"
    page = visit(relation="c")
    assert "‘c’" in str(page.warning[0].value)
    assert "<h1>First</h1>" in html(page)


def test_no_documents(folder: Path) -> None:
    assert folder.exists()
    assert words.NO_DOCUMENTS_TITLE in html(visit())


def test_only_unreadable_documents(folder: Path) -> None:
    (folder / "a.md").write_bytes(b"\xff\xfe\x00\xd8 not text")
    page = visit()
    assert words.NONE_READ_TITLE in html(page)
    assert "a.md" in html(page)
    assert page.expander[0].proto.expanded, "there is nothing else to read"


def test_documents_without_events(folder: Path) -> None:
    (folder / "a.md").write_text("---\ntitle: Nothing\ndate: 2006-01-01\n---\n\nGreen grass.\n")
    assert words.NO_EVENTS_TITLE in html(visit())


def test_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORPUS", str(tmp_path / "nowhere"))
    page = visit()
    assert words.BAD_FOLDER_TITLE in html(page)
    assert "nowhere" in html(page)


def test_reading_shows_how_far_it_is_and_can_be_stopped(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folder.exists()
    told: list[str] = []

    def build(relation: Relation, progress: Callable[[int, int], None]) -> EventTable:
        for done in range(1, 301):
            progress(done, 300)
        return EventTable(relation, TABLE.columns, TABLE.documents)

    monkeypatch.setattr(pipeline, "build", build)

    def reading(done: int, of: int) -> str:
        told.append(f"{done}/{of}")
        return "…"

    monkeypatch.setattr(words, "reading", reading)
    page = visit()
    assert told[-1] == "300/300"
    assert 40 < len(told) < 70, "not every document is a message"
    assert not [b for b in page.button if b.key == "stop_reading"], "it is gone when all is read"
    page.session_state["reading_stopped"] = "pair"
    page.run()
    assert words.STOPPED_TITLE in html(page)
    assert not page.dataframe
    page.button(key="read_on").click().run()
    assert len(rows(page)) == len(TABLE)


def test_refused_documents_are_named_with_their_remedy(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folder.exists()
    problems = (
        Problem("bad<b>.md", "it is not UTF-8", "save it as UTF-8", refused=True),
        Problem("weak.md", "it has no date", "write one"),
    )
    use(monkeypatch, TABLE, problems=problems)
    page = visit()
    assert words.refused(1) in str(page.warning[0].value)
    shown = html(page)
    assert "bad&lt;b&gt;.md" in shown
    assert " Save it as UTF-8." in shown
    assert "weak.md" in shown
    assert len(rows(page)) == len(TABLE), "the rest is shown"


@pytest.mark.parametrize("hostile", [False, True])
def test_pictures_are_ordered_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, hostile: bool
) -> None:
    assert folder.exists()
    use(monkeypatch, make_table(40, 3, hostile=hostile))
    page = visit()
    page.button(key="picture_png").click().run()
    assert not page.exception
    assert "picture_order" not in page.session_state
    assert page.session_state["pictures"] == 1


def test_a_file_that_is_no_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "events.parquet"
    broken.write_text("no table")
    monkeypatch.setenv("CORPUS", str(broken))
    shown = html(visit())
    assert words.BAD_FOLDER_TITLE in shown
    assert "is no table of events" in shown
