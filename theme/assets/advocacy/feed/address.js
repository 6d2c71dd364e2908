/** The address of the feed, which says what is chosen. */

import { copy } from "../clipboard.js";
import { MINE } from "./filters.js";

/**
 * Copy the address to share, and say so on the button for a moment.
 *
 * @param {HTMLElement} button
 * @param {import("../core/words.js").Words} words
 */
export async function copyAddress(button, words) {
  if (!(await copy(sharedAddress()))) return;
  const said = button.textContent;
  button.textContent = words.say("feed_copied");
  setTimeout(() => (button.textContent = said), 2000);
}

/** @returns {string} the address to share: that of the current edition of the hub, where it has editions */
function sharedAddress() {
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  const isElsewhere = !canonical || new URL(canonical.href).origin !== location.origin; // a preview is its own hub
  const search = new URLSearchParams(location.search);
  for (const kind of MINE) search.delete(kind); // on another device other posts are saved
  return (isElsewhere ? location.origin + location.pathname : canonical.href) + (search.size ? `?${search}` : "");
}

/**
 * Follow links from the feed to itself: Material takes a link to the page itself, with other filters, for one that leads
 * nowhere.
 *
 * @param {() => boolean} isHere whether the feed is on the page
 * @param {() => void} arrived called when the address has changed
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
