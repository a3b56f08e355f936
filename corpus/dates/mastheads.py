"""Short lines at the top of a page that name who put it out and when: "Agency - 13 November 2006",
"Press release No. 23/2010, New Delhi, 12 May 2010". No sentence, and nothing that happened."""

from __future__ import annotations

import re

from corpus.dates.edtf import before
from corpus.records import Dating

LONGEST = 120
"""Characters of such a line."""
_WORDS = 10
"""Words besides the date."""
PROSE = 160
"""Characters: a line as long as this is text; what stands below it is no masthead."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_ITEM = re.compile(r"\s*(?:[•*▪►·]|\(?\d{1,2}[.)]|-)\s")
_ACT = re.compile(
    r"\b(?:visits?|visited|agreements?|treat(?:y|ies)|memorand(?:um|a)|protocols?|conventions?|"
    r"signed|signing|meetings?|met|talks|established|establishment|opened|opening|summits?|force|"
    r"elections?|war|independence|born|died|since|until|between|anniversary|resolutions?|arrived|"
    r"exercises?|tour|embassy|deadline|valid|expires?|copyright|session)\b",
    re.I,
)
_LEANS = re.compile(
    r"\b(?:on|in|of|from|since|until|till|by|before|after|to|and|the)\s+(?:\w+,\s*)?\Z", re.I
)
_PUT_OUT = re.compile(
    r"\b(?:posted|submitted|updated?|created|published|uploaded|prot(?:ocol)?|issued|dated)\b", re.I
)
_MONTH_FIRST = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December),\s*"
    r"(\d{1,2})\s*[/ ]\s*((?:19|20)\d\d)\b"
)


def plain(line: str) -> str:
    """`line` with "February, 06/2015" as "February 6, 2015"."""
    return _MONTH_FIRST.sub(lambda m: f"{m[1]} {int(m[2])}, {m[3]}", line)


def names_its_day(line: str, start: int, end: int) -> bool:
    """Whether the date at line[start:end] says when the page was put out."""
    ahead, after = line[:start], line[end:]
    if len(line) > LONGEST or _ITEM.match(line) or len(_WORD.findall(ahead + after)) > _WORDS:
        return False
    said = bool(_PUT_OUT.search(ahead))
    if after.rstrip().endswith((".", "?", "!")) or (_LEANS.search(ahead) and not said):
        return False
    return said or not _ACT.search(ahead + " " + after)


def without_copy(head: list[tuple[str, Dating]]) -> list[tuple[str, Dating]]:
    """Where the page's first date is newer than all others, which agree, it is the day on which the
    copy was made: the others. Else none."""
    if len(head) < 2:
        return []
    (_, first), *rest = head
    assert first.edtf
    older = all(d.edtf and before(d.edtf, first.edtf) is True for _, d in rest)
    return rest if older and len({d.edtf for _, d in rest}) == 1 else []
