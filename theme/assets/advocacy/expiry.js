/** A static page ages: what has expired since it was built is hidden by the page itself. */

/**
 * Hide cards and brand assets that have expired, and turn a post's page that has into one that says so.
 *
 * @param {ParentNode} page what to look through
 * @param {number} now milliseconds since 1970
 */
export function hideExpired(page, now) {
  for (const element of page.querySelectorAll("[data-advocacy-expires]")) {
    if (!(element instanceof HTMLElement) || !hasPassed(element.dataset.advocacyExpires ?? "", now)) continue;
    if (element.matches(".advocacy-card, .advocacy-brand__tile")) {
      element.hidden = true;
      continue;
    }
    for (const offer of element.querySelectorAll("[data-advocacy-offer]")) offer.remove();
    for (const until of element.querySelectorAll(".advocacy-post__head .advocacy-until")) until.remove();
    const ending = element.querySelector("[data-advocacy-ending]");
    if (ending instanceof HTMLElement) ending.hidden = false;
  }
}

/**
 * Whether a moment has come.
 *
 * @param {string} moment in ISO 8601
 * @param {number} now milliseconds since 1970
 * @returns {boolean} false where the moment cannot be read
 */
export function hasPassed(moment, now) {
  return Date.parse(moment) <= now;
}
