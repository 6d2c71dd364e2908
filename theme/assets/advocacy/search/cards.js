/** The cards of search results. */

import { element } from "../dom.js";
import { ROOT } from "../load.js";
import { bestLine, marked } from "./marks.js";

/** @type {Record<string, string>} */
const NAMES = { posts: "search_post", pages: "search_page" };

/**
 * @param {SearchCard} card
 * @param {string} kind
 * @param {string} language the card's language
 * @param {string[]} words the query's words, folded
 * @param {string[]} endings the endings of each language in the index
 * @param {import("../core/words.js").Words} catalogue
 * @returns {HTMLAnchorElement} the card; writers' texts are never HTML in it
 */
export function hit(card, kind, language, words, endings, catalogue) {
  const [anchor, line] = chooseLine(card, words, endings);
  const render = (/** @type {import("./marks.js").Part[]} */ parts) =>
    parts.map(([part, isMatch]) => (isMatch ? element("mark", {}, part) : part));
  return element(
    "a",
    { className: "advocacy-hit", href: new URL(card.address + (anchor && `#${anchor}`), ROOT).href },
    picture(card),
    element("span", { className: "advocacy-hit__kind" }, catalogue.say(NAMES[kind] ?? `${kind}_title`)),
    element("span", { className: "advocacy-hit__title", lang: language, dir: "auto" }, ...render(marked(card.title, words, endings))),
    element("span", { className: "advocacy-hit__line", lang: language, dir: "auto" }, ...render(line)),
  );
}

/**
 * @param {SearchCard} card
 * @param {string[]} words
 * @param {string[]} endings
 * @returns {[anchor: string, line: import("./marks.js").Part[]]} the line that best shows the match, and its section's anchor
 */
function chooseLine({ title, summary = "", text = "", sections = [], tags = [] }, words, endings) {
  const isMarked = (/** @type {import("./marks.js").Part[]} */ parts) => parts.some(([, isMatch]) => isMatch);
  const line = bestLine([summary, text, tags.join(" ")], words, endings);
  if (isMarked(line) || isMarked(marked(title, words, endings))) return ["", line];
  for (const [anchor, heading, content] of sections) {
    const sectionLine = bestLine([`${heading}: ${content}`], words, endings);
    if (isMarked(sectionLine)) return [anchor, sectionLine];
  }
  return ["", line];
}

/** @param {SearchCard} card @returns {HTMLElement} its image, or its text in small */
function picture({ picture, text = "", title }) {
  if (!picture) return element("span", { className: "advocacy-hit__quote", ariaHidden: "true" }, element("q", {}, text || title));
  const [address, width, height] = picture;
  const src = new URL(address, ROOT).href;
  return element("img", { className: "advocacy-hit__picture", alt: "", loading: "lazy", width, height, src });
}
