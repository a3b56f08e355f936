// The ribbon below the axis: how many documents were read of each period. Where none was, it is
// hatched: quiet there may only mean unread.

import { svg } from "./svg.js";

const HEIGHT = 15;

export class Ribbon {
  constructor(chart) {
    this.chart = chart;
    this.at = -1;
    this.node = svg("svg", { class: "tl-ribbon", role: "slider", tabindex: "0", "data-testid": "timeline-coverage" });
    this.node.addEventListener("pointermove", (event) => this.hover(event));
    this.node.addEventListener("pointerleave", () => chart.tip.hide());
    this.node.addEventListener("click", (event) => this.hover(event, true));
    this.node.addEventListener("keydown", (event) => this.key(event));
    this.node.addEventListener("blur", () => this.go(-1));
  }

  draw() {
    const { chart } = this;
    const { coverage, words, geometry } = chart.data;
    this.node.style.display = coverage ? "" : "none";
    if (!coverage) return;
    const { palette } = chart;
    this.node.setAttribute("width", chart.width());
    this.node.setAttribute("height", HEIGHT + 4);
    this.node.setAttribute("aria-label", words.coverageHelp);
    this.node.setAttribute("aria-valuemin", 0);
    this.node.setAttribute("aria-valuemax", Math.max(coverage.counts.length - 1, 0));
    const hatch = svg(
      "pattern",
      { id: "tl-hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("line", { x1: 0, y1: 0, x2: 0, y2: 5, stroke: palette.soft, "stroke-width": 1, opacity: 0.45 }),
    );
    const most = Math.max(1, ...coverage.counts);
    const cells = [];
    this.counts = svg("g");
    coverage.counts.forEach((count, i) => {
      const [x0, x1] = this.ends(i);
      if (x1 <= x0) return;
      const look = count ? { fill: palette.ink, opacity: 0.16 + 0.64 * Math.sqrt(count / most) } : { fill: "url(#tl-hatch)" };
      cells.push(svg("rect", { x: x0, y: 2, width: Math.max(x1 - x0 - 1, 0.5), height: HEIGHT, ...look, "data-count": count }));
    });
    this.ring = svg("rect", { y: 1, height: HEIGHT + 2, fill: "none", stroke: palette.ink, "stroke-width": 2, visibility: "hidden" });
    const title = svg("text", { x: geometry.gutter ? 10 : 2, y: 13, "font-size": geometry.gutter < 110 ? 11 : 12, fill: palette.soft });
    title.textContent = geometry.gutter ? words.coverage : "";
    const note = svg("text", { x: chart.width() - 2, y: 13, "font-size": 10.5, fill: palette.soft, "text-anchor": "end" });
    note.textContent = geometry.shelf > 80 ? coverage.note : "";
    this.node.replaceChildren(svg("defs", {}, hatch), title, ...cells, note, this.ring);
    this.go(this.at);
  }

  /** Where period i begins and ends on the screen, cut to the chart. */
  ends(i) {
    const { left, width } = this.chart.area();
    const { edges } = this.chart.data.coverage;
    return [edges[i], edges[i + 1]].map((at) => Math.min(Math.max(this.chart.xOf(at), left), left + width));
  }

  hover(event, spoken = false) {
    const x = event.clientX - this.node.getBoundingClientRect().left;
    const i = [...this.chart.data.coverage.counts].findIndex((_, at) => {
      const [x0, x1] = this.ends(at);
      return x1 > x0 && x >= x0 && x < x1;
    });
    if (i < 0) this.chart.tip.hide();
    else this.tell(i, spoken);
  }

  tell(i, spoken) {
    const text = this.chart.data.coverage.texts[i];
    const [x0, x1] = this.ends(i);
    const top = this.node.getBoundingClientRect().top - this.chart.root.getBoundingClientRect().top;
    this.chart.tip.show([text], (x0 + x1) / 2, top);
    if (spoken) this.chart.say(text);
  }

  go(i) {
    this.at = i;
    const { coverage } = this.chart.data;
    const [x0, x1] = coverage && i >= 0 && i < coverage.counts.length ? this.ends(i) : [0, 0];
    this.ring?.setAttribute("visibility", x1 > x0 ? "visible" : "hidden");
    this.ring?.setAttribute("x", x0);
    this.ring?.setAttribute("width", Math.max(x1 - x0, 0));
    const seen = coverage ? Math.max(i, 0) : 0;
    this.node.setAttribute("aria-valuenow", seen);
    this.node.setAttribute("aria-valuetext", coverage?.texts[seen] ?? "");
    if (x1 > x0) this.tell(i, false);
    else this.chart.tip.hide();
  }

  key(event) {
    const { coverage } = this.chart.data;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || !coverage) return;
    event.preventDefault();
    const visible = (i) => {
      const [x0, x1] = this.ends(i);
      return x1 - x0 > 0.5;
    };
    const all = [...coverage.counts.keys()].filter(visible);
    const here = all.indexOf(this.at);
    this.go(all[Math.min(Math.max(here < 0 ? 0 : here + step, 0), all.length - 1)]);
  }
}
