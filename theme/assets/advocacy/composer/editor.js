/** The text, edited where it is previewed; behind it a copy that marks what is too long and where a preview ends. */

import { element } from "../dom.js";

/** @typedef {import("./view.js").View} View */

/**
 * @param {import("../core/words.js").Words} words
 * @param {(text: string) => void} changed
 * @returns {{ element: HTMLElement, text: HTMLTextAreaElement, show(view: View): void }}
 */
export function editor(words, changed) {
  const marks = element("div", { className: "advocacy-editor__marks", ariaHidden: "true" });
  const text = element("textarea", { className: "advocacy-editor__text", rows: 3, dir: "auto", lang: words.language });
  text.setAttribute("aria-describedby", "advocacy-size");
  text.oninput = () => changed(text.value);
  return {
    element: element("div", { className: "advocacy-editor" }, marks, text),
    text,
    show(view) {
      text.ariaLabel = words.say("composer_text", { network: view.network.name });
      if (text.value !== view.text) text.value = view.text;
      marks.replaceChildren(...marked(view), "\u200b"); // a last line that is empty has no height
    },
  };
}

/**
 * The text in pieces: what must still be filled in, where the preview ends, what is too much.
 *
 * @param {View} view
 */
function marked({ text, over, cut, gaps }) {
  const end = over ?? text.length;
  const made = [];
  let position = 0;
  const upTo = (/** @type {number} */ next) => {
    if (next > position) made.push(text.slice(position, next));
    position = Math.max(position, next);
  };
  const folds = cut === null ? [] : [{ start: cut, end: cut }];
  for (const gap of [...gaps, ...folds].sort((one, other) => one.start - other.start)) {
    if (gap.start < position || gap.end > end) continue;
    upTo(gap.start);
    const className = gap.start === gap.end ? "advocacy-editor__fold" : "advocacy-editor__gap";
    made.push(element("span", { className }, text.slice(gap.start, gap.end)));
    position = gap.end;
  }
  upTo(end);
  if (over !== null) made.push(element("mark", {}, text.slice(over)));
  return made;
}
