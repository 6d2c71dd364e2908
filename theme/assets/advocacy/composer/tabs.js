/** The choice of network: a row that scrolls on phones and wraps on wide screens. */

import { element, icon } from "../dom.js";

/**
 * @param {Element} place
 * @param {string[]} networks
 * @param {Record<string, NetworkFacts>} facts
 * @param {import("../core/words.js").Words} words
 * @param {(network: string) => void} chosen
 * @returns {{ show(network: string): void }}
 */
export function tabs(place, networks, facts, words, chosen) {
  const row = element(
    "div",
    { className: "advocacy-tabs__row" },
    ...networks.map((name) => {
      const network = facts[name];
      return tab(name, network?.kind === "tool" ? words.say("anywhere") : (network?.name ?? name));
    }),
  );
  const all = element(
    "button",
    { type: "button", className: "advocacy-quiet-button", ariaExpanded: "false" },
    words.say("composer_all_networks"),
  );
  all.onclick = () => {
    const open = place.toggleAttribute("data-open");
    all.ariaExpanded = String(open);
  };
  row.onchange = (event) => {
    if (event.target instanceof HTMLInputElement) chosen(event.target.value);
  };
  place.replaceChildren(/** @type {Element} */ (place.querySelector("legend")), row, all);
  return {
    show(network) {
      const input = row.querySelector(`input[value="${CSS.escape(network)}"]`);
      if (!(input instanceof HTMLInputElement) || input.checked) return;
      input.checked = true;
      const label = /** @type {HTMLElement} */ (input.parentElement);
      if (!row.scrollLeft && label === row.firstElementChild) return; // already in view: avoid a forced layout
      const offset = label.getBoundingClientRect().left - row.getBoundingClientRect().left;
      row.scrollLeft += offset - row.clientWidth / 2 + label.clientWidth / 2;
    },
  };
}

/**
 * @param {string} network
 * @param {string} name
 */
function tab(network, name) {
  const input = element("input", {
    type: "radio",
    name: "advocacy-network",
    value: network,
    className: "advocacy-unseen",
  });
  return element("label", { className: "advocacy-chip" }, input, icon(network), name);
}
