// What a search found, lit wherever it stands: in the open event, in lists, in a document.
//
// The text itself is left alone (ranges are lit, no element is made), so that whatever Streamlit
// draws anew stays its own. Letters are compared as the server compares them: without case, accents
// and typographers' signs.

const WHERE = ".st-key-detail, .st-key-main, .st-key-list";
const ALIKE = { đ: "d", ð: "d", ł: "l", ø: "o" };
const SIGNS = [[/[\u2018\u2019\u02bc\u00b4`]/g, "'"], [/[“”„«»]/g, '"'], [/[\u2010-\u2014\u2212]/g, "-"]];
const MOST = 2000; // hits that are lit
const PAUSE = 60; // milliseconds without change after which the page is looked through

let sought = [];
let waiting;

/** One letter as it is compared; "" for an accent that stands by itself. */
function folded(letter) {
  const plain = letter.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return SIGNS.reduce((text, [found, sign]) => text.replace(found, sign), ALIKE[plain] ?? plain);
}

/** `text` folded, and for each folded letter where it stood. */
function fold(text) {
  let plain = "";
  const places = [];
  let at = 0;
  for (const letter of text) {
    const found = folded(letter);
    for (let i = 0; i < found.length; i += 1) places.push(at);
    plain += found;
    at += letter.length;
  }
  places.push(at);
  return [plain, places];
}

function* hits(node) {
  const [plain, places] = fold(node.data);
  for (const word of sought) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
      yield [places[at], places[at + word.length]];
    }
  }
}

function lightNow() {
  const found = new Highlight();
  for (const root of sought.length ? document.querySelectorAll(WHERE) : []) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() && found.size < MOST) {
      for (const [start, end] of hits(texts.currentNode)) {
        const range = new Range();
        range.setStart(texts.currentNode, start);
        range.setEnd(texts.currentNode, end);
        found.add(range);
      }
    }
  }
  CSS.highlights.set("hits", found);
}

function soon() {
  if (!sought.length && !CSS.highlights.get("hits")?.size) return;
  clearTimeout(waiting);
  waiting = setTimeout(lightNow, PAUSE);
}

let watching = false;

/** Light the words of `text` from now on; where the browser cannot, nothing is lit. */
export function light(text) {
  if (!window.Highlight || !CSS.highlights) return;
  sought = fold(text)[0].split(/\s+/).filter(Boolean);
  if (!watching) {
    watching = true;
    new MutationObserver(soon).observe(document.body, { childList: true, characterData: true, subtree: true });
  }
  soon();
}
