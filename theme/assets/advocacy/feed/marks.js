/** Marks cards with data from this device: saved, shared, and the network to share on next. */

import { wordsOf } from "../core/words.js";
import { element } from "../dom.js";
import { ROOT, load, loadWords } from "../load.js";
import { recall, remember } from "../store.js";

/** @typedef {import("../core/words.js").Words} Words */
/** @typedef {import("../store.js").Memory} Memory */

/** The event dispatched on the document when a post is saved or unsaved. */
export const SAVED = "advocacy:saved";

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element && target.closest(".advocacy-save");
  const card = button && button.closest(".advocacy-card");
  if (!(card instanceof HTMLElement)) return;
  const id = idOf(card);
  remember((memory) => {
    const others = memory.saved.filter((saved) => saved !== id);
    memory.saved = others.length < memory.saved.length ? others : [id, ...others];
  });
  for (const other of document.querySelectorAll(".advocacy-card")) showSaved(/** @type {HTMLElement} */ (other), recall());
  document.dispatchEvent(new Event(SAVED));
});

// A page from the back/forward cache shows outdated marks.
addEventListener("pageshow", ({ persisted }) => void (persisted && attachCards()));

/**
 * A mark: the suffix of its CSS class, and its text.
 *
 * @typedef {[name: string, text: string]} Mark
 */

/** Mark the page's cards outside the feed, which marks its own. */
export async function attachCards() {
  const cards = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".advocacy-card:has(.advocacy-save)")]);
  const memory = recall();
  for (const card of cards) showMine(card, memory);
  const others = cards.filter((card) => !card.closest(".advocacy-feed") && lastShare(card, memory));
  const language = others[0]?.closest(".advocacy")?.closest("[lang]")?.getAttribute("lang");
  if (language) await markCards(others, wordsOf(await loadWords(language)));
}

/**
 * Mark cards with data from this device.
 *
 * @param {HTMLElement[]} cards
 * @param {Words} words
 * @param {string} [chosen] the network in the filter
 * @param {(card: HTMLElement) => Mark[]} [others] returns further marks; a shared post isn't marked as new
 */
export async function markCards(cards, words, chosen, others = () => []) {
  const memory = recall();
  const names = cards.some((card) => lastShare(card, memory)) ? await networkNames() : String;
  for (const card of cards) {
    showMine(card, memory, chosen);
    const shared = sharedMark(card, words, memory, names);
    showMarks(card, words, [...shared, ...others(card).filter(([name]) => !shared.length || name !== "new")]);
  }
}

/**
 * @param {HTMLElement} card
 * @param {Memory} memory
 * @param {string} [chosen] the network in the filter
 */
function showMine(card, memory, chosen) {
  showSaved(card, memory);
  const share = card.querySelector(".advocacy-card__share");
  const offered = card.dataset.advocacyNetworks?.split(" ");
  const network = [...(chosen ? [chosen] : []), ...memory.networks].find((name) => offered?.includes(name) ?? true);
  if (network && share instanceof HTMLAnchorElement) share.hash = network;
}

/**
 * Return the mark of a post that was shared on this device.
 *
 * @param {HTMLElement} card
 * @param {Words} words
 * @param {Memory} memory
 * @param {(network: string) => string} names
 * @returns {Mark[]}
 */
function sharedMark(card, words, memory, names) {
  const last = lastShare(card, memory);
  if (!last) return [];
  const [network, moment] = last;
  return [["shared", words.say("card_shared", { network: names(network), day: words.day(moment) })]];
}

/**
 * Show marks on the edge of a card, without shifting its layout.
 *
 * @param {HTMLElement} card
 * @param {Words} words
 * @param {Mark[]} marks
 */
function showMarks(card, words, marks) {
  card.querySelector(".advocacy-marks")?.remove();
  if (!marks.length) return;
  const shown = marks.map(([name, text]) => element("span", { className: `advocacy-${name}` }, text));
  card.prepend(element("p", { className: "advocacy-marks", lang: words.language, dir: words.direction }, ...shown));
}

/** @returns {Promise<(network: string) => string>} a network's name, or its id if names fail to load */
async function networkNames() {
  /** @type {Record<string, NetworkFacts>} */
  const facts = await load("assets/advocacy/networks.json").catch(() => ({}));
  return (network) => facts[network]?.name ?? network;
}

/**
 * @param {HTMLElement} card
 * @param {Memory} memory
 * @returns {[network: string, moment: number] | undefined}
 */
function lastShare(card, memory) {
  return Object.entries(memory.posts[idOf(card)]?.shared ?? {}).sort(([, one], [, other]) => other - one)[0];
}

/**
 * @param {HTMLElement} card
 * @param {Memory} memory
 */
function showSaved(card, memory) {
  const save = card.querySelector(".advocacy-save");
  save?.setAttribute("aria-pressed", String(memory.saved.includes(idOf(card))));
}

/**
 * @param {HTMLElement} card
 * @returns {string} the post's id: the second part of its path below the hub's root
 */
function idOf(card) {
  const link = card.querySelector("h2 a");
  const path = link instanceof HTMLAnchorElement ? link.pathname.slice(ROOT.pathname.length) : "";
  return decodeURIComponent(path.split("/")[1] ?? "");
}
