/** The cards of the feed that there are, each made when it is first shown. */

import { makeCard } from "./cards.js";
import { part } from "./controls.js";
import { loadCards } from "./data.js";

export class CardList {
  /** @param {HTMLElement} feed */
  constructor(feed) {
    const number = (/** @type {HTMLElement} */ card) => Number(card.dataset.advocacyNumber);
    this.feed = feed;
    /** The cards that the page was written with, newest first. */
    this.written = /** @type {HTMLElement[]} */ ([...feed.querySelectorAll(".advocacy-card")]);
    this.written.sort((one, other) => number(one) - number(other)); // the page has sorted them
    /**
     * By the place of their entry; none before the data are there.
     *
     * @type {Map<number, HTMLElement>}
     */
    this.known = new Map();
  }

  /** @returns {HTMLElement[]} all that there are */
  all() {
    return [...new Set([...this.written, ...this.known.values()])];
  }

  /**
   * @param {FeedIndex} index whose first entries are the cards that the page was written with
   * @param {number[]} places
   * @returns {Promise<HTMLElement[]>} the cards of the entries at these places
   */
  async at(index, places) {
    if (!this.known.size) {
      const first = index.posts.first.flatMap((one, place) => (one ? [place] : []));
      this.written.forEach((card, number) => this.known.set(first[number] ?? -1, card));
    }
    const template = /** @type {HTMLTemplateElement} */ (part(this.feed, "template"));
    for (const [place, card] of await loadCards(index, places.filter((place) => !this.known.has(place)))) {
      this.known.set(place, makeCard(template, index, place, card));
    }
    return places.flatMap((place) => this.known.get(place) ?? []);
  }
}
