/** The preview of a post: author, text, image and link card. */

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
  const early = place.querySelector("img"); // from first.js
  const picture = early ?? element("img", { className: "advocacy-paper__picture", fetchPriority: "high" });
  const download = element("a", { download: "" }, words.say("composer_download"));
  const caption = element("figcaption", {}, words.say("composer_add_picture"), " · ", download);
  const figure = element("figure", { className: "advocacy-paper__figure", hidden: true }, picture, caption);
  const site = element("span", { className: "advocacy-paper__site" });
  const title = element("strong", { dir: "auto" }, here.post.title);
  const card = element("p", { className: "advocacy-paper__card", hidden: true }, site, title);
  place.replaceChildren(
    element("p", { className: "advocacy-paper__who" }, words.say("composer_you")),
    text,
    figure,
    card,
  );
  return (view) => {
    const [first] = view.pictures;
    figure.hidden = !first;
    caption.hidden = !isDropped(view.network);
    if (first) {
      const address = new URL(first.address, here.root).href;
      if (picture.src !== address) picture.src = address;
      download.href = address;
      picture.alt = first.alt;
      picture.style.aspectRatio = String(view.network.picture ?? first.width / first.height);
    }
    // The link's card is shown unless the post has an image or links aren't clickable.
    const carriesCard = view.network.link === "attached" || !first;
    card.hidden = !view.link || view.network.link === "not_clickable" || !carriesCard;
    site.textContent = /^https:\/\/(?:www\.)?([^/?#:]*)/i.exec(view.link)?.[1] ?? "";
  };
}

/**
 * Check whether the share link drops the image, so that the advocate has to add it.
 *
 * @param {NetworkFacts} network
 */
function isDropped({ kind, intent }) {
  return kind === "network" && ![intent, ...intent.alternatives].some(({ url }) => url?.includes("{image}"));
}
