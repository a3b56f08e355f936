"""What is shipped, as a person meets it: the relation that opens, the choice of another, and an
abstract that says what it is."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from components import words
from corpus import pipeline
from tests.browser.conftest import Serve
from tests.browser.timeline import Timeline
from tests.house import ROOT


def test_every_shipped_relation_can_be_chosen(page: Page, serve: Serve) -> None:
    first, *others = pipeline.relations(ROOT / "corpus" / "documents")
    assert others
    timeline = Timeline.open(page, serve())
    expect(page.get_by_role("heading", level=1)).to_have_text(first.title)
    timeline.choose_domain("Policing")
    timeline.expect_params({"domain": ["policing"]})
    for other in others:
        page.get_by_role("combobox", name=words.RELATION).click()
        page.get_by_role("option", name=other.title).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(other.title)
        timeline.expect_params({"relation": [other.id]})
        timeline.expect_events(len(pipeline.build(other)))


def test_an_abstract_says_that_it_is_our_summary_and_leads_to_its_page(
    page: Page, serve: Serve
) -> None:
    _, other = pipeline.relations(ROOT / "corpus" / "documents")
    table = pipeline.build(other)
    event = next(e for e in table.events() if len({p.document for p in e.evidence}) == 1)
    document = table.documents[event.evidence[0].document]
    assert (document.kind, document.url is None) == ("abstract", False)
    timeline = Timeline.open(page, f"{serve()}/?relation={other.id}&event={event.id}")
    expect(timeline.article.get_by_text(words.SUMMARY_NOTE)).to_be_visible()
    expect(timeline.article.locator(f'a[href="{document.url}"]')).to_be_visible()


def test_an_open_event_is_ringed_with_its_rival_dates_also_where_a_group_counts_it(
    page: Page, serve: Serve
) -> None:
    relation, *_ = pipeline.relations(ROOT / "corpus" / "documents")
    table = pipeline.build(relation)
    for dispute in table.contradictions[:3]:
        Timeline.open(page, f"{serve()}/?event={dispute.events[-1]}")
        overlay = page.get_by_test_id("timeline-overlay")
        expect(overlay.locator("circle[data-row]").first).to_be_attached()
        expect(overlay.locator('[data-tie="rival"]').first).to_be_attached()
