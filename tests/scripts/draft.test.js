/** The text that an advocate works on: its link in short, and whole wherever it goes out. */

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

test("the text is shown with its link in short, and goes out whole", () => {
  assert.equal(shownText(POST, DRAFT), `Try ${SHORT} today`);
  assert.equal(textOf(POST, DRAFT), `Try ${LINK} today`);
  assert.equal(withWholeLinks(`Try ${SHORT}`, SHORT, LINK), `Try ${LINK}`);
  assert.equal(withWholeLinks(SHORT.slice(0, 5), SHORT, LINK), SHORT.slice(1, 5), "half a link is words");
});

test("offsets behind the link move, and those in it are at its start", () => {
  const place = inShown(POST, DRAFT);
  const behind = `Try ${LINK}`.length;
  assert.deepEqual([0, 4, 10, behind, behind + 3].map(place), [0, 4, 4, 4 + SHORT.length, 7 + SHORT.length]);
});

for (const [what, change, expected] of [
  ["words around it", (text) => text.replace("today", "now"), `Try ${LINK} now`],
  ["a letter of it taken out", (text) => text.replace("ginger", "ginge"), "Try  today"],
  ["half of it taken out", (text) => text.replace("soda.example/gin", ""), "Try  today"],
  ["its end taken out", (text) => text.replace("\u2063 today", " today"), "Try  today"],
  ["a letter written into it", (text) => text.replace("ginger", "gingers"), "Try soda.example/gingers?from=hub#top today"],
  ["it taken out and pasted elsewhere", (text) => `${SHORT} ${text.replace(`${SHORT} `, "")}`, `${LINK} Try today`],
  ["the whole link pasted", () => `My ${LINK}!`, `My ${LINK}!`],
  ["the same address typed", () => "My soda.example/ginger", "My soda.example/ginger"],
]) {
  test(`edited: ${what}`, () => {
    const draft = withText(POST, DRAFT, change(shownText(POST, DRAFT)));
    assert.equal(textOf(POST, draft), expected);
    assert.doesNotMatch(textOf(POST, draft), /\u2063/);
  });
}

test("a whole link that is pasted is a tracked link again", () => {
  const draft = withText(POST, DRAFT, `My ${LINK}!`);
  assert.equal(shownText(POST, draft), `My ${SHORT}!`);
});
