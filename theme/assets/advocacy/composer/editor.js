/** The text editor in the preview: marks behind the text, and a veil over the part that networks fold away. */

import { element } from "../dom.js";
import { withWholeLinks } from "./draft.js";
import { wordEnd } from "./view.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {{ start: number, end: number }} Span */

/**
 * @param {import("../core/words.js").Words} words
 * @param {(text: string) => void} changed
 * @returns {{ element: HTMLElement, text: HTMLTextAreaElement, select(from: number): void, show(view: View): void }}
 */
export function editor(words, changed) {
  const marks = element("div", { className: "advocacy-editor__marks", ariaHidden: "true" });
  const text = element("textarea", { className: "advocacy-editor__text", rows: 2, dir: "auto", lang: words.language });
  const veil = element("div", { className: "advocacy-editor__veil", ariaHidden: "true" });
  text.setAttribute("aria-describedby", "advocacy-size");
  text.oninput = () => changed(text.value);
  /** @type {View | undefined} */
  let shown;
  const drawVeil = () => {
    // It's hidden while they type, and would need a layout with each letter.
    if (!shown || document.activeElement === text) return;
    const view = shown;
    requestAnimationFrame(() => drawCut(veil, view, words.say("composer_see_more"))); // after all other updates
  };
  text.onblur = drawVeil;
  takesWhole(text, () => shown);
  new ResizeObserver(drawVeil).observe(veil);
  return {
    element: element("div", { className: "advocacy-editor" }, marks, text, veil),
    text,
    select(from) {
      text.focus({ preventScroll: true });
      text.setSelectionRange(from, text.value.length);
      marks.querySelector("mark")?.scrollIntoView({ block: "center" });
    },
    show(view) {
      text.ariaLabel = words.say("composer_text", { network: view.network.name });
      rewrite(text, view.shown);
      marks.replaceChildren(...marked(view), "\u200b"); // gives an empty last line its height
      shown = view;
      drawVeil();
    },
  };
}

/**
 * Make copied, cut and dragged text contain the full link instead of the shortened one.
 *
 * @param {HTMLTextAreaElement} text
 * @param {() => View | undefined} view
 */
function takesWhole(text, view) {
  /** @param {DataTransfer | null} data */
  const take = (data) => {
    const taken = text.value.slice(text.selectionStart, text.selectionEnd);
    const { shown = "", links = [], link = "" } = view() ?? {};
    const whole = withWholeLinks(taken, shown.slice(links[0]?.start, links[0]?.end), link);
    if (!data || whole === taken) return false;
    data.setData("text/plain", whole);
    return true;
  };
  for (const sign of /** @type {const} */ (["copy", "cut"])) {
    text.addEventListener(sign, (event) => {
      if (!take(event.clipboardData)) return;
      event.preventDefault();
      if (sign === "cut") document.execCommand("delete"); // the only way that supports undo
    });
  }
  text.addEventListener("dragstart", ({ dataTransfer }) => void take(dataTransfer));
}

/**
 * Replace the field's text and keep the cursor after the same text, or else before the same text.
 *
 * @param {HTMLTextAreaElement} field
 * @param {string} text
 */
function rewrite(field, text) {
  if (field.value === text) return;
  const before = field.value.slice(0, field.selectionEnd);
  const behind = field.value.length - before.length;
  field.value = text;
  const place = text.startsWith(before) ? before.length : Math.max(0, text.length - behind);
  if (document.activeElement === field) field.setSelectionRange(place, place);
}

/**
 * Split the text into marked pieces: links, unfilled placeholders and the part over the limit.
 *
 * @param {View} view
 */
function marked({ shown, over, placeholders, links }) {
  const end = over ?? shown.length;
  const spans = [
    ...placeholders.map((placeholder) => ({ ...placeholder, className: "advocacy-editor__placeholder" })),
    ...links.map((link) => ({ ...link, className: "advocacy-editor__link" })),
  ];
  const made = [];
  let position = 0;
  for (const { start, end: stop, className } of spans.sort((a, b) => a.start - b.start)) {
    if (start < position || stop > end) continue;
    made.push(shown.slice(position, start), element("span", { className }, shown.slice(start, stop)));
    position = stop;
  }
  made.push(shown.slice(position, end));
  if (over !== null) made.push(element("mark", {}, shown.slice(over)));
  return made;
}

/**
 * Draw the preview: the visible part, the “more” label and the veiled rest. If the label doesn't fit on the line, cut a
 * few words earlier.
 *
 * @param {HTMLElement} veil
 * @param {View} view
 * @param {string} more
 */
function drawCut(veil, { shown, cut, over }, more) {
  veil.replaceChildren();
  if (over !== null) return;
  for (let end = cut ?? 0, tries = 40; end > 0 && tries > 0; end = wordEnd(shown, end - 1), tries--) {
    const label = element("span", {}, more);
    const rest = element("span", { className: "advocacy-editor__rest" }, shown.slice(end));
    veil.replaceChildren(shown.slice(0, end), element("span", { className: "advocacy-editor__more" }, label), rest);
    const [inner, outer] = [label.getBoundingClientRect(), veil.getBoundingClientRect()];
    if (outer.left <= inner.left && inner.right <= outer.right) return cover(rest, inner);
  }
}

/**
 * Hide the words that the label overlaps, so that none of them is cut.
 *
 * @param {HTMLElement} rest
 * @param {DOMRect} label
 */
function cover(rest, { left, right, bottom }) {
  const [text, range] = [/** @type {Text} */ (rest.firstChild), document.createRange()];
  let end = 0;
  for (const { index, 0: word } of text.data.matchAll(/\S+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const box = range.getBoundingClientRect();
    if (box.bottom > bottom + box.height / 2 || box.left > right || box.right < left) break;
    end = index + word.length;
  }
  rest.before(element("span", { className: "advocacy-editor__covered" }, text.data.slice(0, end)));
  text.deleteData(0, end);
}
