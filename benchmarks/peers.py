"""Other timelines in a plain page of their own: vis-timeline and TimelineJS3.

Their published files have to be in a folder, outside of this repository:

    cd FOLDER && npm install vis-timeline @knight-lab/timelinejs
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from corpus.store import EventTable

VIS = "node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"
VIS_STYLE = "node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css"
TL = "node_modules/@knight-lab/timelinejs/dist/js/timeline.js"
TL_STYLE = "node_modules/@knight-lab/timelinejs/dist/css/timeline.css"

_PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="{style}">
<script src="{script}"></script><div id="chart" style="width: 100%; height: 800px"></div>
<script>
const data = {data};
{draw}
</script>"""

_VIS = """
const groups = [...new Set(data.map((row) => row.group))].map((id) => ({ id, content: id }));
const timeline = new vis.Timeline(document.getElementById("chart"), data, groups, {});
let calls = 0;
timeline.on("changed", () => (window.usable = true));
"""
_TL = """
window.timeline = new TL.Timeline("chart", { events: data });
const look = () => {
  if (window.timeline.ready && document.querySelector(".tl-timemarker")) window.usable = true;
  else requestAnimationFrame(look);
};
look();
"""


def pages(folder: Path, table: EventTable) -> Mapping[str, Path]:
    """Name -> a page in `folder` that shows the dated events of `table` and then says that it is
    usable; only those whose files are there."""
    frame = table.columns[table.columns["earliest"].notna() & table.columns["latest"].notna()]
    cells = zip(frame["title"], frame["domains"], frame["earliest"], frame["latest"], strict=True)
    rows = [(title, domains.split("|")[0], a, b) for title, domains, a, b in cells]
    items = [
        {"id": i, "content": title, "group": group, "start": str(a.date())}
        | ({"end": str(b.date()), "type": "range"} if a != b else {"type": "point"})
        for i, (title, group, a, b) in enumerate(rows)
    ]
    slides = [
        {"start_date": _day(a), "end_date": _day(b), "text": {"headline": title}, "group": group}
        for title, group, a, b in rows
    ]
    found = {}
    for name, script, style, data, draw in (
        ("vis-timeline", VIS, VIS_STYLE, items, _VIS),
        ("TimelineJS3", TL, TL_STYLE, slides, _TL),
    ):
        if (folder / script).is_file():
            page = folder / f"{name}-{len(table)}.html"
            page.write_text(
                _PAGE.format(script=script, style=style, data=json.dumps(data), draw=draw)
            )
            found[name] = page
    return found


def _day(day: object) -> dict[str, int]:
    year, month, number = str(day)[:10].split("-")
    return {"year": int(year), "month": int(month), "day": int(number)}
