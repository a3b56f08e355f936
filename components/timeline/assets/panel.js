// Where the open event stands below the chart and not beside it (a phone), opening one brings its
// panel into view: without this nothing on the screen would tell that anything has opened.

const TRIES = 40; // the panel comes from the server in its own time
const PAUSE = 50; // milliseconds between two tries

/** Scroll to the panel `selector` if it stands below `chart` and its beginning is not in sight. */
export function showPanel(chart, selector, tries = TRIES) {
  const panel = document.querySelector(selector);
  if (!panel || !chart.isConnected) {
    if (tries) setTimeout(() => showPanel(chart, selector, tries - 1), PAUSE);
    return;
  }
  const { top } = panel.getBoundingClientRect();
  const below = top >= chart.getBoundingClientRect().bottom;
  if (!below || (top >= 0 && top < window.innerHeight / 2)) return;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  panel.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}
