/** The feed's cards, each created when it's first shown. */

import { makeCard } from "./cards.js";
import { part } from "./controls.js";
import { loadCards } from "./data.js";

export class CardList {
  /** @param {HTMLElement} feed */
  constructor(feed) {
    const number = (/** @type {HTMLElement} */ card) => Number(card.dataset.advocacyNumber);
    this.feed = feed;
    /** The cards in the page's HTML, newest first. */
    this.written = /** @type {HTMLElement[]} */ ([...feed.querySelectorAll(".advocacy-card")]);
    this.written.sort((a, b) => number(a) - number(b)); // undo the page's own sorting
    /**
     * All cards by the position of their entry; empty until the data is loaded.
     *
     * @type {Map<number, HTMLElement>}
     */
    this.known = new Map();
  }

  /** @returns {HTMLElement[]} all created cards */
  all() {
    return [...new Set([...this.written, ...this.known.values()])];
  }

  /**
   * @param {FeedIndex} index its first entries are the cards in the page's HTML
   * @param {number[]} places
   * @returns {Promise<HTMLElement[]>} the cards of the entries at these positions
   */
  async at(index, places) {
    if (!this.known.size) {
      const first = index.posts.first.flatMap((isFirst, place) => (isFirst ? [place] : []));
      this.written.forEach((card, number) => this.known.set(first[number] ?? -1, card));
    }
    const template = /** @type {HTMLTemplateElement} */ (part(this.feed, "template"));
    for (const [place, card] of await loadCards(index, places.filter((place) => !this.known.has(place)))) {
      this.known.set(place, makeCard(template, index, place, card));
    }
    return places.flatMap((place) => this.known.get(place) ?? []);
  }
}
