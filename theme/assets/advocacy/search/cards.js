/** What is found, at one glance. */

import { element } from "../dom.js";
import { ROOT } from "../load.js";
import { bestLine, marked } from "./marks.js";

/** @type {Record<string, string>} */
const NAMES = { posts: "search_post", pages: "search_page" };

/**
 * @param {SearchCard} card
 * @param {string} kind
 * @param {string} language of the card
 * @param {string[]} words that were looked for
 * @param {string[]} endings of the languages of the index
 * @param {import("../core/words.js").Words} catalogue
 * @returns {HTMLAnchorElement} People's words become text, never markup.
 */
export function hit(card, kind, language, words, endings, catalogue) {
  const [anchor, line] = shownLine(card, words, endings);
  const shown = (/** @type {import("./marks.js").Part[]} */ parts) =>
    parts.map(([part, isFound]) => (isFound ? element("mark", {}, part) : part));
  return element(
    "a",
    { className: "advocacy-hit", href: new URL(card.address + (anchor && `#${anchor}`), ROOT).href },
    picture(card),
    element("span", { className: "advocacy-hit__kind" }, catalogue.say(NAMES[kind] ?? `${kind}_title`)),
    element("span", { className: "advocacy-hit__title", lang: language, dir: "auto" }, ...shown(marked(card.title, words, endings))),
    element("span", { className: "advocacy-hit__line", lang: language, dir: "auto" }, ...shown(line)),
  );
}

/**
 * @param {SearchCard} card
 * @param {string[]} words
 * @param {string[]} endings
 * @returns {[anchor: string, line: import("./marks.js").Part[]]} what shows best why it was found, and where that is
 */
function shownLine({ title, summary = "", text = "", sections = [], tags = [] }, words, endings) {
  const isMarked = (/** @type {import("./marks.js").Part[]} */ parts) => parts.some(([, isFound]) => isFound);
  const line = bestLine([summary, text, tags.join(" ")], words, endings);
  if (isMarked(line) || isMarked(marked(title, words, endings))) return ["", line];
  for (const [anchor, name, said] of sections) {
    const found = bestLine([`${name}: ${said}`], words, endings);
    if (isMarked(found)) return [anchor, found];
  }
  return ["", line];
}

/** @param {SearchCard} card @returns {HTMLElement} its picture, or a sign of its words */
function picture({ picture, text = "", title }) {
  if (!picture) return element("span", { className: "advocacy-hit__quote", ariaHidden: "true" }, element("q", {}, text || title));
  const [address, width, height] = picture;
  const src = new URL(address, ROOT).href;
  return element("img", { className: "advocacy-hit__picture", alt: "", loading: "lazy", width, height, src });
}
