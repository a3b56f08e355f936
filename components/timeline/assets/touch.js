// Fingers on the chart: up and down scrolls the page (the style sheet's touch-action leaves that to
// the browser), sideways moves along the axis, a tap arrives as a click. Plotly alone would take
// every stroke for itself, and a phone's page would be stuck on its chart.

export function listenToFingers(chart) {
  const { plot } = chart;
  let stroke = null;
  plot.addEventListener("touchstart", (event) => event.stopPropagation(), { capture: true, passive: true });
  plot.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" && event.isPrimary) stroke = { x: event.clientX, range: [...chart.range] };
  });
  plot.addEventListener("pointermove", (event) => {
    if (!stroke || !event.isPrimary) return;
    const shift = (stroke.x - event.clientX) * chart.perPixel();
    chart.show(stroke.range.map((at) => at + shift));
  });
  for (const end of ["pointerup", "pointercancel"]) plot.addEventListener(end, () => (stroke = null));
}
