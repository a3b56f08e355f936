"""When an act was or is to be, and so whether it is done: date words, tense and the page's day."""

from __future__ import annotations

import re

from corpus.dates import Timex
from corpus.events import scope, status, when
from corpus.events.acts import Act
from corpus.events.clauses import Clause
from corpus.events.reading import Reading
from corpus.events.retold import LEAD_SENTENCES
from corpus.records import Dating, Precision, Status

_BEFORE_THAT = re.compile(r"\b(?:had|previous|earlier|past|since)\b")
_SO_LONG_AFTER = re.compile(r"\b(?:days|weeks|months|years|decades|centuries)\s+after\s[^,;]*$")
"""What comes after it counts back from the page's news: "nine years after negotiations began"."""
_BEFORE_NOUN = re.compile(
    r"\b(?:previous|earlier|past|since|had\s+(?:also\s+|already\s+)?(?:been|kept|held|made|taken|\w{3,}ed))\b"
)


def settle(reading: Reading, act: Act, timex: Timex | None) -> tuple[status.Verdict, Dating, str]:
    """The status, which a date still to come makes a plan; the date of the act; its reason."""
    if timex is not None:
        return _by_words(reading, act, timex)
    published, verdict = reading.document.date, act.verdict
    lead = act.sentence.number < LEAD_SENTENCES and verdict.status is Status.OCCURRED
    told_as_news = act.kind in scope.NEWS_KINDS or act.clause.head.key == "calling-off"
    news = told_as_news and verdict.status is Status.OCCURRED
    if (lead or news) and published.is_dated and not _told_before(reading.text, act.clause):
        itself = act.kind in ("joint_statement", "statement", "diplomatic")
        dating = when.from_publication(published, the_act_itself=itself) or Dating.undated()
        return verdict, dating, "no date words: the document’s own date"
    return verdict, Dating.undated(), "no words date it"


def _by_words(reading: Reading, act: Act, timex: Timex) -> tuple[status.Verdict, Dating, str]:
    """What date words make of an act's status, and its date."""
    published, verdict = reading.document.date, act.verdict
    begins = any(h.group == "begins" for h in act.hits)
    told = reading.text[act.clause.start : act.clause.end]
    dating = when.from_start(
        act.kind, timex.dating, begins=begins, anniversary="nniversary" in told
    )
    if timex.function == "from" and act.kind == "military_deployment":
        dating = when.onward(dating)
    if begins and (dating.edtf or "").endswith("/..") and verdict.status is Status.OCCURRED:
        verdict = status.Verdict(Status.RECURRING, "it has gone on since")
    if verdict.status in (Status.PLANNED, Status.PROPOSED) and not _is_its_day(
        act, timex, published
    ):
        why = f"“{timex.text}” is when it was said, not when it is to happen"
        return verdict, Dating.undated(), why
    form = act.clause.head.form
    if form == "past" and verdict.status is Status.OCCURRED and _ahead(dating, published):
        why = f"“{timex.text}” lies after the document’s date, what was done does not"
        if act.clause.head.key != "calling-off":
            return verdict, Dating.undated(), why
        return (*settle(reading, act, None)[:2], why)
    done = form in ("past", "part") or _HELD.search(told)
    if verdict.status is Status.RECURRING and done and _is_a_day(dating):
        verdict = status.Verdict(Status.OCCURRED, f"it was done “{timex.text}”")
    there = _IS_IN.match(reading.text, act.clause.head.start) and not _after(dating, published)
    ahead = form != "past" and _ahead(dating, published, present=form in ("s", "base"))
    ahead = ahead and not there  # "is in Delhi this week" is under way
    if verdict.status is Status.OCCURRED and ahead:
        verdict = status.Verdict(Status.PLANNED, f"“{timex.text}” lies after the document’s date")
    anchor = f", from {timex.anchor}" if timex.anchor else ""
    return verdict, dating, f"“{timex.text}” (rule {timex.rule}{anchor})"


def _after(dating: Dating, published: Dating) -> bool:
    """Whether the days begin after the page's."""
    return _ahead(dating, published)


_IS_IN = re.compile(r"(?:is|are)\s+(?:in|on)\b")
_HELD = re.compile(r"\b(?:held|met|took place|was held|were held|hosted|convened)\b")


def _told_before(text: str, clause: Clause) -> bool:
    """Whether words before the head put the act before the page's own news: "had met", but not
    "had a meeting"."""
    if _SO_LONG_AFTER.search(text, clause.start, clause.head.start):
        return True
    words = _BEFORE_NOUN if clause.head.form.startswith("noun") else _BEFORE_THAT
    return bool(words.search(text, clause.start, clause.head.start))


def _is_a_day(dating: Dating) -> bool:
    return dating.precision is Precision.DAY and dating.is_dated


def _ahead(dating: Dating, published: Dating, *, present: bool = False) -> bool:
    """Whether the days lie after the page's: all, or, for a verb in the present, the last."""
    day = dating.latest if present else dating.earliest
    return bool(published.latest and day and day > published.latest)


def _is_its_day(act: Act, timex: Timex, published: Dating) -> bool:
    """Whether a date can be that of a plan: later than the page, or, after the plan's own words,
    the page's day ("will meet him today")."""
    if timex.function == "since":  # "will help those who were hit by floods since October"
        return False
    page, last = published.latest, timex.dating.latest
    if not (page and last) or last > page:
        return True
    follows = timex.start >= act.clause.head.end and timex.end <= act.clause.end
    return last == page and follows and act.verdict.status is Status.PLANNED
