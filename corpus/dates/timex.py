"""One date expression found in a text, and why it was read so."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.records import Dating


@dataclass(frozen=True, slots=True)
class Timex:
    """`text[start:end]` is the expression (offsets count code points).

    type      DATE, TIME (a time of a day), DURATION (a length) or SET (a repetition).
    value     TIMEX3 value as in TimeBank and TempEval-3: 2006-11-17, 1989-Q3, P2W, PRESENT_REF;
              XXXX where the year is not known.
    dating    the days it means, with EDTF, bounds, partial date and basis. In a range ("from 3 to
              5 May") both ends carry the whole range here, and their own day in `value`.
    rule      the row of `dates_rules.toml` that matched.
    anchor    what it was worked out from: "published 2006-11-17", "‘2001’ at character 812", "".
    cue       the word that gave the direction ("will", "said"), or "".
    mod       START, MID, END (early, mid, late), BEFORE, AFTER (earlier, later), APPROX, or "".
    function  at, since, until, from, to, before, after, by, during or anniversary.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    dating: Dating
    rule: str
    anchor: str = ""
    cue: str = ""
    mod: str = ""
    function: str = "at"
