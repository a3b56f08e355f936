// The timeline in the page. Python sends a figure; here it is drawn and kept: a new figure changes
// the drawing in place (Plotly.react), so zoom, pan and the open event stay as they are.

import { modeOf, resolve, watchTheme } from "./paint.js";
import { showPanel } from "./panel.js";
import { save } from "./picture.js";
import { watchPopovers } from "./popovers.js";
import { legend } from "./signs.js";
import { listenToFingers } from "./touch.js";
import { Walk } from "./walk.js";

const CONFIG = { displayModeBar: false, displaylogo: false, showSendToCloud: false, doubleClick: false, responsive: false };
const SETTLED = 150; // milliseconds without movement after which a zoom is told to the server
const NARROW = 560;
const WIDE = 820;

const charts = new WeakMap(); // the component's element → its Chart
let plotly; // one script for the whole page

function loadPlotly() {
  plotly ??= new Promise((resolved, failed) => {
    if (window.Plotly) return resolved(window.Plotly);
    const script = document.createElement("script");
    script.src = new URL("plotly-basic.min.js", import.meta.url).href;
    script.onload = () => resolved(window.Plotly);
    script.onerror = () => failed(new Error("plotly"));
    document.head.append(script);
  });
  return plotly;
}

/** Called by Streamlit with every change of the data. */
export function render(component) {
  const parent = component.parentElement;
  let chart = charts.get(parent);
  if (!chart || !chart.root.isConnected) {
    chart = new Chart(parent);
    charts.set(parent, chart);
  }
  chart.update(component);
}

watchPopovers();

function element(tag, className, attributes = {}) {
  const made = document.createElement(tag);
  made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// Plotly gives the ends of an axis as milliseconds, "2006-11-17" or "2006-11-17 12:30".
const millis = (at) =>
  typeof at === "number" ? at : Date.parse(at.length > 10 ? `${at.replace(" ", "T")}Z` : at);
const isoDay = (value) => new Date(value).toISOString().slice(0, 10);

class Chart {
  constructor(parent) {
    this.root = element("div", "tl", { "data-testid": "timeline", "data-ready": "false" });
    this.plot = element("div", "tl-plot", { tabindex: "0", role: "application", "data-testid": "timeline-plot" });
    this.live = element("div", "tl-live", { "aria-live": "polite", role: "status", "data-testid": "timeline-live" });
    this.signs = element("ul", "tl-signs");
    this.signsTitle = element("summary", "tl-signs-title");
    this.key = element("details", "tl-key", { open: "" });
    this.key.append(this.signsTitle, this.signs);
    this.bar = element("div", "tl-bar");
    this.root.append(this.bar, this.plot, this.live, this.key);
    parent.querySelector(".tl-waiting")?.remove();
    parent.append(this.root);
    watchTheme(this.root, () => this.draw());
    listenToFingers(this);
    this.queue = Promise.resolve();
    this.walk = new Walk(this);
    new ResizeObserver(() => this.resized()).observe(this.root);
  }

  update({ data, setStateValue, setTriggerValue }) {
    const first = !this.data;
    const asked = this.data?.whole !== data.whole;
    const unmoved = this.full?.every((at, i) => at === this.range[i]);
    this.data = data;
    this.send = setStateValue;
    this.trigger = setTriggerValue;
    this.full = data.figure.layout.xaxis.range;
    if (asked && data.view) this.range = data.view.map((day) => Date.parse(day));
    else if (asked || unmoved) this.range = [...this.full];
    if (data.chosen !== this.chosen) this.panelDue = Boolean(data.chosen); // kept until it is drawn
    this.chosen = data.chosen;
    this.plot.setAttribute("aria-label", data.words.help);
    this.signsTitle.textContent = data.words.signsTitle;
    if (first) {
      this.lastPicture = data.picture?.id ?? 0;
      if (this.width() < NARROW) this.key.open = false;
      this.buttons(data.words);
    }
    legend(this.signs, data.signs);
    this.draw();
    if (data.picture && data.picture.id > this.lastPicture) {
      this.lastPicture = data.picture.id;
      loadPlotly().then((Plotly) => save(Plotly, data.picture));
    }
  }

  buttons(words) {
    const made = [
      ["−", words.zoomOut, () => this.zoom(2)],
      ["+", words.zoomIn, () => this.zoom(0.5)],
      [words.zoomAll, words.zoomAll, () => this.show(this.full)],
    ].map(([text, label, act]) => {
      const button = element("button", "tl-button", { type: "button", "aria-label": label, title: label });
      button.textContent = text;
      button.addEventListener("click", act);
      return button;
    });
    this.bar.replaceChildren(...made);
  }

  width() {
    return this.root.clientWidth;
  }

  sizeClass() {
    const width = this.width();
    return width < NARROW ? "narrow" : width < WIDE ? "medium" : "wide";
  }

  /** Tell the server our width class. Not at once: a message carries the values of all filters,
   *  and those that the server has just set must have arrived in the page first. */
  askForSize() {
    clearTimeout(this.asking);
    this.asking = setTimeout(() => {
      if (this.root.isConnected && this.sizeClass() !== this.data.size) this.send("size", this.sizeClass());
    }, SETTLED);
  }

  resized() {
    if (!this.data || !this.width()) return;
    if (this.sizeClass() !== this.data.size) this.askForSize();
    else if (this.drawn && this.width() !== this.drawnWidth) this.draw();
  }

  /** Draw what is known now; drawings follow one another and never overlap. */
  draw() {
    this.root.dataset.ready = "false";
    this.queue = this.queue.then(() => this.drawNow()).catch((error) => this.failed(error));
    return this.queue;
  }

  async drawNow() {
    const { data } = this;
    if (!this.root.isConnected || !this.width()) return;
    if (this.sizeClass() !== data.size) {
      this.askForSize();
      return;
    }
    const Plotly = await loadPlotly();
    const mode = modeOf(this.root.querySelector(".tl-probe"));
    this.palette = data.palettes[mode];
    const figure = resolve(data.figure, this.palette);
    figure.layout.width = this.drawnWidth = this.width();
    this.root.style.setProperty("--tl-width", `${this.drawnWidth}px`); // what print keeps
    figure.layout.xaxis.range = [...this.range];
    this.walk.learn(figure.data, data.order);
    this.ground = figure.layout.shapes;
    figure.layout.shapes = [...this.ground, ...this.rings()];
    for (const trace of figure.data.filter((t) => t.meta?.box)) {
      trace.marker.size = this.boxSizes(trace.meta);
    }
    await Plotly.react(this.plot, figure.data, figure.layout, CONFIG);
    if (!this.drawn) this.listen();
    this.drawn = true;
    if (data !== this.data) return;
    this.root.dataset.events = String(data.order.length);
    this.root.dataset.mode = mode;
    this.root.dataset.chosen = this.chosen ?? "";
    this.root.dataset.ready = "true";
    if (this.panelDue) showPanel(this.root, data.panel);
    this.panelDue = false;
  }

  failed(error) {
    console.error(error);
    this.live.textContent = this.data.words.lost;
    this.live.classList.add("tl-lost");
  }

  listen() {
    this.plot.on("plotly_click", (event) => {
      const id = event.points.find((point) => point.customdata)?.customdata;
      if (id) this.open(id);
    });
    this.plot.on("plotly_relayout", (change) => {
      if (Object.keys(change).some((key) => key.startsWith("xaxis.range"))) this.moved();
    });
    this.plot.on("plotly_doubleclick", () => this.show(this.full));
  }

  /** Open the event `id` (null: close), at once here and then on the server. */
  open(id) {
    this.chosen = id;
    this.walk.at(id);
    this.root.dataset.chosen = id ?? "";
    this.ringsChanged();
    this.trigger("open", id ?? "");
    if (id) showPanel(this.root, this.data.panel);
  }

  moved() {
    this.range = this.plot.layout.xaxis.range.map(millis);
    this.boxesChanged();
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      const span = this.full[1] - this.full[0];
      const whole = this.range.every((at, i) => Math.abs(at - this.full[i]) < span * 0.005);
      this.root.dataset.view = whole ? "" : this.range.map(isoDay).join("..");
      this.send("view", this.root.dataset.view);
    }, SETTLED);
  }

  zoom(factor) {
    const [low, high] = this.range;
    const half = Math.max(((high - low) * factor) / 2, 4 * 86_400_000);
    const middle = (low + high) / 2;
    const whole = half * 2 >= this.full[1] - this.full[0];
    return this.show(whole ? this.full : [middle - half, middle + half]);
  }

  async show(range) {
    if (this.drawn) await window.Plotly.relayout(this.plot, { "xaxis.range": [...range] });
  }

  /** Bring the moment `x` into view without zooming. */
  async reveal(x) {
    const [low, high] = this.range;
    if (x >= low && x <= high) return;
    await this.show([x - (high - low) / 2, x + (high - low) / 2]);
  }

  /** The size of each span's least box at this zoom: none where the span itself is wider. */
  boxSizes({ lengths, box }) {
    const least = box * this.perPixel();
    return lengths.map((length) => (length < least ? box : 0));
  }

  /** How many milliseconds a pixel of the axis is. */
  perPixel() {
    const [first, last] = this.data.figure.layout.xaxis.domain;
    return (this.range[1] - this.range[0]) / (this.width() * (last - first));
  }

  boxesChanged() {
    const boxes = this.plot.data.flatMap((trace, i) => (trace.meta?.box ? [i] : []));
    const sizes = boxes.map((i) => this.boxSizes(this.plot.data[i].meta));
    if (boxes.length) window.Plotly.restyle(this.plot, { "marker.size": sizes }, boxes);
  }

  /** Rings round the open event and the one in focus: shapes of fixed size, above the marks. */
  rings() {
    const looks = [
      [this.chosen, 11.5, 2.5, this.palette.ink],
      [this.walk.current, 14.5, 1.5, this.palette.soft],
    ];
    return looks.flatMap(([id, reach, width, color]) =>
      this.walk.places(id).map(({ x, y, axis }) => ({
        type: "circle", xref: axis, yref: "y", xsizemode: "pixel", ysizemode: "pixel",
        xanchor: x, yanchor: y, x0: -reach, x1: reach, y0: -reach, y1: reach, line: { color, width },
      })),
    );
  }

  ringsChanged() {
    if (!this.drawn) return undefined;
    return window.Plotly.relayout(this.plot, { shapes: [...this.ground, ...this.rings()] });
  }
}
