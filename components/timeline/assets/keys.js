// Keys that work on every page.

import { watchPopovers } from "./popovers.js";

const TYPING = "input, textarea, select, [contenteditable=true]";

let search; // a selector of the field that "/" goes to

function pressed(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.(TYPING)) return;
  const field = document.querySelector(search);
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
}

/** Once a page, however often it is called. */
export function listen(selector) {
  if (!search) document.addEventListener("keydown", pressed);
  search = selector;
  watchPopovers();
}
