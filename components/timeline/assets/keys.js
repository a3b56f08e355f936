// What works on every page: keys, and the light on what a search found.

import { light } from "./hits.js";
import { showPanel } from "./panel.js";
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

let opened; // how often something was opened or closed, when this was last called

/** Listen, once a page however often this is called, and light the words of `text`. Where something
 *  was opened since the last call, bring it into sight (the timeline does so by itself). */
export function listen(data) {
  if (!search) document.addEventListener("keydown", pressed);
  search = data.search;
  watchPopovers();
  light(data.text);
  const main = document.querySelector(".st-key-main");
  if (main && opened !== undefined && opened !== data.opened) showPanel(main, ".st-key-detail");
  opened = data.opened;
}
