/** Makes cards that look like those in the page's HTML. */

import { ROOT } from "../load.js";
import { names } from "./data.js";

/**
 * Make a card from the page's template. Content becomes text, never markup.
 *
 * @param {HTMLTemplateElement} template a card with all its parts
 * @param {FeedIndex} index
 * @param {number} place the entry's position
 * @param {FeedCard} words
 * @returns {HTMLElement}
 */
export function makeCard(template, index, place, words) {
  const card = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  const { posts, values, labels } = index;
  const of = (/** @type {FilterKind} */ kind) =>
    (index.sets[kind][posts[kind][place] ?? 0] ?? []).flatMap((value) => [values[kind][value] ?? []]);
  const [[language = ""] = []] = of("language");
  const networks = of("network");
  const [list = "", save = "", share = ""] = labels[language] ?? [];
  card.lang = language;
  if (words.published) card.dataset.advocacyPublished = words.published;
  const expires = posts.expires[place];
  if (expires) card.dataset.advocacyExpires = new Date(expires * 1000).toISOString();
  fillPicture(card, words.picture);
  fill(card, ".advocacy-mark", words.mark);
  fill(card, ".advocacy-campaign", names(index, "campaign", posts.campaign[place])[0]);
  fill(card, ".advocacy-until", words.until);
  fillLanguages(card, words.languages, new Map(values.language));
  const address = new URL(words.address, ROOT).href;
  fill(card, "h2 a", words.title)?.setAttribute("href", address);
  fill(card, ".advocacy-card__summary", words.summary);
  fill(card, "q", words.quote);
  if (!words.quote) card.querySelector(".advocacy-card__quote")?.remove();
  fillNetworks(card, networks, index.offered);
  card.dataset.advocacyAudience = of("audience").map(([id]) => id).join(" ");
  card.querySelector(".advocacy-icons")?.setAttribute("aria-label", list);
  fill(card, ".advocacy-versions", words.versions);
  card.querySelector(".advocacy-save")?.setAttribute("aria-label", save);
  fill(card, ".advocacy-card__share", share)?.setAttribute("href", networks[0] ? `${address}#${networks[0][0]}` : address);
  const context = card.querySelector(".advocacy-context");
  if (!context?.childElementCount) context?.remove();
  return card;
}

/**
 * Set the text of a part of the card, or remove the part if there is none.
 *
 * @param {Element} card
 * @param {string} part
 * @param {string} [words]
 * @returns {Element | null}
 */
function fill(card, part, words) {
  const element = card.querySelector(part);
  if (words && element) element.textContent = words;
  else element?.remove();
  return element;
}

/**
 * @param {Element} card
 * @param {[address: string, width: number, height: number]} [picture]
 */
function fillPicture(card, picture) {
  const image = card.querySelector("img");
  if (!image || !picture) return image?.remove();
  [image.width, image.height] = [picture[1], picture[2]];
  image.src = new URL(picture[0], ROOT).href;
}

/**
 * @param {Element} card
 * @param {string[]} [codes]
 * @param {Map<string, string>} [known] names by code
 */
function fillLanguages(card, codes = [], known = new Map()) {
  const list = card.querySelector(".advocacy-languages");
  const blank = list?.firstElementChild;
  if (!list || !blank || !codes.length) return list?.remove();
  list.replaceChildren(
    ...codes.map((code) => {
      const language = /** @type {HTMLElement} */ (blank.cloneNode());
      language.title = known.get(code) ?? code;
      language.textContent = code;
      return language;
    }),
  );
}

/**
 * @param {HTMLElement} card its list shows as many icons as fit, then “+n”
 * @param {string[][]} networks ids and names
 * @param {number} offered the hub's number of networks; a post for all of them names none
 */
function fillNetworks(card, networks, offered) {
  if (networks.length === offered) {
    delete card.dataset.advocacyNetworks;
    return card.querySelector(".advocacy-icons")?.remove();
  }
  card.dataset.advocacyNetworks = networks.map(([id]) => id).join(" ");
  const places = [...card.querySelectorAll(".advocacy-icons > li")];
  const rest = places.pop();
  places.forEach((place, at) => {
    const [id, name] = networks[at] ?? [];
    if (!id || !name) return place.remove();
    place.setAttribute("title", name);
    fill(place, ".advocacy-unseen", name);
    const link = new URL(`assets/advocacy/networks.svg#${id}`, ROOT).href;
    place.querySelector("use")?.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", link);
  });
  const others = networks.slice(places.length);
  if (!rest || !others.length) return rest?.remove();
  fill(rest, "[aria-hidden]", `+${others.length}`);
  fill(rest, ".advocacy-unseen", listed(others.map(([, name = ""]) => name), card.lang));
}

/**
 * @param {string[]} names
 * @param {string} language
 * @returns {string} the names as a list, such as “a, b, and c”
 */
function listed(names, language) {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(names);
}
