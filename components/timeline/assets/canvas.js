// The figure's marks, words and lines, drawn over Plotly's axes. Plotly would take ten times as long
// for them, and would let the page wait; the figure is the same that it draws in exported pictures.

import { svg } from "./svg.js";

const OPEN = { "circle-open": "circle", "diamond-open": "diamond", "asterisk-open": "asterisk", "circle-x-open": "cross" };

// What each sign's outline is, round (0, 0) with the radius r.
const SIGNS = {
  circle: (x, y, r) => `M${x + r} ${y}A${r} ${r} 0 1 1 ${x - r} ${y}A${r} ${r} 0 1 1 ${x + r} ${y}Z`,
  diamond: (x, y, r) => `M${x + r * 1.3} ${y}L${x} ${y - r * 1.3}L${x - r * 1.3} ${y}L${x} ${y + r * 1.3}Z`,
  square: (x, y, r) => `M${x - r} ${y - r}H${x + r}V${y + r}H${x - r}Z`,
  asterisk: (x, y, r) => {
    const d = r * 0.85;
    return `M${x - r * 1.2} ${y}H${x + r * 1.2}M${x} ${y - r * 1.2}V${y + r * 1.2}M${x - d} ${y - d}L${x + d} ${y + d}M${x + d} ${y - d}L${x - d} ${y + d}`;
  },
  cross: (x, y, r) => {
    const d = r * Math.SQRT1_2;
    return `${SIGNS.circle(x, y, r)}M${x - d} ${y - d}L${x + d} ${y + d}M${x + d} ${y - d}L${x - d} ${y + d}`;
  },
};

const round = (value) => Math.round(value * 10) / 10;
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const unescaped = (text) => text.replace(/&(?:amp|lt|gt);/g, (found) => ENTITIES[found]);
const at = (value, i) => (Array.isArray(value) ? value[i] : value);

export class Canvas {
  constructor(chart) {
    this.chart = chart;
    this.node = svg("svg", { class: "tl-canvas", "aria-hidden": "true", "data-testid": "timeline-canvas" });
    this.clip = svg("rect");
    const id = `tl-canvas-${Math.random().toString(36).slice(2)}`;
    this.ground = svg("g");
    this.dated = svg("g", { "clip-path": `url(#${id})` });
    this.still = svg("g");
    this.node.append(svg("defs", {}, svg("clipPath", { id }, this.clip)), this.ground, this.dated, this.still);
  }

  /** Draw `figure`, whose colours are put in. */
  draw(figure) {
    this.figure = figure;
    this.follow();
  }

  /** Draw it for the range that is in view now. */
  follow() {
    if (!this.figure) return;
    const { chart } = this;
    const { data, layout } = this.figure;
    const { left, width, shelf } = chart.area();
    const pixel = chart.perPixel();
    this.measures = { left, width, shelf, pixel, first: chart.range[0], top: layout.margin.t };
    const height = chart.height();
    for (const [name, value] of Object.entries({ width: chart.width(), height })) this.node.setAttribute(name, value);
    for (const [name, value] of Object.entries({ x: left, y: 0, width, height })) this.clip.setAttribute(name, value);
    const inside = (thing) => thing.xref === "x";
    const shapes = layout.shapes.map((shape) => [inside(shape), this.shape(shape)]);
    const traces = data.map((trace) => [trace.xaxis !== "x2", this.trace(trace)]);
    this.ground.replaceChildren(...shapes.filter(([dated]) => !dated).map(([, node]) => node));
    this.dated.replaceChildren(
      ...shapes.filter(([dated]) => dated).map(([, node]) => node),
      ...traces.filter(([dated]) => dated).flatMap(([, nodes]) => nodes),
    );
    this.still.replaceChildren(
      ...traces.filter(([dated]) => !dated).flatMap(([, nodes]) => nodes),
      ...layout.annotations.map((note) => this.note(note)),
    );
  }

  x(value, reference = "x") {
    const { left, width, shelf, pixel, first } = this.measures;
    if (reference === "x") return left + (value - first) / pixel;
    if (reference === "paper") return value * this.chart.width();
    if (reference === "x domain") return left + value * width;
    if (reference === "x2 domain") return shelf + value * (this.chart.width() - shelf);
    return this.chart.shelfX(value);
  }

  y(value, reference = "y") {
    if (reference === "y") return this.measures.top + value;
    const [bottom] = this.figure.layout.yaxis.range;
    return this.measures.top + bottom * (1 - value);
  }

  shape({ type, xref, yref, xsizemode, xanchor, x0, x1, y0, y1, line, fillcolor }) {
    const base = xsizemode === "pixel" ? this.x(xanchor, xref) : null;
    const [a, b] = [x0, x1].map((value) => (base === null ? this.x(value, xref) : base + value));
    const [top, bottom] = [y0, y1].map((value) => this.y(value, yref)).sort((p, q) => p - q);
    if (type === "line") {
      const dash = line.dash === "dot" ? { "stroke-dasharray": "2 3" } : {};
      return svg("line", { x1: a, x2: b, y1: top, y2: bottom, stroke: line.color, "stroke-width": line.width, ...dash });
    }
    return svg("rect", { x: a, y: top, width: Math.max(Math.min(b, 1e5) - a, 0), height: bottom - top, fill: fillcolor });
  }

  trace(trace) {
    if (trace.mode === "lines") return [this.outline(trace)];
    return trace.mode === "text" ? this.words(trace) : this.signs(trace);
  }

  outline({ x, y, line, fillcolor }) {
    let path = "";
    let pen = "M";
    for (let i = 0; i < x.length; i++) {
      if (Number.isNaN(x[i])) pen = "M";
      else {
        path += `${pen}${round(Math.min(Math.max(this.x(x[i]), -4e3), 1e4))} ${round(this.y(y[i]))}`;
        pen = "L";
      }
    }
    const dash = line.dash && line.dash !== "solid" ? { "stroke-dasharray": line.dash.replace(/px/g, "").replace(",", " ") } : {};
    return svg("path", { d: path, fill: fillcolor, stroke: line.width ? line.color : "none", "stroke-width": line.width, ...dash });
  }

  /** All signs of one look in one path. */
  signs({ x, y, marker, xaxis }) {
    const paths = new Map();
    for (let i = 0; i < x.length; i++) {
      const symbol = at(marker.symbol, i);
      const open = symbol in OPEN;
      const color = at(marker.color, i);
      const look = [open ? "none" : color, at(marker.line.color, i), marker.line.width].join("|");
      const place = [round(this.x(x[i], xaxis === "x2" ? "x2" : "x")), round(this.y(y[i]))];
      const drawn = SIGNS[OPEN[symbol] ?? symbol](...place, at(marker.size, i) / 2);
      paths.set(look, (paths.get(look) ?? "") + drawn);
    }
    return [...paths].map(([look, d]) => {
      const [fill, stroke, width] = look.split("|");
      return svg("path", { d, fill, stroke, "stroke-width": width });
    });
  }

  words({ x, y, text, textposition, textfont }) {
    return text.map((said, i) => {
      const side = at(textposition, i) ?? "";
      const anchor = side.endsWith("right") ? "start" : side.endsWith("left") ? "end" : "middle";
      const node = svg("text", {
        x: round(this.x(x[i])), y: round(this.y(y[i])) + textfont.size * 0.35, "text-anchor": anchor, "font-size": textfont.size,
        fill: textfont.color, "xml:space": "preserve",
      });
      node.textContent = unescaped(said);
      return node;
    });
  }

  /** A note: lines by <br>, bold by <b>, everything else as it stands. */
  note({ text, x, y, xref, yref, xanchor, yanchor, xshift = 0, font }) {
    const rows = text.split("<br>");
    const step = font.size * 1.3;
    const top = this.y(y, yref) + { top: font.size, middle: font.size * 0.35 - ((rows.length - 1) * step) / 2, bottom: -4 - (rows.length - 1) * step }[yanchor];
    const anchor = { left: "start", right: "end", center: "middle" }[xanchor];
    const place = round(this.x(x, xref) + xshift);
    const node = svg("text", { "text-anchor": anchor, "font-size": font.size, fill: font.color, "xml:space": "preserve" });
    rows.forEach((row, i) => {
      const line = svg("tspan", { x: place, y: round(top + i * step) });
      row.split(/<b>|<\/b>/).forEach((part, k) => {
        const piece = svg("tspan", k % 2 ? { "font-weight": 600 } : {});
        piece.textContent = unescaped(part);
        line.append(piece);
      });
      node.append(line);
    });
    return node;
  }
}
