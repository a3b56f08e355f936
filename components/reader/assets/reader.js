// A document's text with its events lit. Words come as data and become text nodes, never HTML.

const drawn = new WeakMap(); // the place in the page -> what stands there

function piece([text, numbers], data, open) {
  if (!numbers.length) return document.createTextNode(text);
  const events = numbers.map((number) => data.events[number]);
  const lit = document.createElement("mark");
  lit.textContent = text;
  lit.className = `rd-lit ev-${events[0].domain}`;
  lit.dataset.ids = events.map((event) => event.id).join(" ");
  lit.title = events.map((event) => event.title).join("\n");
  lit.tabIndex = 0;
  lit.setAttribute("role", "button");
  lit.setAttribute("aria-label", `${text} (${data.opens}: ${events.map((e) => e.title).join("; ")})`);
  lit.addEventListener("click", () => open(lit));
  lit.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open(lit);
  });
  return lit;
}

function draw(root, component) {
  const { data, setTriggerValue } = component;
  // Words that prove several events open the next of them with each click.
  const open = (lit) => {
    const ids = lit.dataset.ids.split(" ");
    const next = ids[(ids.indexOf(root.dataset.chosen) + 1) % ids.length];
    setTriggerValue("open", next);
  };
  const text = document.createElement("div");
  text.className = "rd-text";
  text.append(...data.pieces.map((each) => piece(each, data, open)));
  root.replaceChildren(text);
}

function mark(root, chosen) {
  const changed = root.dataset.chosen !== (chosen ?? "");
  root.dataset.chosen = chosen ?? "";
  let first = null;
  for (const lit of root.querySelectorAll(".rd-lit")) {
    const on = Boolean(chosen) && lit.dataset.ids.split(" ").includes(chosen);
    lit.classList.toggle("rd-on", on);
    lit.setAttribute("aria-pressed", String(on));
    if (on) first ??= lit;
  }
  if (!changed || !first) return;
  const { top, bottom } = first.getBoundingClientRect();
  if (top >= 0 && bottom <= window.innerHeight) return;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  first.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

/** Draw the document, or only what is open in it when it stands there already. */
export function render(component) {
  const { data, parentElement } = component;
  let root = parentElement.querySelector(".rd");
  if (!root) {
    root = document.createElement("div");
    root.className = "rd";
    root.dataset.testid = "reader";
    parentElement.append(root);
  }
  const now = JSON.stringify([data.document, data.pieces, data.events]);
  if (drawn.get(root) !== now) {
    draw(root, component);
    drawn.set(root, now);
  }
  mark(root, data.chosen);
}
