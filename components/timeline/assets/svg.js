// Small helpers for what we draw ourselves, over, above and below Plotly's chart.

const NS = "http://www.w3.org/2000/svg";

/** An SVG element with attributes and children. */
export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** An HTML element of a class with attributes. */
export function element(tag, className, attributes = {}) {
  const made = document.createElement(tag);
  made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** A text at the pointer: shown at (x, y) of its box, kept inside of it. */
export class Tip {
  constructor(box) {
    this.box = box;
    this.node = element("div", "tl-tip", { "aria-hidden": "true", "data-testid": "timeline-tip" });
    box.append(this.node);
  }

  show(lines, x, y) {
    this.node.replaceChildren(
      ...lines.filter(Boolean).map((line, i) => {
        const row = element("div", lines.length > 1 && i === 1 ? "tl-tip-title" : "tl-tip-line");
        row.textContent = line;
        return row;
      }),
    );
    this.node.classList.add("tl-on");
    const { offsetWidth: width, offsetHeight: height } = this.node;
    const left = Math.min(Math.max(x - width / 2, 2), Math.max(this.box.clientWidth - width - 2, 2));
    const above = y - height - 14;
    this.node.style.transform = `translate(${Math.round(left)}px, ${Math.round(above < -60 ? y + 18 : above)}px)`;
  }

  hide() {
    this.node.classList.remove("tl-on");
  }
}
