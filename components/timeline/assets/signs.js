// The legend on the page: each sign as it is drawn in the chart, with its words.

const NS = "http://www.w3.org/2000/svg";
const LINE = { fill: "none", stroke: "currentColor", "stroke-width": 1.8 };

// What each sign consists of, in a box of 30 × 18.
const DRAWN = {
  point: [["circle", { cx: 15, cy: 9, r: 6, fill: "currentColor" }]],
  uncertain: [
    ["rect", { x: 2, y: 3, width: 26, height: 12, ...LINE, "stroke-width": 1.4, "stroke-dasharray": "3 2.5" }],
    ["circle", { cx: 15, cy: 9, r: 3, fill: "currentColor" }],
  ],
  boxed: [
    ["rect", { x: 8, y: 2, width: 14, height: 14, ...LINE, "stroke-width": 1.5 }],
    ["circle", { cx: 15, cy: 9, r: 3, fill: "currentColor" }],
  ],
  lasting: [
    ["rect", { x: 3, y: 3, width: 24, height: 12, ...LINE, fill: "currentColor", "fill-opacity": 0.5 }],
    ["path", { d: "M3 0V18M27 0V18", ...LINE }],
  ],
  open: [
    ["path", { d: "M3 3H20L28 9L20 15H3Z", ...LINE, fill: "currentColor", "fill-opacity": 0.5 }],
    ["path", { d: "M3 0V18", ...LINE }],
  ],
  planned: [["circle", { cx: 15, cy: 9, r: 5.5, ...LINE }]],
  proposed: [["path", { d: "M15 2L22 9L15 16L8 9Z", ...LINE }]],
  recurring: [["path", { d: "M15 2V16M8 9H22M10 4L20 14M20 4L10 14", ...LINE, "stroke-width": 1.5 }]],
  cancelled: [
    ["circle", { cx: 15, cy: 9, r: 6, ...LINE }],
    ["path", { d: "M11 5L19 13M19 5L11 13", ...LINE }],
  ],
  undated: [
    ["rect", { x: 1, y: 1, width: 28, height: 16, fill: "currentColor", "fill-opacity": 0.12 }],
    ["path", { d: "M7 6H9M14 6H16M21 6H23M7 12H9M14 12H16", ...LINE, "stroke-width": 3 }],
  ],
};

function sign(name) {
  const svg = document.createElementNS(NS, "svg");
  for (const [key, value] of Object.entries({ width: 30, height: 18, viewBox: "0 0 30 18", "aria-hidden": "true" })) {
    svg.setAttribute(key, value);
  }
  for (const [tag, attributes] of DRAWN[name] ?? []) {
    const part = document.createElementNS(NS, tag);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
    svg.append(part);
  }
  return svg;
}

/** Fill `list` with the signs, `words` being name → what it means. */
export function legend(list, words) {
  list.replaceChildren(
    ...Object.entries(words).map(([name, text]) => {
      const item = document.createElement("li");
      const label = document.createElement("span");
      label.textContent = text;
      item.append(sign(name), label);
      return item;
    }),
  );
}
