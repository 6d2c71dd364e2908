/** Placeholders in a post's text: the vectors shared with Python, and edits by an advocate. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { edited, joined, pieces, settled, written } from "../../theme/assets/advocacy/core/placeholders.js";
import { chance, vectors } from "./shared.js";

vectors("fill").forEach(({ text, values, result, why }, number) => {
  test(`${number}: placeholders are filled, and empty ones leave no trace`, () => {
    assert.equal(written(settled(pieces(text), values)), result, why);
  });
});

test("a brace without a placeholder is text", () => {
  for (const text of ["a { b", "{", "{}", "{two words}", "{1}", "{a\n}", "{a"]) {
    assert.deepEqual(pieces(text), [text]);
  }
  assert.deepEqual(pieces("{a{b}"), ["{a", { name: "b" }]);
});

test("writing and reading pieces gives the same pieces", () => {
  const { text: anyText } = chance(2);
  for (let round = 0; round < 2000; round++) {
    const found = pieces(anyText(["{a}", "{{", "}}", "{", "}", " ", "x", "\n"], 12));
    assert.deepEqual(pieces(written(found)), found);
  }
});

const TEMPLATE = "{flavour} it is, for me. {link} #GingerUp";
const VALUES = { flavour: "Ginger & lime", link: "https://a.example/?b=1" };
const BEFORE = "Ginger & lime it is, for me. https://a.example/?b=1 #GingerUp";

/** Return the template after an advocate changed its text to `text`. */
const after = (text) => written(edited(pieces(TEMPLATE), VALUES, BEFORE, text));

test("unedited placeholders are kept", () => {
  assert.equal(joined(pieces(TEMPLATE), VALUES), BEFORE);
  assert.equal(after(BEFORE), TEMPLATE);
  assert.equal(after(BEFORE.replace("for me", "for us")), TEMPLATE.replace("for me", "for us"));
  assert.equal(after(`Yes! ${BEFORE}`), `Yes! ${TEMPLATE}`);
  assert.equal(after(`${BEFORE} #Soda`), `${TEMPLATE} #Soda`);
  assert.equal(after(BEFORE.replace("me. ", "me.\n\n")), TEMPLATE.replace("me. ", "me.\n\n"));
  assert.equal(after(BEFORE.replace(" it is, for me. ", "")), "{flavour}{link} #GingerUp");
  assert.equal(after(BEFORE.replace("for me", "for {me}")), TEMPLATE.replace("for me", "for {{me}}"));
});

test("an edited placeholder becomes text, and others are kept", () => {
  assert.equal(after(BEFORE.replace("& lime", "and lime")), "Ginger and lime it is, for me. {link} #GingerUp");
  assert.equal(after(BEFORE.replace("?b=1", "")), "{flavour} it is, for me. https://a.example/ #GingerUp");
  assert.equal(after(BEFORE.replace("lime it is, for me. https", "http")), "Ginger & http://a.example/?b=1 #GingerUp");
  assert.equal(after("Something else"), "Something else");
  assert.equal(after(""), "");
});

test("new values are filled into an edited text", () => {
  const parts = edited(pieces(TEMPLATE), VALUES, BEFORE, BEFORE.replace("for me", "for us"));
  const other = { flavour: "Pear", link: "https://b.example/" };
  assert.equal(joined(parts, other), "Pear it is, for us. https://b.example/ #GingerUp");
});

test("an empty placeholder leaves no trace, but an edited text is never trimmed", () => {
  const values = { flavour: "", link: "https://a.example/" };
  const parts = settled(pieces("Mine: {flavour}\n{link}"), { flavour: "" });
  const before = joined(parts, values);
  assert.equal(before, "Mine\nhttps://a.example/");
  const typed = edited(parts, values, before, "Mine: \nhttps://a.example/");
  const more = edited(typed, values, joined(typed, values), "Mine: \nhttps://a.example/ ");
  assert.equal(written(more), "Mine: \n{link} ");
  assert.equal(joined(more, values), "Mine: \nhttps://a.example/ ");
});

test("the advocate's text is kept exactly after any edit", () => {
  const { below, text: anyText } = chance(3);
  const words = ["{a}", "{b}", "{link}", "{a}", " ", "x", "xx", "\n", "👍🏽", "ä", ": "];
  for (let round = 0; round < 5000; round++) {
    const parts = pieces(anyText(words, 8));
    const values = { a: anyText(["x", "ä", " "], 3), b: `x${anyText(["x", "👍🏽"], 2)}`, link: "https://a.example/" };
    const before = joined(parts, values);
    const [start, end] = [below(before.length + 1), below(before.length + 1)].sort((one, other) => one - other);
    const text = before.slice(0, start) + anyText(["x", " ", "ä", "👍🏽", "{a}", "\ud83d"], 3) + before.slice(end);
    const found = edited(parts, values, before, text);
    const said = JSON.stringify({ parts, values, before, text });
    assert.equal(joined(found, values), text, said);
    assert.equal(joined(pieces(written(found)), values), text, said);
    if (before === text) assert.equal(written(found), written(parts.filter((part) => joined([part], values))), said);
  }
});
