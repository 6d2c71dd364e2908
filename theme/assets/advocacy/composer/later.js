/** Loads rarely used parts of the composer on demand. */

/** @typedef {import("./view.js").View} View */

/**
 * @param {(view: View) => boolean} isNeeded called for each view until the part is loaded
 * @param {() => Promise<(view: View) => void>} loading loads the part and returns its `show` function
 * @returns {(view: View) => void} shows the part once it's loaded
 */
export function later(isNeeded, loading) {
  /** @type {((view: View) => void) | undefined} */
  let show;
  /** @type {View} */
  let latest;
  let isComing = false;
  return (view) => {
    latest = view;
    if (show) return show(view);
    if (isComing || !isNeeded(view)) return;
    isComing = true;
    void loading().then(
      (made) => {
        show = made;
        show(latest);
      },
      () => void (isComing = false), // everything else works without it; the next change retries
    );
  };
}
