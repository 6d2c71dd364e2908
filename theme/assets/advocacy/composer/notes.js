/** Notes of the composer about the text and the network. */

import { element } from "../dom.js";
import { hasServers } from "./addresses.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("../core/words.js").Words} Words */

/**
 * Return advice about a network, a sentence each.
 *
 * @param {View} view
 * @param {Words} words
 * @param {boolean} knowsServer
 * @returns {string[]}
 */
export function expectations(view, words, knowsServer) {
  const { network } = view;
  const sentences = [];
  if (network.link === "not_clickable" && view.link) sentences.push(words.say("composer_expect_not_clickable"));
  const advice = network.advice[words.language] ?? network.advice.en;
  // Advice about the default server doesn't apply to the advocate's own.
  if (advice && !view.isCut && !(knowsServer && hasServers(network))) sentences.push(advice);
  return sentences;
}

/**
 * @param {string} sentence
 * @param {...Node} further
 */
export function note(sentence, ...further) {
  return element("div", { className: "advocacy-note" }, element("p", { dir: "auto" }, sentence), ...further);
}
