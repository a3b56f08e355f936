// A figure that does not move: drawn, drawn anew in another theme or width, and clicked.

import { modeOf, resolve, watchTheme } from "./paint.js";
import { loadPlotly } from "./load.js";

const CONFIG = { displayModeBar: false, displaylogo: false, showSendToCloud: false, doubleClick: false };
const NARROW = 560;
const SETTLED = 150; // milliseconds without change after which a width is told
const figures = new WeakMap(); // the component's element → its Figure

class Figure {
  constructor(parent) {
    this.root = document.createElement("div");
    this.root.className = "fig";
    this.root.dataset.testid = "figure";
    this.plot = document.createElement("div");
    this.plot.setAttribute("role", "img");
    this.root.append(this.plot);
    parent.append(this.root);
    watchTheme(this.root, () => this.draw());
    this.queue = Promise.resolve();
    new ResizeObserver(() => this.resized()).observe(this.root);
  }

  update({ data, setStateValue, setTriggerValue }) {
    this.data = data;
    this.send = setStateValue;
    this.trigger = setTriggerValue;
    this.plot.setAttribute("aria-label", data.spoken);
    this.tellSize();
    this.draw();
  }

  resized() {
    this.tellSize();
    if (this.drawn && this.root.clientWidth && this.root.clientWidth !== this.width) this.draw();
  }

  /** One figure of a page tells the server whether it is narrow; that decides how much it holds. */
  tellSize() {
    clearTimeout(this.asking);
    const size = this.root.clientWidth < NARROW ? "narrow" : "wide";
    if (!this.data?.size || !this.root.clientWidth || size === this.data.size) return;
    this.asking = setTimeout(() => this.root.isConnected && this.send("size", size), SETTLED);
  }

  draw() {
    this.root.dataset.ready = "false";
    this.queue = this.queue.then(() => this.drawNow()).catch((error) => this.failed(error));
  }

  async drawNow() {
    this.width = this.root.clientWidth;
    if (!this.root.isConnected || !this.width) return;
    const Plotly = await loadPlotly();
    const mode = modeOf(this.root.querySelector(".tl-probe"));
    const figure = resolve(this.data.figure, this.data.palettes[mode]);
    figure.layout.width = this.width;
    await Plotly.react(this.plot, figure.data, figure.layout, CONFIG);
    if (!this.drawn) {
      this.plot.on("plotly_click", ({ points }) => {
        const name = points.find((point) => point.customdata)?.customdata;
        if (name) this.trigger("picked", name);
      });
    }
    this.drawn = true;
    this.root.dataset.ready = "true";
  }

  failed(error) {
    console.error(error);
    this.plot.textContent = this.data.lost;
    this.plot.className = "fig-lost";
  }
}

/** Called by Streamlit with every change of the data. */
export function render(component) {
  const parent = component.parentElement;
  let figure = figures.get(parent);
  if (!figure || !figure.root.isConnected) {
    figure = new Figure(parent);
    figures.set(parent, figure);
  }
  figure.update(component);
}
