// The overview above the chart: events by year, stacked by domain, and the frame of what is in view.
// The frame can be moved, stretched at its ends, and drawn anew; the keyboard does the same.

import { svg } from "./svg.js";

const HIGH = 34; // pixels of the highest bar
const YEARS = 13; // pixels below for the years
const TOP = 3;
const GRIP = 7; // pixels round an end of the frame that stretch it
const CLICK = 4; // pixels of movement up to which a stroke is a click

export class Strip {
  constructor(chart) {
    this.chart = chart;
    this.node = svg("svg", { class: "tl-strip", role: "slider", tabindex: "0", "data-testid": "timeline-overview" });
    this.node.addEventListener("pointerdown", (event) => this.pressed(event));
    this.node.addEventListener("pointermove", (event) => this.moved(event));
    this.node.addEventListener("pointerup", (event) => this.released(event));
    this.node.addEventListener("pointercancel", () => (this.stroke = null));
    this.node.addEventListener("pointerleave", () => chart.tip.hide());
    this.node.addEventListener("keydown", (event) => this.key(event));
  }

  x(moment) {
    const { left, width } = this.chart.area();
    const [low, high] = this.chart.full;
    return left + ((moment - low) / (high - low)) * width;
  }

  moment(x) {
    const { left, width } = this.chart.area();
    const [low, high] = this.chart.full;
    return low + (Math.min(Math.max((x - left) / width, 0), 1)) * (high - low);
  }

  /** Draw the bars anew. */
  draw() {
    const { chart } = this;
    const { overview, words } = chart.data;
    const { palette } = chart;
    this.node.setAttribute("width", chart.width());
    this.node.setAttribute("height", TOP + HIGH + YEARS);
    this.node.setAttribute("aria-label", words.overviewHelp);
    const totals = overview.texts.map((_, i) => overview.counts.reduce((sum, row) => sum + row[i], 0));
    const most = Math.max(1, ...totals);
    const bars = [];
    const base = new Float64Array(totals.length);
    overview.colours.forEach((token, d) => {
      let path = "";
      overview.counts[d].forEach((count, i) => {
        if (!count) return;
        const [x0, x1] = [this.x(overview.edges[i]), this.x(overview.edges[i + 1])];
        const air = Math.min((x1 - x0) * 0.1, 1);
        const low = TOP + HIGH - (base[i] / most) * HIGH;
        const high = TOP + HIGH - ((base[i] + count) / most) * HIGH;
        path += `M${(x0 + air).toFixed(1)} ${low.toFixed(2)}V${high.toFixed(2)}H${(x1 - air).toFixed(1)}V${low.toFixed(2)}Z`;
        base[i] += count;
      });
      bars.push(svg("path", { d: path, fill: palette[token.slice(1)] ?? palette.soft }));
    });
    const { left, width } = chart.area();
    const line = svg("line", {
      x1: left, x2: left + width, y1: TOP + HIGH + 0.5, y2: TOP + HIGH + 0.5, stroke: palette.soft,
    });
    this.frame = svg("g");
    this.node.replaceChildren(...this.title(), ...bars, line, ...this.years(), this.frame);
    this.follow();
  }

  title() {
    const { chart } = this;
    if (!chart.data.geometry.gutter) return [];
    const text = svg("text", { x: 10, y: TOP + HIGH, "font-size": 12, fill: chart.palette.soft });
    text.textContent = chart.data.words.overview;
    return [text];
  }

  years() {
    const { chart } = this;
    const [low, high] = chart.full.map((at) => new Date(at).getUTCFullYear());
    const { left, width } = chart.area();
    const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((n) => (width / (high - low + 1)) * n > 44) ?? 1000;
    const found = [];
    for (let year = Math.ceil(low / step) * step; year <= high; year += step) {
      const x = this.x(Date.UTC(year, 6, 1));
      if (x < left + 14 || x > left + width - 14) continue;
      const text = svg("text", {
        x, y: TOP + HIGH + 11, "font-size": 10, fill: chart.palette.soft, "text-anchor": "middle",
      });
      text.textContent = year;
      found.push(text);
    }
    return found;
  }

  /** Put the frame where the chart is. */
  follow() {
    if (!this.frame) return;
    const { chart } = this;
    const { left, width } = chart.area();
    const [x0, x1] = this.ends();
    const { ink, paper } = chart.palette;
    const veil = (from, to) =>
      svg("rect", { x: from, y: 0, width: Math.max(to - from, 0), height: TOP + HIGH + YEARS, fill: paper, opacity: 0.62 });
    const grip = (x) => svg("rect", { x: x - 1.5, y: TOP + 8, width: 3, height: HIGH - 14, rx: 1.5, fill: ink });
    this.frame.replaceChildren(
      veil(left, x0),
      veil(x1, left + width),
      svg("rect", {
        x: x0, y: 1, width: Math.max(x1 - x0, 2), height: TOP + HIGH - 1, rx: 2, fill: "none", stroke: ink,
        "stroke-width": chart.isWhole() ? 0.6 : 1.4, "data-testid": "timeline-frame",
      }),
      grip(x0),
      grip(x1),
    );
    const share = (moment) => Math.round(((moment - chart.full[0]) / (chart.full[1] - chart.full[0])) * 100);
    this.node.setAttribute("aria-valuemin", 0);
    this.node.setAttribute("aria-valuemax", 100);
    this.node.setAttribute("aria-valuenow", Math.min(Math.max(share((chart.range[0] + chart.range[1]) / 2), 0), 100));
    this.node.setAttribute("aria-valuetext", chart.range.map((at) => new Date(at).toISOString().slice(0, 10)).join(" – "));
  }

  ends() {
    const { left, width } = this.chart.area();
    return this.chart.range.map((at) => Math.min(Math.max(this.x(at), left), left + width));
  }

  at(event) {
    return event.clientX - this.node.getBoundingClientRect().left;
  }

  pressed(event) {
    if (event.button) return;
    const x = this.at(event);
    const [x0, x1] = this.ends();
    const grip = event.pointerType === "touch" ? GRIP * 2.5 : GRIP;
    const [low, high] = [Math.abs(x - x0), Math.abs(x - x1)];
    const what = Math.min(low, high) <= grip ? (low < high ? "low" : "high") : x > x0 && x < x1 && !this.chart.isWhole() ? "move" : "new";
    this.stroke = { x, what, range: [...this.chart.range] };
    this.node.setPointerCapture(event.pointerId);
    event.preventDefault();
    this.node.focus({ preventScroll: true });
  }

  moved(event) {
    const x = this.at(event);
    if (!this.stroke) {
      this.hover(x);
      return;
    }
    const { stroke, chart } = this;
    if (Math.abs(x - stroke.x) < CLICK && !stroke.far) return;
    stroke.far = true;
    const by = this.moment(x) - this.moment(stroke.x);
    const [low, high] = stroke.range;
    const ranges = {
      low: [this.moment(x), high],
      high: [low, this.moment(x)],
      move: [low + by, high + by],
      new: [this.moment(stroke.x), this.moment(x)],
    };
    chart.show(ranges[stroke.what].sort((a, b) => a - b));
  }

  released(event) {
    const { stroke } = this;
    this.stroke = null;
    if (!stroke || stroke.far) return;
    const i = this.step(this.at(event));
    if (i < 0) return;
    const { edges } = this.chart.data.overview;
    this.chart.show([edges[i], edges[i + 1]]);
  }

  step(x) {
    const { left, width } = this.chart.area();
    if (x < left || x > left + width) return -1;
    const moment = this.moment(x);
    const { edges, texts } = this.chart.data.overview;
    return texts.findIndex((_, i) => edges[i] <= moment && moment < edges[i + 1]);
  }

  hover(x) {
    const i = this.step(x);
    const text = i < 0 ? "" : this.chart.data.overview.texts[i];
    const [x0, x1] = this.ends();
    const ends = Math.min(Math.abs(x - x0), Math.abs(x - x1)) <= GRIP;
    this.node.style.cursor = ends ? "ew-resize" : x > x0 && x < x1 && !this.chart.isWhole() ? "grab" : "crosshair";
    if (text) this.chart.tip.show([text], x, this.node.getBoundingClientRect().top - this.chart.root.getBoundingClientRect().top + 6);
    else this.chart.tip.hide();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { chart } = this;
    const span = chart.range[1] - chart.range[0];
    const shift = (part) => () => chart.show(chart.range.map((at) => at + part * span));
    const acts = {
      ArrowLeft: shift(-0.25), ArrowRight: shift(0.25), PageUp: shift(-1), PageDown: shift(1),
      "+": () => chart.zoom(0.5), "=": () => chart.zoom(0.5), "-": () => chart.zoom(2), 0: () => chart.show(chart.full),
      Home: () => chart.show([chart.full[0], chart.full[0] + span]), End: () => chart.show([chart.full[1] - span, chart.full[1]]),
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  }
}
