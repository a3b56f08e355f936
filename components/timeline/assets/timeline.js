// The timeline in the page. Python sends what the window can show; here it is drawn and kept: new
// data change the drawing in place (Plotly.react), so zoom, pan and the open event stay as they are.

import { Area } from "./area.js";
import { Canvas } from "./canvas.js";
import { loadPlotly } from "./load.js";
import { Overlay } from "./overlay.js";
import { modeOf, resolve, watchTheme } from "./paint.js";
import { showPanel } from "./panel.js";
import { save } from "./picture.js";
import { listenToPointer } from "./point.js";
import { watchPopovers } from "./popovers.js";
import { Ribbon } from "./ribbon.js";
import { legend } from "./signs.js";
import { Strip } from "./strip.js";
import { element, Tip } from "./svg.js";
import { tools } from "./tools.js";
import { listenToFingers } from "./touch.js";
import { unpack } from "./unpack.js";
import { Walk } from "./walk.js";

const CONFIG = { displayModeBar: false, displaylogo: false, showSendToCloud: false, doubleClick: false, responsive: false };
const SETTLED = 150; // milliseconds without movement after which a zoom is told to the server
const DAY = 86_400_000;
const LEAST = 10 * DAY; // no closer
const NARROW = 560;
const WIDE = 780;

const charts = new WeakMap(); // the component's element → its Chart
loadPlotly().catch(() => {});

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

// Plotly gives the ends of an axis as milliseconds, "2006-11-17" or "2006-11-17 12:30".
const millis = (at) =>
  typeof at === "number" ? at : Date.parse(at.length > 10 ? `${at.replace(" ", "T")}Z` : at);
const isoDay = (value) => new Date(value).toISOString().slice(0, 10);

class Chart extends Area {
  constructor(parent) {
    super();
    this.root = element("div", "tl", { "data-testid": "timeline", "data-ready": "false" });
    this.root.timeline = this; // for tests and the console
    this.stage = element("div", "tl-stage");
    this.plot = element("div", "tl-plot", { tabindex: "0", role: "application", "data-testid": "timeline-plot" });
    this.live = element("div", "tl-live", { "aria-live": "polite", role: "status", "data-testid": "timeline-live" });
    this.signs = element("ul", "tl-signs");
    this.signsTitle = element("summary", "tl-signs-title");
    this.key = element("details", "tl-key", { open: "" });
    this.key.append(this.signsTitle, this.signs);
    this.bar = element("div", "tl-bar");
    this.canvas = new Canvas(this);
    this.overlay = new Overlay(this);
    this.strip = new Strip(this);
    this.ribbon = new Ribbon(this);
    this.stage.append(this.plot, this.canvas.node, this.overlay.node);
    this.root.append(this.bar, this.strip.node, this.stage, this.ribbon.node, this.live, this.key);
    this.tip = new Tip(this.root);
    parent.querySelector(".tl-waiting")?.remove();
    parent.append(this.root);
    watchTheme(this.root, () => this.draw());
    listenToFingers(this);
    this.queue = Promise.resolve();
    this.walk = new Walk(this);
    this.chosen = null;
    new ResizeObserver(() => this.resized()).observe(this.root);
  }

  update({ data, setStateValue, setTriggerValue }) {
    const first = !this.data;
    const asked = this.data?.whole !== data.whole;
    const unmoved = this.full && this.isWhole();
    this.data = unpack(data);
    this.send = setStateValue;
    this.trigger = setTriggerValue;
    this.full = data.full;
    if (asked) this.range = [...data.range];
    else if (unmoved) this.range = [...this.full];
    this.take(data, first, asked);
    this.plot.setAttribute("aria-label", `${data.summary} ${data.words.help}`);
    this.signsTitle.textContent = data.words.signsTitle;
    if (first) {
      this.lastPicture = data.picture?.id ?? 0;
      if (this.width() < NARROW) this.key.open = false;
    }
    tools(this);
    legend(this.signs, data.signs);
    this.draw();
    if (data.picture && data.picture.id > this.lastPicture) {
      this.lastPicture = data.picture.id;
      loadPlotly().then((Plotly) => save(Plotly, data.picture));
    }
  }

  /** Take over which event is open, unless somebody has opened one here since. */
  take({ chosen, opened }, first, asked) {
    if (!first && opened < this.opened) return;
    const row = chosen?.row ?? null;
    if (row !== null && (first || row !== this.chosen)) {
      this.panelDue = true; // kept until it is drawn
      this.revealDue = !asked;
    }
    this.chosen = row;
    this.opened = opened;
  }

  say(text) {
    this.live.textContent = text;
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
    this.measure();
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
    if (!this.root.isConnected || !this.measure()) return;
    if (this.sizeClass() !== data.size) {
      if (!this.drawn) this.plot.style.minHeight = `${this.height()}px`; // what follows does not jump
      this.askForSize();
      return;
    }
    this.plot.style.minHeight = "";
    const Plotly = await loadPlotly();
    const mode = modeOf(this.root.querySelector(".tl-probe"));
    this.palette = data.palettes[mode];
    const figure = resolve(data.figure, this.palette);
    this.fit(figure.layout);
    this.strip.draw();
    const { shapes, annotations, xaxis2, ...axes } = figure.layout; // Plotly draws the axes alone
    await Plotly.react(this.plot, [], { ...axes, paper_bgcolor: this.palette.paper }, CONFIG);
    this.canvas.draw(figure);
    if (!this.drawn) this.listen();
    this.drawn = true;
    if (data !== this.data) return;
    this.drawings = (this.drawings ?? 0) + 1;
    this.walk.learn();
    this.follow(true);
    Object.assign(this.root.dataset, {
      events: String(data.total), mode, chosen: this.chosen ?? "", groups: String(data.groups.length), ready: "true",
    });
    if (this.panelDue) showPanel(this.root, data.panel);
    this.panelDue = false;
    if (this.revealDue && data.chosen?.ends) this.reveal((data.chosen.ends[0] + data.chosen.ends[1]) / 2);
    this.revealDue = false;
  }

  /** Put the figure's parts where our own geometry has them. */
  fit(layout) {
    layout.width = this.drawnWidth = this.width();
    this.root.style.setProperty("--tl-width", `${this.drawnWidth}px`); // what print keeps
    const { left, width, shelf } = this.area();
    layout.xaxis.range = [...this.range];
    layout.xaxis.domain = [left / layout.width, (left + width) / layout.width];
    if (layout.xaxis2) layout.xaxis2.domain = [shelf / layout.width, 1];
  }

  failed(error) {
    console.error(error);
    this.say(this.data.words.lost);
    this.live.classList.add("tl-lost");
  }

  listen() {
    const { plot } = this;
    plot.on("plotly_relayouting", (change) => this.dragged(change));
    plot.on("plotly_relayout", (change) => {
      if (Object.keys(change).some((key) => key.startsWith("xaxis.range"))) this.moved();
    });
    plot.on("plotly_doubleclick", () => this.show(this.full));
    listenToPointer(this);
  }

  tipMark(mark) {
    const { marks, words } = this.data;
    const { x, y } = this.placeOf(mark);
    const rival = marks.disputed.includes(mark) ? words.rivals : "";
    this.tip.show([marks.when[mark], marks.title[mark], marks.sort[mark], rival], x, this.stage.offsetTop + y);
  }

  tipGroup({ lane, start, end }, text) {
    const [top] = this.data.geometry.lanes[lane];
    this.tip.show([text, "", this.data.words.openGroup], this.xOf((start + end) / 2), this.stage.offsetTop + this.yOf(top));
  }

  /** Look closer at a group; where that cannot show more, open its first event. */
  closer({ start, end, row, atOnce }) {
    if (atOnce && this.range[1] - this.range[0] <= LEAST * 1.3) {
      this.open(row);
      return;
    }
    const air = Math.max((end - start) * 0.04, (LEAST - (end - start)) / 2);
    this.show([start - air, end + air]);
  }

  /** Open the event in `row` (null: close), at once here and then on the server. */
  open(row) {
    this.chosen = row;
    this.opened += 1;
    this.walk.at(row);
    this.root.dataset.chosen = row ?? "";
    this.overlay.draw();
    this.trigger("open", row === null ? "" : `${row}@${this.data.version}`);
    if (row !== null) showPanel(this.root, this.data.panel);
  }

  dragged(change) {
    const ends = [change["xaxis.range[0]"], change["xaxis.range[1]"]];
    if (ends.some((at) => at === undefined)) return;
    this.range = ends.map(millis);
    this.tip.hide();
    this.follow();
  }

  /** Bring what we draw ourselves to the range in view. */
  follow(all = false) {
    if (!all) this.canvas.follow();
    this.overlay.draw();
    this.ribbon.draw();
    if (!all) this.strip.follow();
  }

  moved() {
    this.range = this.plot.layout.xaxis.range.map(millis);
    this.follow();
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      this.root.dataset.view = this.isWhole() ? "" : this.range.map(isoDay).join("..");
      this.send("view", this.root.dataset.view);
    }, SETTLED);
  }

  zoom(factor, around = (this.range[0] + this.range[1]) / 2) {
    const [low, high] = this.range;
    return this.show([around - (around - low) * factor, around + (high - around) * factor]);
  }

  /** Show a range: never more than the whole period, never less than a few days, never beyond. */
  async show([low, high]) {
    const [first, last] = this.full;
    const span = Math.min(Math.max(high - low, LEAST), last - first);
    const middle = Math.min(Math.max((low + high) / 2, first + span / 2), last - span / 2);
    if (this.drawn) await window.Plotly.relayout(this.plot, { "xaxis.range": [middle - span / 2, middle + span / 2] });
  }

  /** Bring the moment `x` into view without zooming. */
  async reveal(x) {
    const [low, high] = this.range;
    if (x >= low && x <= high) return;
    await this.show([x - (high - low) / 2, x + (high - low) / 2]);
  }
}
