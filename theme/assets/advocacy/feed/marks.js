/** What this device knows of the posts on cards: which are saved, which were shared, and where to share next. */

import { wordsOf } from "../core/words.js";
import { element } from "../dom.js";
import { ROOT, load, loadWords } from "../load.js";
import { recall, remember } from "../store.js";

/** @typedef {import("../core/words.js").Words} Words */
/** @typedef {import("../store.js").Memory} Memory */

/** Said to the document when a post was saved, or is not any more. */
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

// A page that the browser has kept shows what was so when it was left.
addEventListener("pageshow", ({ persisted }) => void (persisted && attachCards()));

/**
 * A mark: a part of its class's name, and what it says.
 *
 * @typedef {[name: string, text: string]} Mark
 */

/** Mark the cards of the page outside of the feed, which marks its own. */
export async function attachCards() {
  const cards = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".advocacy-card:has(.advocacy-save)")]);
  const memory = recall();
  for (const card of cards) showMine(card, memory);
  const others = cards.filter((card) => !card.closest(".advocacy-feed") && lastShare(card, memory));
  const language = others[0]?.closest(".advocacy")?.closest("[lang]")?.getAttribute("lang");
  if (language) await markCards(others, wordsOf(await loadWords(language)));
}

/**
 * Show on cards what the device knows of their posts.
 *
 * @param {HTMLElement[]} cards
 * @param {Words} words
 * @param {string} [chosen] the network that the advocate looks for
 * @param {(card: HTMLElement) => Mark[]} [others] further marks; a post that was shared is not new
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
 * @param {string} [chosen] the network that the advocate looks for
 */
function showMine(card, memory, chosen) {
  showSaved(card, memory);
  const share = card.querySelector(".advocacy-card__share");
  const offered = card.dataset.advocacyNetworks?.split(" ");
  const network = [...(chosen ? [chosen] : []), ...memory.networks].find((name) => offered?.includes(name) ?? true);
  if (network && share instanceof HTMLAnchorElement) share.hash = network;
}

/**
 * The mark of a post that this device has shared.
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
 * Show marks on the edge of a card, where they move nothing.
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

/** @returns {Promise<(network: string) => string>} what networks are called; their ids where that cannot be loaded */
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
 * @returns {string} the id of its post: the second part of its address below the hub's root
 */
function idOf(card) {
  const link = card.querySelector("h2 a");
  const path = link instanceof HTMLAnchorElement ? link.pathname.slice(ROOT.pathname.length) : "";
  return decodeURIComponent(path.split("/")[1] ?? "");
}
