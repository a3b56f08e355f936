// Where things are, in pixels of the chart. A unit of the y axis is a pixel.

const GAP = 12; // pixels between the dated part and the shelf

/** A chart's measures: it has `data`, `root`, `range` (what is in view) and `full`. */
export class Area {
  height() {
    return this.data.figure.layout.height;
  }

  /** Asked for often, and dear while the page changes: measured once a drawing (`measure`). */
  width() {
    return this.measured ?? this.measure();
  }

  measure() {
    this.measured = this.root.clientWidth;
    return this.measured;
  }

  /** The dated part (left, width) and where the shelf begins. */
  area() {
    const { gutter, shelf } = this.data.geometry;
    const width = this.width() - gutter - (shelf ? shelf + GAP : 0);
    return { left: gutter, width, shelf: this.width() - shelf };
  }

  perPixel() {
    return (this.range[1] - this.range[0]) / this.area().width;
  }

  xOf(moment) {
    return this.area().left + (moment - this.range[0]) / this.perPixel();
  }

  momentAt(x) {
    return this.range[0] + (x - this.area().left) * this.perPixel();
  }

  yOf(y) {
    return this.data.figure.layout.margin.t + y;
  }

  shelfX(cell) {
    const { shelf, columns } = this.data.geometry;
    return this.area().shelf + ((cell + 0.25) / (columns + 0.5)) * shelf;
  }

  laneAt(y) {
    return this.data.geometry.lanes.findIndex(([top, bottom]) => this.yOf(top) <= y && y < this.yOf(bottom));
  }

  placeOf(mark) {
    const { marks } = this.data;
    const shelf = mark >= marks.dated;
    return { x: shelf ? this.shelfX(marks.x[mark]) : this.xOf(marks.x[mark]), y: this.yOf(marks.y[mark]), shelf };
  }

  /** Where the marks of an event stand; for one that has none here, where it would. */
  placesOf(row) {
    if (row === null || row === undefined) return [];
    const shown = this.standsFor(row);
    const found = [];
    this.data.marks.row.forEach((one, i) => one === shown && found.push(this.placeOf(i)));
    const known = this.data.chosen;
    if (found.length || !this.isOpen(shown) || !known.ends || known.lane === null) return found;
    const [top, bottom] = this.data.geometry.lanes[known.lane];
    return [{ x: this.xOf((known.ends[0] + known.ends[1]) / 2), y: this.yOf((top + bottom) / 2), hidden: true }];
  }

  /** The row whose mark stands for `row`'s: of sources that disagree only the first has one. */
  standsFor(row) {
    return this.data.standsFor[row] ?? row;
  }

  /** Whether the event that was open at the last drawing is the one in `row`, or shown by its mark. */
  isOpen(row) {
    const known = this.data.chosen;
    return Boolean(known) && this.standsFor(known.row) === row;
  }

  tiesOf(row) {
    return this.data.ties[row] ?? (this.isOpen(row) ? this.data.chosen.ties : []) ?? [];
  }

  isWhole() {
    const span = this.full[1] - this.full[0];
    return this.range.every((at, i) => Math.abs(at - this.full[i]) < span * 0.005);
  }
}
