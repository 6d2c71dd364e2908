/** Links that keep the feed's filters and the chosen network. */

/** The feed's URL when the advocate left it, since the last full page load. */
export const trail = { feed: "" };

/**
 * Let a post's back link restore the feed's filters if the advocate came from the feed.
 *
 * @param {ParentNode} page
 */
export function leadBack(page) {
  const link = page.querySelector("a.advocacy-back");
  const feed = trail.feed || document.referrer;
  if (!(link instanceof HTMLAnchorElement) || !feed) return;
  const { origin, pathname, search } = new URL(feed);
  if (origin === link.origin && pathname === link.pathname) link.search = search;
}

/**
 * Keep the chosen network on the page in another language.
 *
 * @param {HTMLAnchorElement} link
 */
function takeNetwork(link) {
  if (link.origin !== location.origin) return;
  const chosen = document.querySelector("input[name=advocacy-network]:checked");
  if (chosen instanceof HTMLInputElement) {
    link.hash = chosen.value;
    return;
  }
  const network = new URLSearchParams(location.search).get("network");
  if (!network) return;
  const search = new URLSearchParams(link.search);
  search.set("network", network);
  link.search = String(search);
}

// Runs before the link is followed, opened in a new tab or copied, and before Material loads its page.
for (const sign of ["pointerdown", "focusin", "click"]) {
  document.addEventListener(
    sign,
    (event) => {
      const link = event.target instanceof Element && event.target.closest("a[hreflang]");
      if (!(link instanceof HTMLAnchorElement)) return;
      takeNetwork(link);
      // Load the whole page, as its frame is in the other language too. Instant navigation would load it twice.
      if (sign === "click") event.stopPropagation();
    },
    true,
  );
}
