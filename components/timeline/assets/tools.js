// The line above the chart: zoom, what the lanes stand for, and how much is in view.

import { element } from "./svg.js";

function button(text, label, act) {
  const made = element("button", "tl-button", { type: "button", "aria-label": label, title: label });
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function lanes(chart) {
  const { by, words } = chart.data;
  const label = element("label", "tl-lanes");
  const name = element("span", "");
  name.textContent = words.lanesTitle;
  const select = element("select", "tl-select", { "data-testid": "timeline-lanes" });
  for (const [value, text] of Object.entries(words.lanes)) {
    const option = element("option", "", { value });
    option.textContent = text;
    select.append(option);
  }
  select.value = by;
  select.addEventListener("change", () => chart.send("by", select.value));
  label.append(name, select);
  return label;
}

/** Make the line once; later only bring it up to date. */
export function tools(chart) {
  const { words, by, counted } = chart.data;
  if (!chart.bar.childElementCount) {
    chart.bar.append(
      button("−", words.zoomOut, () => chart.zoom(2)),
      button("+", words.zoomIn, () => chart.zoom(0.5)),
      button(words.zoomAll, words.zoomAll, () => chart.show(chart.full)),
      lanes(chart),
      element("span", "tl-counted", { "data-testid": "timeline-counted" }),
    );
  }
  const select = chart.bar.querySelector("select");
  if (select.value !== by) select.value = by;
  chart.bar.querySelector(".tl-counted").textContent = counted;
}
