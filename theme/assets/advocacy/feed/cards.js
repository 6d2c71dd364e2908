/** Makes cards that look like the cards in the page's HTML. */

import { ROOT } from "../load.js";
import { names } from "./data.js";

/**
 * Make a card from the page's template. Texts are inserted as text, never as markup.
 *
 * @param {HTMLTemplateElement} template a card with all its parts
 * @param {FeedIndex} index
 * @param {number} position the entry's position in the index
 * @param {FeedCard} entry
 * @returns {HTMLElement}
 */
export function makeCard(template, index, position, entry) {
  const card = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  const { posts, values, labels } = index;
  const valuesOf = (/** @type {FilterKind} */ kind) =>
    (index.sets[kind][posts[kind][position] ?? 0] ?? []).flatMap((value) => [values[kind][value] ?? []]);
  const [[language = ""] = []] = valuesOf("language");
  const networks = valuesOf("network");
  const [list = "", save = "", share = ""] = labels[language] ?? [];
  card.lang = language;
  if (entry.published) card.dataset.advocacyPublished = entry.published;
  const expires = posts.expires[position];
  if (expires) card.dataset.advocacyExpires = new Date(expires * 1000).toISOString();
  fillPicture(card, entry.picture);
  fill(card, ".advocacy-mark", entry.mark);
  fill(card, ".advocacy-campaign", names(index, "campaign", posts.campaign[position])[0]);
  fill(card, ".advocacy-until", entry.until);
  fillLanguages(card, entry.languages, new Map(values.language));
  const address = new URL(entry.address, ROOT).href;
  fill(card, "h2 a", entry.title)?.setAttribute("href", address);
  fill(card, ".advocacy-card__summary", entry.summary);
  fill(card, "q", entry.quote);
  if (!entry.quote) card.querySelector(".advocacy-card__quote")?.remove();
  fillNetworks(card, networks, index.offered);
  card.dataset.advocacyAudience = valuesOf("audience").map(([id]) => id).join(" ");
  card.querySelector(".advocacy-icons")?.setAttribute("aria-label", list);
  fill(card, ".advocacy-versions", entry.versions);
  card.querySelector(".advocacy-save")?.setAttribute("aria-label", save);
  fill(card, ".advocacy-card__share", share)?.setAttribute("href", networks[0] ? `${address}#${networks[0][0]}` : address);
  const context = card.querySelector(".advocacy-context");
  if (!context?.childElementCount) context?.remove();
  return card;
}

/**
 * Set the text of a part of the card, or remove the part if there is no text.
 *
 * @param {Element} card
 * @param {string} part a CSS selector
 * @param {string} [text]
 * @returns {Element | null}
 */
function fill(card, part, text) {
  const element = card.querySelector(part);
  if (text && element) element.textContent = text;
  else element?.remove();
  return element;
}

/**
 * Set the card's image, or remove it if there is none.
 *
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
 * List the post's languages, or remove the list if there are none.
 *
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
 * Show the icons of the post's networks: as many as the template has, then “+n”; none if the post is for all networks.
 *
 * @param {HTMLElement} card
 * @param {string[][]} networks ids and names
 * @param {number} offered the number of networks that the hub offers
 */
function fillNetworks(card, networks, offered) {
  if (networks.length === offered) {
    delete card.dataset.advocacyNetworks;
    return card.querySelector(".advocacy-icons")?.remove();
  }
  card.dataset.advocacyNetworks = networks.map(([id]) => id).join(" ");
  const items = [...card.querySelectorAll(".advocacy-icons > li")];
  const rest = items.pop();
  items.forEach((item, at) => {
    const [id, name] = networks[at] ?? [];
    if (!id || !name) return item.remove();
    item.setAttribute("title", name);
    fill(item, ".advocacy-unseen", name);
    const link = new URL(`assets/advocacy/networks.svg#${id}`, ROOT).href;
    item.querySelector("use")?.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", link);
  });
  const others = networks.slice(items.length);
  if (!rest || !others.length) return rest?.remove();
  fill(rest, "[aria-hidden]", `+${others.length}`);
  fill(rest, ".advocacy-unseen", listed(others.map(([, name = ""]) => name), card.lang));
}

/**
 * Join names in a language, such as “a, b, and c”.
 *
 * @param {string[]} names
 * @param {string} language
 * @returns {string}
 */
function listed(names, language) {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(names);
}
