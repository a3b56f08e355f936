// A button that copies a text, or the address of a view of this page. Where the browser forbids the
// clipboard (a page that is not served securely, no permission) the text is shown, chosen, to copy
// by hand: nobody is told "copied" of what was not.
const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};

// The older way, which asks for no permission: what is selected in the page is copied.
const copiedFrom = (field) => {
  field.hidden = false;
  field.focus();
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
};

const FADE = 2500;

export default function (component) {
  const { parentElement, data } = component;
  const button = parentElement.querySelector("button");
  const [field, said] = ["textarea", ".copy-said"].map((name) => parentElement.querySelector(name));
  const text = data.query === null ? data.text : new URL(`.?${data.query}`, document.baseURI).href;
  button.querySelector("span").textContent = data.label;
  field.setAttribute("aria-label", data.by_hand);
  if (field.value !== text) {
    field.value = text;
    field.hidden = true;
    said.textContent = "";
  }
  let timer;
  button.onclick = async () => {
    const before = document.activeElement;
    const done = (await copied(text)) || copiedFrom(field);
    field.hidden = done;
    said.textContent = done ? data.copied : data.by_hand;
    clearTimeout(timer);
    if (!done) return;
    before?.focus();
    timer = setTimeout(() => { said.textContent = ""; }, FADE);
  };
  return () => clearTimeout(timer);
}
