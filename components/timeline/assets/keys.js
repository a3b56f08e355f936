// What works on every page: keys, and the light on what a search found.

import { light } from "./hits.js";
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

/** Listen, once a page however often this is called, and light the words of `text`. */
export function listen(selector, text) {
  if (!search) document.addEventListener("keydown", pressed);
  search = selector;
  watchPopovers();
  light(text);
}
