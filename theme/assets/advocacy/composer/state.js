/** The most important problem of a text, and its fix. Independent of the DOM. */

/** @typedef {import("./view.js").View} View */
/** @typedef {import("../core/words.js").Words} Words */

/**
 * A hint about the advocate's own words.
 *
 * @typedef {object} Hint
 * @property {string} sentence
 * @property {boolean} isSecret whether a word may not be public yet
 */

/**
 * @typedef {object} State
 * @property {"unfilled" | "over" | "empty" | "undisclosed" | "unlinked" | "hint" | "paste" | "ready"} kind
 * @property {string} sentence
 * @property {string} [remedy] the label of the button that fixes it
 */

/**
 * Return a view's state: its most important problem.
 *
 * @param {View} view
 * @param {Words} words
 * @param {{ labels: Record<string, string>, disclosure?: string, hints: Hint[] }} known the labels of fields by name,
 *   the post's disclosure, and the hints about the text
 * @returns {State}
 */
export function stateOf(view, words, { labels, disclosure, hints }) {
  const network = view.network.name;
  const [missing] = view.missing;
  if (missing !== undefined) {
    const values = { label: labels[missing] ?? missing };
    return { kind: "unfilled", sentence: words.count("composer_placeholders", view.missing.length, values) };
  }
  if (view.tooMany > 0) {
    const sentence = words.count("composer_too_many", view.tooMany, { network });
    return { kind: "over", sentence, remedy: words.say("composer_shorten") };
  }
  if (!view.shown.trim()) return { kind: "empty", sentence: words.say("composer_empty") };
  const secret = hints.find(({ isSecret }) => isSecret);
  if (secret) return { kind: "hint", sentence: secret.sentence };
  if (view.undisclosed && disclosure) {
    const sentence = words.say("composer_disclosure_gone", { disclosure });
    return { kind: "undisclosed", sentence, remedy: words.say("composer_disclosure_back") };
  }
  if (view.unlinked) {
    return { kind: "unlinked", sentence: words.say("composer_link_gone"), remedy: words.say("composer_link_back") };
  }
  const [hint] = hints;
  if (hint) return { kind: "hint", sentence: hint.sentence };
  return arrival(view, words);
}

/**
 * Return the state of a text without problems: what will arrive at the network.
 *
 * @param {View} view
 * @param {Words} words
 * @returns {State}
 */
function arrival(view, words) {
  const { network } = view;
  const values = { network: network.name };
  if (network.kind !== "network") return { kind: "ready", sentence: "" };
  if (view.takesText) return { kind: "ready", sentence: words.say("composer_expect_text", values) };
  if (network.text.counting === "mailto") return { kind: "paste", sentence: words.say("composer_expect_too_long_mail") };
  const key = view.isCut ? "cut" : view.opensComposer ? "link_only" : "copy";
  return { kind: "paste", sentence: words.say(`composer_expect_${key}`, values) };
}
