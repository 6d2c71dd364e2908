/** Links that know where the advocate comes from and which network they chose. */

/** The address of the feed as the advocate left it, since this page was loaded. */
export const trail = { feed: "" };

/**
 * Lead from a post back to the feed with its filters, where the advocate comes from there.
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
 * Take the network along to the page in another language.
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

// Before the link is followed, opened in another tab, or copied, and before the theme loads its page.
for (const sign of ["pointerdown", "focusin", "click"]) {
  document.addEventListener(
    sign,
    (event) => {
      const link = event.target instanceof Element && event.target.closest("a[hreflang]");
      if (!(link instanceof HTMLAnchorElement)) return;
      takeNetwork(link);
      // The frame has to come in the other language too: instant navigation would load the page twice.
      if (sign === "click") event.stopPropagation();
    },
    true,
  );
}
