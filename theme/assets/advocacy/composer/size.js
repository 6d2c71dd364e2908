/** The character count, announced only near the limit, and the tracked link. */

import { element } from "../dom.js";

/** @typedef {import("./view.js").View} View */

const PAUSE = 1000;
const NEAR = 20;

/**
 * @param {import("../core/words.js").Words} words
 * @param {HTMLElement} aloud
 * @returns {{ elements: HTMLElement[], show(view: View): void }}
 */
export function size(words, aloud) {
  const counter = element("span", { className: "advocacy-size", id: "advocacy-size" });
  const fold = element("p", { className: "advocacy-unseen", hidden: true }); // sighted people see it in the text
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  return {
    elements: [counter, fold],
    show(view) {
      const { length, limit, unit } = view.size;
      const { counting } = view.network.text;
      const left = limit === null ? Infinity : limit - length;
      const bytes = unit === "utf8_bytes" ? ` ${words.say("composer_bytes")}` : "";
      counter.hidden = limit === null;
      counter.toggleAttribute("data-over", left < 0);
      const parts = [
        `${words.say("composer_of", { length: words.number(length), limit: words.number(limit ?? 0) })}${bytes}`,
        left < 0 ? words.count("composer_over", -left) : words.count("composer_left", left),
      ];
      if (counting !== "plain") parts.push(words.say("composer_counted_as", { network: view.network.name }));
      counter.textContent = parts.join(" · ");
      fold.hidden = view.cut === null;
      fold.textContent = words.say("composer_cut", { network: view.network.name });
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const remaining = left <= NEAR ? words.count("composer_left", left) : "";
        aloud.textContent = left < 0 ? words.count("composer_over", -left) : remaining;
      }, PAUSE);
    },
  };
}

/**
 * Show the full tracked link.
 *
 * @param {import("../core/words.js").Words} words
 * @returns {{ element: HTMLElement, show(view: View): void }}
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
