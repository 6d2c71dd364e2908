/** Hides content that has expired since the static page was built. */

/**
 * Hide expired cards, posts on launch pages and posters, and brand assets. On other pages, remove the
 * actions for an expired post, badge or event, and show its expiry notice.
 *
 * @param {ParentNode} page
 * @param {number} now milliseconds since 1970
 */
export function hideExpired(page, now) {
  for (const element of page.querySelectorAll("[data-advocacy-expires]")) {
    if (!(element instanceof HTMLElement) || !hasPassed(element.dataset.advocacyExpires ?? "", now)) continue;
    if (element.matches(".advocacy-card, .advocacy-brand__tile, [class$=__post]")) {
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
 * Check whether a moment has passed.
 *
 * @param {string} moment in ISO 8601
 * @param {number} now milliseconds since 1970
 * @returns {boolean} false if the moment can't be parsed
 */
export function hasPassed(moment, now) {
  return Date.parse(moment) <= now;
}
