// What a button unfolds stands at the end of the document, so the Tab key would walk past it:
// opened by a key, it takes the focus, and gives it back when Tab leaves it or Escape closes it.

const BODY = '[data-testid="stPopoverBody"]';
const INSIDE = "button:not(:disabled), input:not(:disabled), a[href], [tabindex]";

let pressed = null; // the button that a key has just pressed

const reachable = (body) => [...body.querySelectorAll(INSIDE)].filter((found) => found.tabIndex >= 0);

function entered(body) {
  const button = pressed;
  pressed = null;
  reachable(body)[0]?.focus();
  body.addEventListener("keydown", (event) => {
    const stops = reachable(body);
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (event.key === "Escape") button.focus();
    if (event.key === "Tab" && document.activeElement === edge) {
      event.preventDefault();
      button.focus();
    }
  });
}

function added(changes) {
  if (!pressed) return;
  for (const node of changes.flatMap((change) => [...change.addedNodes])) {
    const body = node instanceof Element && (node.matches(BODY) ? node : node.querySelector(BODY));
    if (body) requestAnimationFrame(() => entered(body));
  }
}

let watching = false;

/** Watch for what unfolds; once a page, however often it is called. */
export function watchPopovers() {
  if (watching) return;
  watching = true;
  document.addEventListener(
    "keydown",
    (event) => {
      const unfolds = event.target.closest?.('[aria-haspopup="dialog"]');
      if (event.key === "Enter" || event.key === " ") pressed = unfolds ?? null;
    },
    true,
  );
  document.addEventListener("pointerdown", () => (pressed = null), true);
  new MutationObserver(added).observe(document.body, { childList: true, subtree: true });
}
