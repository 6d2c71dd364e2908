/** The state of a text: of several things the most important one. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { stateOf } from "../../theme/assets/advocacy/composer/state.js";

const words = {
  say: (key, values = {}) => [key, ...Object.values(values)].join(" "),
  count: (key, number, values = {}) => [key, number, ...Object.values(values)].join(" "),
};
const NETWORK = { name: "X", kind: "network", text: { counting: "plain" } };
const VIEW = { network: NETWORK, shown: "Hello", missing: [], tooMany: 0, undisclosed: false, unlinked: false, takesText: true };
const SECRET = { sentence: "secret", isSecret: true };
const WORD = { sentence: "word", isSecret: false };

/** From the most important to the least: each with the change of the view or of the hints that causes it. */
const ORDER = [
  ["composer_gaps 2 Your favourite", { missing: ["who", "what"] }, []],
  ["composer_too_many 3 X", { tooMany: 3 }, []],
  ["composer_empty", { shown: " \n" }, []],
  ["secret", {}, [SECRET]],
  ["composer_disclosure_gone I work here.", { undisclosed: true }, []],
  ["composer_link_gone", { unlinked: true }, []],
  ["word", {}, [WORD]],
];

const stateWith = (causes) =>
  stateOf({ ...VIEW, ...Object.assign({}, ...causes.map(([, change]) => change)) }, words, {
    labels: { who: "Your favourite" },
    disclosure: "I work here.",
    hints: causes.flatMap(([, , hints]) => hints).reverse(),
  });

ORDER.forEach(([sentence], place) => {
  test(`before all that comes after it: ${sentence}`, () => {
    assert.equal(stateWith(ORDER.slice(place)).sentence, sentence);
  });
});

const ARRIVALS = [
  ["the text", {}, "ready", "composer_expect_text X"],
  ["a link alone", { takesText: false, opensComposer: true }, "paste", "composer_expect_link_only X"],
  ["nothing", { takesText: false, opensComposer: false }, "paste", "composer_expect_copy X"],
  ["a text that is cut", { takesText: false, isCut: true }, "paste", "composer_expect_cut X"],
  [
    "a mail that is too long",
    { takesText: false, network: { ...NETWORK, text: { counting: "mailto" } } },
    "paste",
    "composer_expect_too_long_mail",
  ],
  ["anywhere else", { network: { ...NETWORK, kind: "tool" } }, "ready", ""],
];

for (const [what, change, kind, sentence] of ARRIVALS) {
  test(`where nothing is in the way, it says what arrives: ${what}`, () => {
    assert.deepEqual(stateWith([["", change, []]]), { kind, sentence });
  });
}

test("a text that is too long, and a link or a disclosure that is gone, can be put right", () => {
  assert.equal(stateWith([ORDER[1]]).remedy, "composer_shorten");
  assert.equal(stateWith([ORDER[4]]).remedy, "composer_disclosure_back");
  assert.equal(stateWith([ORDER[5]]).remedy, "composer_link_back");
});
