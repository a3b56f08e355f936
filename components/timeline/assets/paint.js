// Colours. A figure names them by token ("@ink", "@defence/18"); a palette says what they are.

const TOKEN = /^@([a-z]+)(?:\/(\d{1,3}))?$/;

function colour(token, palette) {
  const found = TOKEN.exec(token);
  const hex = found && palette[found[1]];
  if (!hex) return token;
  if (found[2] === undefined) return hex;
  const part = (at) => parseInt(hex.slice(at, at + 2), 16);
  return `rgba(${part(1)},${part(3)},${part(5)},${Number(found[2]) / 100})`;
}

/** A copy of a figure with every colour token put into colours. */
export function resolve(value, palette) {
  if (Array.isArray(value)) return value.map((item) => resolve(item, palette));
  if (value && typeof value === "object" && !ArrayBuffer.isView(value)) {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, resolve(v, palette)]));
  }
  return typeof value === "string" && value[0] === "@" ? colour(value, palette) : value;
}

/** "light" or "dark", by the background that Streamlit gives the page. */
export function modeOf(element) {
  const [r, g, b] = (getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return 0.299 * r + 0.587 * g + 0.114 * b < 128 ? "dark" : "light";
}

/** Calls `changed` when the page's theme changes: the probe's colour is the page's, and fades. */
export function watchTheme(root, changed) {
  const probe = document.createElement("i");
  probe.className = "tl-probe";
  probe.setAttribute("aria-hidden", "true");
  root.append(probe);
  probe.addEventListener("transitionend", changed);
  return probe;
}
