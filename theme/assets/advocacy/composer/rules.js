/** What the hub's guideline says of the network: the rules that matter most, and the way to all of it. */

import { element } from "../dom.js";

/**
 * @param {HTMLElement} place
 * @param {import("../core/words.js").Words} words
 * @param {string} language that of the post
 * @param {string} root the hub's address
 * @returns {(view: import("./view.js").View) => void} shows those of the network chosen
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
