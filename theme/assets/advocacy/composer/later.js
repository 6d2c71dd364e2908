/** Parts of the composer that most advocates never need: each is loaded when it is first needed. */

/** @typedef {import("./view.js").View} View */

/**
 * @param {(view: View) => boolean} isNeeded asked of each view, until the part is needed
 * @param {() => Promise<(view: View) => void>} loading makes what shows the part
 * @returns {(view: View) => void} shows the part as it should be now, as soon as it is there
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
      () => void (isComing = false), // without it everything else works; the next change tries again
    );
  };
}
