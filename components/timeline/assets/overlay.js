// What changes without the server: rings round the open event and the one in focus, the lines that
// join an open event to others, and the sign of a date that sources dispute. Drawn over the chart.

import { svg } from "./svg.js";

const OPEN = 10.5; // pixels: the radius of the ring round the open event
const FOCUS = 13.5;

export class Overlay {
  constructor(chart) {
    this.chart = chart;
    this.node = svg("svg", { class: "tl-overlay", "aria-hidden": "true", "data-testid": "timeline-overlay" });
    this.clip = svg("rect");
    const id = `tl-clip-${Math.random().toString(36).slice(2)}`;
    this.dated = svg("g", { "clip-path": `url(#${id})` });
    this.shelf = svg("g");
    this.node.append(svg("defs", {}, svg("clipPath", { id }, this.clip)), this.dated, this.shelf);
  }

  /** Draw everything anew for the range in view. */
  draw() {
    const { chart } = this;
    if (!chart.palette) return;
    const { left, width } = chart.area();
    const height = chart.height();
    for (const [name, value] of Object.entries({ width: chart.width(), height })) this.node.setAttribute(name, value);
    for (const [name, value] of Object.entries({ x: left - 6, y: 0, width: width + 12, height })) {
      this.clip.setAttribute(name, value);
    }
    this.dated.replaceChildren(...this.disputed(), ...this.ties());
    this.shelf.replaceChildren();
    this.ring(chart.chosen, OPEN, 2.4, chart.palette.ink);
    this.focus();
  }

  ring(row, radius, width, color) {
    for (const place of this.chart.placesOf(row)) {
      const circle = svg("circle", {
        cx: place.x, cy: place.y, r: radius, fill: "none", stroke: color, "stroke-width": width, "data-row": row,
      });
      (place.shelf ? this.shelf : this.dated).append(circle);
    }
  }

  focus() {
    const { chart } = this;
    const stop = chart.walk.current;
    if (!stop) return;
    if (!stop.group) {
      this.ring(stop.row, FOCUS, 1.6, chart.palette.soft);
      return;
    }
    const [x0, x1] = [chart.xOf(stop.group.start), chart.xOf(stop.group.end)];
    const [top, bottom] = chart.data.geometry.lanes[stop.group.lane];
    this.dated.append(
      svg("rect", {
        x: x0 - 2, y: chart.yOf(top) + 2, width: Math.max(x1 - x0, 4) + 4, height: bottom - top - 3, rx: 3,
        fill: "none", stroke: chart.palette.ink, "stroke-width": 1.8,
      }),
    );
  }

  /** A small sign at each mark whose date sources dispute. */
  disputed() {
    const { marks } = this.chart.data;
    return marks.disputed.map((i) => {
      const { x, y } = this.chart.placeOf(i);
      return this.unequal(x - 15, y - 11);
    });
  }

  /** "≠", drawn: not every font has it. */
  unequal(x, y) {
    const { ink, paper } = this.chart.palette;
    const d = "M0 3H8M0 6.5H8M6.5 0L1.5 9.5";
    const place = { transform: `translate(${x} ${y})`, fill: "none", "stroke-linecap": "round" };
    return svg("g", place, svg("path", { d, stroke: paper, "stroke-width": 5 }), svg("path", { d, stroke: ink, "stroke-width": 1.5 }));
  }

  /** Lines from the open event to what it is tied to. */
  ties() {
    const { chart } = this;
    const row = chart.standsFor(chart.chosen);
    const [from] = chart.placesOf(row);
    if (!from || from.shelf) return [];
    const found = chart.tiesOf(row);
    return [...found.flatMap((tie) => this.tie(from, tie)), ...this.rivalDates(from, found.filter((tie) => tie.how === "rival"))];
  }

  /** What other sources say, in words above the mark. */
  rivalDates(from, rivals) {
    if (!rivals.length) return [];
    const { ink, paper } = this.chart.palette;
    const { left, width } = this.chart.area();
    const said = [...new Set(rivals.map((tie) => tie.when))].join(", ");
    const half = said.length * 3.1 + 14;
    const x = Math.min(Math.max(from.x, left + half), left + width - half);
    const y = from.y - 18;
    const text = svg("text", { x: x + 7, y, fill: ink, "font-size": 11.5, "font-weight": 600, "text-anchor": "middle" });
    text.textContent = said;
    const ground = svg("rect", { x: x - half, y: y - 12, width: half * 2, height: 16, rx: 2, fill: paper, opacity: 0.92 });
    return [ground, text, this.unequal(x - half + 4, y - 9)];
  }

  tie(from, tie) {
    const { chart } = this;
    const to = tie.how === "rival" ? null : chart.placesOf(tie.row)[0];
    const x = to ? to.x : tie.ends && chart.xOf((tie.ends[0] + tie.ends[1]) / 2);
    if (x === null || x === undefined || to?.shelf) return [];
    const lane = tie.how === "rival" ? null : chart.data.geometry.lanes[tie.lane];
    const y = to ? to.y : lane ? chart.yOf((lane[0] + lane[1]) / 2) : from.y;
    const ink = { fill: "none", stroke: chart.palette.ink, "data-tie": tie.how };
    const bend = Math.abs(y - from.y) < 4 ? -26 : 0;
    const [mx, my] = [(from.x + x) / 2, (from.y + y) / 2 + bend];
    const dash = tie.how === "rival" ? { "stroke-dasharray": "2 3" } : {};
    const parts = [
      svg("path", { d: `M${from.x} ${from.y}Q${mx} ${my} ${x} ${y}`, "stroke-width": 1.2, ...dash, ...ink }),
    ];
    if (tie.how === "rival") parts.push(...this.rival(tie, x, y));
    else parts.push(svg("circle", { cx: x, cy: y, r: 9, "stroke-width": 1.2, ...ink }));
    return parts;
  }

  /** Where another source puts the event: its span in outline. */
  rival(tie, x, y) {
    const { chart } = this;
    const half = Math.max((chart.xOf(tie.ends[1]) - chart.xOf(tie.ends[0])) / 2, 6);
    const { ink, paper } = chart.palette;
    return [
      svg("rect", {
        x: x - half, y: y - 7, width: half * 2, height: 14, rx: half > 7 ? 1 : 7, fill: paper, "fill-opacity": 0.6,
        stroke: ink, "stroke-width": 1.5, "stroke-dasharray": "3 2",
      }),
    ];
  }
}
