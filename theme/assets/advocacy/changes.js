/** Marks changes since this device's last visit on the page of changes. */

import { wordsOf } from "./core/words.js";
import { element } from "./dom.js";
import { visit } from "./feed/visits.js";
import { loadWords } from "./load.js";

/** @param {HTMLElement} page */
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
 * Check whether a change may be newer than the last visit. Only the day of a change is known.
 *
 * @param {string} end the end of that day, in ISO 8601
 * @param {number} before when the last visit ended, in milliseconds since 1970, or now if there was none
 */
export function isFresh(end, before) {
  return Date.parse(end) > before;
}
