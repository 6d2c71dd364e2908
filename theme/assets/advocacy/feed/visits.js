/** Detects posts that are new to this advocate or will soon expire. */

import { remember } from "../store.js";

const PAUSE = 30 * 60_000;
const DAY = 86_400_000;
const LAST_DAYS = 7;

/**
 * Record a visit.
 *
 * @param {number} now milliseconds since 1970
 * @returns {number} when the previous visit ended, or `now` if there was none
 */
export function visit(now) {
  let before = now;
  remember((memory) => {
    const { visits } = memory;
    if (visits) before = now - visits.last > PAUSE ? visits.last : visits.before;
    memory.visits = { before, last: now };
  });
  return before;
}

/**
 * Return the marks of a card that is new or will soon expire.
 *
 * @param {HTMLElement} card
 * @param {import("../core/words.js").Words} words
 * @param {number} before when the last visit ended, in milliseconds since 1970
 * @param {number} now
 * @returns {Array<[name: string, text: string]>}
 */
export function visitMarks(card, words, before, now) {
  /** @type {Array<[name: string, text: string]>} */
  const marks = isNew(card, before, now) ? [["new", words.say("feed_new")]] : [];
  const days = Math.ceil((Date.parse(card.dataset.advocacyExpires ?? "") - now) / DAY);
  if (days > 0 && days <= LAST_DAYS) marks.push(["last-days", words.count("feed_days_left", days)]);
  return marks;
}

/**
 * @param {HTMLElement} card
 * @param {number} before milliseconds since 1970
 * @param {number} now
 * @returns {boolean} whether it was published since then; false if the date is unknown or, in a preview, in the future
 */
export function isNew(card, before, now) {
  const published = Date.parse(card.dataset.advocacyPublished ?? "");
  return published > before && published <= now;
}
