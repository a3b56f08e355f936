// One Plotly for the whole page, whoever asks first.

let plotly;

export function loadPlotly() {
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
