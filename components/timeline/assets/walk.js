// The keyboard's way through the marks: the chart takes the focus, arrows walk, Enter opens.

const ZOOM = { "+": 0.5, "=": 0.5, "-": 2, _: 2 };

export class Walk {
  constructor(chart) {
    this.chart = chart;
    this.current = null; // id of the event in focus
    this.order = [];
    this.marks = new Map(); // id → where its marks stand
    chart.plot.addEventListener("keydown", (event) => this.pressed(event));
    chart.plot.addEventListener("blur", () => this.leave());
  }

  /** Take down where each event's marks stand in the figure's traces. */
  learn(traces, order) {
    this.order = order;
    this.marks = new Map();
    traces.forEach((trace, curve) => {
      if (trace.type !== "scatter" || !trace.customdata) return;
      trace.customdata.forEach((id, point) => {
        const place = { x: trace.x[point], y: trace.y[point], axis: trace.xaxis ?? "x", curve, point };
        this.marks.set(id, [...(this.marks.get(id) ?? []), place]);
      });
    });
    if (!this.marks.has(this.current)) this.current = null;
  }

  places(id) {
    return (id && this.marks.get(id)) || [];
  }

  /** From here the arrows go on. */
  at(id) {
    this.last = id;
    if (this.current) window.Plotly.Fx.unhover(this.chart.plot);
    this.current = null;
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.actions(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  }

  actions(key) {
    const here = this.order.indexOf(this.current ?? this.last ?? this.chart.chosen);
    const end = this.order.length - 1;
    const steps = {
      ArrowRight: here + 1,
      ArrowDown: here + 1,
      ArrowLeft: here < 0 ? end : here - 1,
      ArrowUp: here < 0 ? end : here - 1,
      Home: 0,
      End: end,
    };
    if (key in steps) return () => this.go(Math.min(Math.max(steps[key], 0), end));
    if (key in ZOOM) return () => this.chart.zoom(ZOOM[key]);
    if (key === "0") return () => this.chart.show(this.chart.full);
    if ((key === "Enter" || key === " ") && this.current) return () => this.chart.open(this.current);
    if (key === "Escape") return () => this.clear();
    return undefined;
  }

  async go(index) {
    const id = this.order[index];
    if (!id) return;
    this.current = this.last = id;
    const [place] = this.places(id);
    this.chart.live.textContent = `${index + 1} / ${this.order.length}. ${this.chart.data.spoken[index]}`;
    if (!place) return;
    if (place.axis === "x") await this.chart.reveal(place.x);
    await this.chart.ringsChanged();
    const subplot = place.axis === "x2" ? "x2y" : "xy";
    window.Plotly.Fx.hover(this.chart.plot, [{ curveNumber: place.curve, pointNumber: place.point }], subplot);
  }

  clear() {
    const open = this.chart.chosen;
    this.leave();
    if (open) this.chart.open(null);
  }

  leave() {
    if (!this.current) return;
    this.current = null;
    window.Plotly.Fx.unhover(this.chart.plot);
    this.chart.ringsChanged();
  }
}
