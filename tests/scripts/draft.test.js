/** An advocate's draft: it shows a short link and shares the tracked one. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { inShown, shownText, textOf, withText, withWholeLinks } from "../../theme/assets/advocacy/composer/draft.js";

const LINK = "https://www.soda.example/ginger/?from=hub&utm_source=x&utm_medium=social#top";
const SHORT = "\u2063soda.example/ginger?from=hub#top\u2063";
const POST = {
  id: "ginger",
  fields: {},
  shown: SHORT.slice(1, -1),
  texts: ["Try {link} today"],
  networks: { x: [{ id: "a", text: 0, link: LINK }] },
};
const DRAFT = { network: "x", variant: 0, values: {}, own: {} };

test("the text shows a short link and is shared with the tracked link", () => {
  assert.equal(shownText(POST, DRAFT), `Try ${SHORT} today`);
  assert.equal(textOf(POST, DRAFT), `Try ${LINK} today`);
  assert.equal(withWholeLinks(`Try ${SHORT}`, SHORT, LINK), `Try ${LINK}`);
  assert.equal(withWholeLinks(SHORT.slice(0, 5), SHORT, LINK), SHORT.slice(1, 5), "half a link is words");
});

test("offsets after the link move, and offsets within it map to its start", () => {
  const place = inShown(POST, DRAFT);
  const behind = `Try ${LINK}`.length;
  assert.deepEqual([0, 4, 10, behind, behind + 3].map(place), [0, 4, 4, 4 + SHORT.length, 7 + SHORT.length]);
});

for (const [edit, change, expected] of [
  ["words around the link", (text) => text.replace("today", "now"), `Try ${LINK} now`],
  ["a letter of the link deleted", (text) => text.replace("ginger", "ginge"), "Try  today"],
  ["half of the link deleted", (text) => text.replace("soda.example/gin", ""), "Try  today"],
  ["the end of the link deleted", (text) => text.replace("\u2063 today", " today"), "Try  today"],
  ["a letter inserted into the link", (text) => text.replace("ginger", "gingers"), "Try soda.example/gingers?from=hub#top today"],
  ["the link cut and pasted elsewhere", (text) => `${SHORT} ${text.replace(`${SHORT} `, "")}`, `${LINK} Try today`],
  ["the tracked link pasted", () => `My ${LINK}!`, `My ${LINK}!`],
  ["the same address typed", () => "My soda.example/ginger", "My soda.example/ginger"],
]) {
  test(`edited: ${edit}`, () => {
    const draft = withText(POST, DRAFT, change(shownText(POST, DRAFT)));
    assert.equal(textOf(POST, draft), expected);
    assert.doesNotMatch(textOf(POST, draft), /\u2063/);
  });
}

test("a pasted tracked link is shown as a short link again", () => {
  const draft = withText(POST, DRAFT, `My ${LINK}!`);
  assert.equal(shownText(POST, draft), `My ${SHORT}!`);
});
