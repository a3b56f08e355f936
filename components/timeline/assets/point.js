// The pointer on the chart: what lies under it (a mark, a group of events, or the number of those
// left over), what is said of that, and what a click on it does.

const NEAR = 9; // pixels

/** {mark: i} | {group, at} | {rest} | null at (x, y) of the chart. */
function under(chart, x, y) {
  const found = nearestMark(chart, x, y);
  if (found !== null) return { mark: found };
  const { left, width, shelf } = chart.area();
  const lane = chart.laneAt(y);
  if (lane < 0) return null;
  if (x >= left && x <= left + width) {
    const moment = chart.momentAt(x);
    for (const group of chart.data.groups) {
      if (group.lane !== lane) continue;
      const at = group.start.findIndex((start, i) => start <= moment && moment < group.end[i]);
      if (at >= 0) return { group, at };
    }
  }
  const rest = chart.data.rest.find((one) => one.lane === lane);
  return rest && x >= shelf && restHolds(chart, rest, x, y) ? { rest } : null;
}

function nearestMark(chart, x, y) {
  const { marks } = chart.data;
  const pixel = chart.perPixel();
  const { left, width } = chart.area();
  let best = null;
  let least = Infinity;
  for (let i = 0; i < marks.row.length; i++) {
    const dy = Math.abs(chart.yOf(marks.y[i]) - y);
    if (dy > NEAR) continue;
    const place = chart.placeOf(i);
    const middle = Math.abs(place.x - x);
    let dx = middle;
    if (i < marks.dated) {
      if (x < left - NEAR || x > left + width + NEAR) continue;
      const half = (marks.end[i] - marks.start[i]) / 2 / pixel;
      dx = Math.max(0, middle - half);
    }
    if (dx > NEAR) continue;
    const score = dy * 2 + dx * 2 + Math.min(middle, 40) / 40;
    if (score < least) [best, least] = [i, score];
  }
  return best;
}

function restHolds(chart, rest, x, y) {
  const { columns, lanes } = chart.data.geometry;
  const [top, , head] = lanes[rest.lane];
  const row = Math.floor(rest.from / columns);
  const from = chart.shelfX(rest.from % columns);
  const middle = chart.yOf(top + head + 5 + (row + 0.5) * 15);
  return x >= from - 4 && Math.abs(y - middle) <= NEAR;
}

const at = (chart, event) => {
  const box = chart.stage.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
};

const groupOf = ({ group, at: i }) => ({
  lane: group.lane, start: group.start[i], end: group.end[i], row: group.row[i], atOnce: group.atOnce,
});

function hover(chart, event) {
  const found = event && !event.buttons && chart.drawn ? under(chart, ...at(chart, event)) : null;
  chart.root.classList.toggle("tl-hot", Boolean(found));
  if (found?.mark !== undefined) chart.tipMark(found.mark);
  else if (found?.group) chart.tipGroup(groupOf(found), found.group.texts[found.at]);
  else if (!chart.walk.current) chart.tip.hide();
}

function clicked(chart, event) {
  const found = under(chart, ...at(chart, event));
  if (found?.mark !== undefined) chart.open(chart.data.marks.row[found.mark]);
  else if (found?.group) chart.closer(groupOf(found));
  else if (found?.rest) chart.open(found.rest.row);
}

/** Sideways moves along the axis; with the control key (or two fingers) the wheel zooms. */
function wheel(chart, event) {
  const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
  if (!event.ctrlKey && !sideways) return; // the page scrolls
  event.preventDefault();
  if (sideways) chart.show(chart.range.map((end) => end + event.deltaX * chart.perPixel()));
  else chart.zoom(Math.exp(event.deltaY / 180), chart.momentAt(at(chart, event)[0]));
}

export function listenToPointer(chart) {
  const { plot } = chart;
  plot.addEventListener("pointermove", (event) => hover(chart, event));
  plot.addEventListener("pointerleave", () => hover(chart, null));
  plot.addEventListener("click", (event) => clicked(chart, event));
  plot.addEventListener("wheel", (event) => wheel(chart, event), { passive: false });
}
