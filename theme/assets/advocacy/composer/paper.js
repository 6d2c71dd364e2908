/** A preview that looks like a post: who, the text, the picture, the link. */

import { element } from "../dom.js";

/** @typedef {import("./view.js").View} View */

/**
 * @param {Element} place
 * @param {HTMLElement} text
 * @param {import("../core/words.js").Words} words
 * @param {import("./view.js").Surroundings} here
 * @returns {(view: View) => void}
 */
export function paper(place, text, words, here) {
  const picture = element("img", { className: "advocacy-paper__picture", loading: "lazy", hidden: true });
  const site = element("span", { className: "advocacy-paper__site" });
  const title = element("strong", { dir: "auto" }, here.post.title);
  const card = element("p", { className: "advocacy-paper__card", hidden: true }, site, title);
  place.append(
    element("p", { className: "advocacy-paper__who" }, words.say("composer_you")),
    text,
    picture,
    card,
  );
  return (view) => {
    const [first] = view.pictures;
    picture.hidden = !first;
    if (first) {
      const address = new URL(first.address, here.root).href;
      if (picture.src !== address) picture.src = address;
      picture.alt = first.alt;
      picture.style.aspectRatio = String(view.network.picture ?? first.width / first.height);
    }
    // A post has a card for its link, but not beside a picture of its own, nor where links lead nowhere.
    const carriesCard = view.network.link === "attached" || !first;
    card.hidden = !view.link || view.network.link === "not_clickable" || !carriesCard;
    site.textContent = /^https:\/\/(?:www\.)?([^/?#:]*)/i.exec(view.link)?.[1] ?? "";
  };
}
