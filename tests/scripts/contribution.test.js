/** Suggestions: what a mail and a draft on GitHub contain, and what they never contain. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  draftPost,
  isCode,
  remarkOn,
  suggestionOf,
  templateText,
  untracked,
} from "../../theme/assets/advocacy/composer/contribution.js";
import { withText } from "../../theme/assets/advocacy/composer/draft.js";

const LINK = "https://soda.example/ginger?a=%20b&utm_source=x&utm_medium=social&utm_campaign=c&utm_content=ginger-a#top";
const POST = {
  id: "ginger",
  language: "en",
  title: 'Ginger: "the" range',
  fields: { flavour: { label: "Your favourite", required: true, max_length: 40 } },
  shown: "soda.example/ginger",
  texts: ["{flavour} it is {{really}}. {link}"],
  networks: { x: [{ id: "a", text: 0, link: LINK }] },
};
const DRAFT = { network: "x", variant: 0, values: { flavour: "Lime {x}" }, own: {} };
const ORIGIN = { campaign: "ginger-launch", audience: ["employees", "customers"], story: "", credit: "" };
const WAYS = { mail: "comms@soda.example", repository: "https://github.com/org/hub", branch: "main", folder: "content/posts/" };
const WORDS = { say: (key, values = {}) => [key, ...Object.values(values)].join(" ") };

function fieldsOf(address) {
  const { searchParams } = new URL(address);
  return Object.fromEntries(searchParams);
}

test("the text of a draft keeps the link as a placeholder, and braces of the advocate as text", () => {
  assert.equal(templateText(POST, DRAFT, ORIGIN), "Lime {{x}} it is {{really}}. {link}");
});

test("the draft post has the original's campaign, audience, language and link without tracking", () => {
  assert.equal(
    draftPost(POST, DRAFT, ORIGIN, "hm3xs"),
    [
      "# From ginger, edited for x.",
      "# Credit: hm3xs",
      'title: "Ginger: \\"the\\" range"',
      "campaign: ginger-launch",
      "audience: [employees, customers]",
      "language: en",
      'link: "https://soda.example/ginger?a=%20b#top"',
      "status: draft",
      "text:",
      "  any: |-",
      "    Lime {{x}} it is {{really}}. {link}",
      "",
    ].join("\n"),
  );
});

test("a draft without a campaign, a link or credit has no such lines", () => {
  const post = { ...POST, texts: ["One\n\nTwo"], networks: { x: [{ id: "a", text: 0, link: null }] } };
  const written = draftPost(post, DRAFT, { ...ORIGIN, campaign: "", audience: ["employees"] }, "");
  assert.doesNotMatch(written, /campaign|link|Credit/);
  assert.match(written, /text:\n  any: \|-\n    One\n\n    Two\n$/);
});

for (const [why, text, expected] of [
  ["named", "By @ada on Instagram: {link}", "By {credit}: {link}"],
  ["without a mention", "By ada on Instagram: {link}", "By {credit}: {link}"],
  ["deleted", "Mine: {link}", "Mine: {link}\n\n{credit}"],
]) {
  test(`a draft with a story keeps the story and its credit: ${why}`, () => {
    const post = { ...POST, texts: [text] };
    const origin = { ...ORIGIN, story: "summit", credit: "@ada on Instagram" };
    assert.equal(templateText(post, DRAFT, origin), expected);
    assert.match(draftPost(post, DRAFT, origin, ""), /\nstory: summit\n/);
    assert.match(fieldsOf(suggestionOf(post, DRAFT, origin, "", WAYS, WORDS).mail.address).body, /\r\nstory: summit\r\n/);
  });
}

test("a mail has the text as edited, its details, and CRLF as line breaks", () => {
  const edited = withText(POST, DRAFT, "My own\nwords");
  const { mail } = suggestionOf(POST, edited, ORIGIN, "hm3xs", WAYS, WORDS);
  assert.match(mail.address, /^mailto:comms@soda\.example\?subject=contribute_suggest_subject%20Ginger/);
  assert.match(mail.address, /My%20own%0D%0Awords%0D%0A/);
  assert.doesNotMatch(mail.address.replaceAll("%0D%0A", ""), /%0A|%0D/);
  const { body } = fieldsOf(mail.address);
  assert.match(body, /\r\ncampaign: ginger-launch\r\n[^]*\r\ncredit: hm3xs\r\n$/);
  assert.doesNotMatch(body, /utm_/);
});

test("GitHub gets the file's name and content", () => {
  const { github } = suggestionOf(POST, DRAFT, ORIGIN, "", WAYS, WORDS);
  assert.match(github.address, /^https:\/\/github\.com\/org\/hub\/new\/main\?filename=content%2Fposts%2Fginger-suggested\.yml&/);
  assert.equal(fieldsOf(github.address).value, draftPost(POST, DRAFT, ORIGIN, ""));
});

test("only the ways of the hub are offered", () => {
  const { mail, ...only } = WAYS;
  assert.deepEqual(Object.keys(suggestionOf(POST, DRAFT, ORIGIN, "", { ...only, repository: undefined, mail }, WORDS)), ["mail"]);
  assert.deepEqual(Object.keys(remarkOn(POST, "Too long", only, WORDS)), ["github"]);
});

test("a text that is too long for a link is there to paste", () => {
  const long = withText(POST, DRAFT, "سكر ".repeat(1500));
  const { mail, github } = suggestionOf(POST, long, ORIGIN, "", WAYS, WORDS);
  assert.doesNotMatch(mail.address, /body=/);
  assert.match(mail.paste, /^سكر سكر/);
  assert.doesNotMatch(github.address, /value=/);
  assert.match(github.paste, /^# From ginger/);
  const short = suggestionOf(POST, withText(POST, DRAFT, "a ".repeat(200)), ORIGIN, "", WAYS, WORDS);
  assert.equal(short.mail.paste, undefined);
  assert.ok(short.mail.address.length <= 2000);
});

test("a remark has the reason and the post's id", () => {
  const { mail, github } = remarkOn(POST, " Too loud\n& long ", WAYS, WORDS);
  assert.match(fieldsOf(mail.address).body, /^Too loud\r\n& long\r\n\r\n[^]*from: ginger\r\n/);
  assert.match(github.address, /^https:\/\/github\.com\/org\/hub\/issues\/new\?title=/);
  assert.match(fieldsOf(github.address).body, /^Too loud\n& long\n\n/);
});

for (const [link, expected] of [
  ["https://a.example/", "https://a.example/"],
  ["https://a.example/?utm_source=x", "https://a.example/"],
  ["https://a.example/?utm_term=x&utm_source=x#a?b", "https://a.example/?utm_term=x#a?b"],
  ["https://a.example/?&b=%2b;c&utm_medium=social", "https://a.example/?&b=%2b;c"],
  ["", ""],
]) {
  test(`without tracking: ${link}`, () => assert.equal(untracked(link), expected));
}

for (const code of ["hm3xs", "mk7", "p-017"]) test(`a code: ${code}`, () => assert.ok(isCode(code)));
for (const name of ["Carla", "carla", "Carla 7", "c@a7.example", "a7".repeat(20), "7\n7", ""]) {
  test(`not a code: ${JSON.stringify(name)}`, () => assert.ok(!isCode(name)));
}
