/** Marks on the page of changes: what is new since this device was here last. */

import { wordsOf } from "./core/words.js";
import { element } from "./dom.js";
import { visit } from "./feed/visits.js";
import { loadWords } from "./load.js";

const DAY = 86_400_000;

/**
 * @param {HTMLElement} page
 */
export async function markChanges(page) {
  page.dataset.ready = "";
  const before = visit(Date.now());
  const fresh = [...page.querySelectorAll("[data-advocacy-changed]")].filter((entry) =>
    entry instanceof HTMLElement && isFresh(entry.dataset.advocacyChanged ?? "", before),
  );
  if (!fresh.length) return;
  const words = wordsOf(await loadWords(page.dataset.language ?? "en"));
  for (const entry of fresh) {
    entry.firstElementChild?.append(element("span", { className: "advocacy-new" }, words.say("feed_new")));
  }
}

/**
 * @param {string} day such as 2027-01-31: what changed on the day of the last visit may have come after it
 * @param {number} before when the last visit ended, in milliseconds since 1970; now where there was none
 */
export function isFresh(day, before) {
  return Date.parse(day) + DAY > before;
}
