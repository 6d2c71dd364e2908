/** The link as it goes out, for those who want to see what counts its clicks. */

import { element } from "../dom.js";

/**
 * @param {import("../core/words.js").Words} words
 * @returns {{ element: HTMLElement, show(view: import("./view.js").View): void }}
 */
export function tracked(words) {
  const address = element("code", { dir: "ltr" });
  const details = element(
    "details",
    { className: "advocacy-tracked" },
    element("summary", {}, words.say("composer_tracked")),
    address,
  );
  return {
    element: details,
    show({ link }) {
      details.hidden = !/[?&]utm_/.test(link);
      address.textContent = link;
    },
  };
}
