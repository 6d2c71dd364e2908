/** The key rules of the network's guideline, with a link to the guideline. */

import { element } from "../dom.js";

/**
 * @param {HTMLElement} place
 * @param {import("../core/words.js").Words} words
 * @param {string} language the post's language
 * @param {string} root the hub's URL
 * @returns {(view: import("./view.js").View) => void} shows the rules of the chosen network
 */
export function rules(place, words, language, root) {
  /** @type {string | undefined} */
  let shown;
  return ({ id, network }) => {
    if (id === shown) return;
    shown = id;
    const guideline = network.guideline?.translations?.[language] ?? network.guideline;
    if (!guideline) return place.replaceChildren();
    const title = words.say("guideline_link", { network: network.name });
    const known = guideline.remember.map((rule) => element("li", { dir: "auto", lang: guideline.language }, rule));
    place.replaceChildren(
      element("p", {}, element("a", { href: new URL(guideline.address, root).href }, title)),
      ...(known.length ? [element("ol", {}, ...known)] : []),
    );
  };
}
