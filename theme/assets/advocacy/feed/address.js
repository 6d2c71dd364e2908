/** The feed's URL, which contains the filters. */

import { copy } from "../clipboard.js";
import { MINE } from "./filters.js";

/**
 * Copy the feed's URL and confirm it briefly on the button.
 *
 * @param {HTMLElement} button
 * @param {import("../core/words.js").Words} words
 */
export async function copyAddress(button, words) {
  if (!(await copy(sharedAddress()))) return;
  const label = button.textContent;
  button.textContent = words.say("feed_copied");
  setTimeout(() => (button.textContent = label), 2000);
}

/** @returns {string} the URL to share, which is in the current edition if the hub has editions */
function sharedAddress() {
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  const isElsewhere = !canonical || new URL(canonical.href).origin !== location.origin; // a preview is shared as it is
  const search = new URLSearchParams(location.search);
  for (const kind of MINE) search.delete(kind); // other devices have other saved posts
  return (isElsewhere ? location.origin + location.pathname : canonical.href) + (search.size ? `?${search}` : "");
}

/**
 * Follow links from the feed to itself with other filters, which Material ignores.
 *
 * @param {() => boolean} isHere whether the feed is on the page
 * @param {() => void} arrived called when the URL has changed
 */
export function followOwnLinks(isHere, arrived) {
  const follow = (/** @type {MouseEvent} */ event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (!link || link.target || event.ctrlKey || event.metaKey || event.shiftKey || !isHere()) return;
    if (link.origin + link.pathname !== location.origin + location.pathname) return;
    if (link.hash || link.search === location.search) return;
    event.preventDefault();
    event.stopPropagation();
    const drawer = document.getElementById("__drawer");
    if (drawer instanceof HTMLInputElement && drawer.checked) drawer.click();
    history.pushState(null, "", link.href);
    arrived();
  };
  document.addEventListener("click", follow, true);
}
