/** The state shown below a text: the most important of several. */

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

/** States by decreasing importance, each with the change of the view or the hints that causes it. */
const ORDER = [
  ["composer_placeholders 2 Your favourite", { missing: ["who", "what"] }, []],
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
  test(`more important than all following states: ${sentence}`, () => {
    assert.equal(stateWith(ORDER.slice(place)).sentence, sentence);
  });
});

const ARRIVALS = [
  ["the text", {}, "ready", "composer_expect_text X"],
  ["only a link", { takesText: false, opensComposer: true }, "paste", "composer_expect_link_only X"],
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

for (const [received, change, kind, sentence] of ARRIVALS) {
  test(`a text without problems shows what the network will receive: ${received}`, () => {
    assert.deepEqual(stateWith([["", change, []]]), { kind, sentence });
  });
}

test("a text that is too long, a missing link and a missing disclosure have a remedy", () => {
  assert.equal(stateWith([ORDER[1]]).remedy, "composer_shorten");
  assert.equal(stateWith([ORDER[4]]).remedy, "composer_disclosure_back");
  assert.equal(stateWith([ORDER[5]]).remedy, "composer_link_back");
});
