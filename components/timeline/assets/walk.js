// The keyboard's way through the chart: it takes the focus, arrows walk marks and groups in the
// order of time, Enter opens a mark and looks closer at a group.

const ZOOM = { "+": 0.5, "=": 0.5, "-": 2, _: 2 };

export class Walk {
  constructor(chart) {
    this.chart = chart;
    this.current = null; // the stop in focus
    this.stops = [];
    chart.plot.addEventListener("keydown", (event) => this.pressed(event));
    chart.plot.addEventListener("blur", () => this.leave());
  }

  /** Take down what there is to stop at: {row} or {group}, each with its place and words. */
  learn() {
    const { marks, groups } = this.chart.data;
    const seen = new Set();
    const dated = [];
    const shelf = [];
    marks.row.forEach((row, i) => {
      if (seen.has(row)) return;
      seen.add(row);
      const text = `${marks.when[i]}: ${marks.title[i]}. ${marks.sort[i]}`;
      (i < marks.dated ? dated : shelf).push({ row, mark: i, x: marks.x[i], y: marks.y[i], text });
    });
    for (const { lane, start, end, row, texts, atOnce } of groups) {
      texts.forEach((text, i) => {
        const group = { lane, start: start[i], end: end[i], row: row[i], atOnce };
        const name = this.chart.data.geometry.names[lane];
        dated.push({ group, x: (start[i] + end[i]) / 2, y: lane * 1e4, text: `${name}. ${text}` });
      });
    }
    dated.sort((a, b) => a.x - b.x || a.y - b.y);
    this.stops = [...dated, ...shelf];
    this.current = this.same(this.current);
    this.last = this.same(this.last);
    if (this.after) {
      const [low, high] = this.after;
      const first = this.stops.findIndex((stop) => stop.x >= low && stop.x < high);
      this.after = null;
      if (first >= 0) this.go(first);
    }
  }

  /** The stop that is now where `stop` was. */
  same(stop) {
    if (!stop) return null;
    const { row, group } = stop;
    const found = this.stops.find((one) =>
      group ? one.group && one.group.lane === group.lane && one.group.start === group.start : one.row === row,
    );
    return found ?? null;
  }

  /** From this event the arrows go on. */
  at(row) {
    this.last = this.stops.find((stop) => stop.row === row) ?? null;
    this.current = null;
    this.chart.tip.hide();
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.actions(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  }

  actions(key) {
    const from = this.current ?? this.last ?? this.same({ row: this.chart.chosen });
    const here = this.stops.indexOf(from);
    const end = this.stops.length - 1;
    const steps = {
      ArrowRight: here < 0 ? this.first() : here + 1,
      ArrowDown: here < 0 ? this.first() : here + 1,
      ArrowLeft: here < 0 ? end : here - 1,
      ArrowUp: here < 0 ? end : here - 1,
      Home: 0,
      End: end,
    };
    if (key in steps) return () => this.go(Math.min(Math.max(steps[key], 0), end));
    if (key in ZOOM) return () => this.chart.zoom(ZOOM[key]);
    if (key === "0") return () => this.chart.show(this.chart.full);
    if ((key === "Enter" || key === " ") && this.current) return () => this.enter(this.current);
    if (key === "Escape") return () => this.clear();
    return undefined;
  }

  /** The first stop that is in view. */
  first() {
    const [low] = this.chart.range;
    return Math.max(this.stops.findIndex((stop) => stop.x >= low || stop.mark >= this.chart.data.marks.dated), 0);
  }

  enter({ row, group }) {
    if (group) {
      this.after = [group.start, group.end];
      this.chart.closer(group);
    } else this.chart.open(row);
  }

  async go(index) {
    const stop = this.stops[index];
    if (!stop) return;
    this.current = this.last = stop;
    const { chart } = this;
    chart.say(`${index + 1} / ${this.stops.length}. ${stop.text}`);
    const dated = stop.group || stop.mark < chart.data.marks.dated;
    if (dated) await chart.reveal(stop.x);
    chart.overlay.draw();
    if (stop.group) chart.tipGroup(stop.group, stop.text);
    else chart.tipMark(stop.mark);
  }

  clear() {
    const open = this.chart.chosen;
    this.leave();
    if (open !== null) this.chart.open(null);
  }

  leave() {
    if (!this.current) return;
    this.current = null;
    this.chart.tip.hide();
    this.chart.overlay.draw();
  }
}
