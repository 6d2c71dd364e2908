/** Messages for Teams: their cards follow the schema of version 1.4, and the reference renderer shows them. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { test } from "node:test";

const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)(
  "adaptivecards/dist/adaptivecards.min.js",
);
const python = process.env.ADVOCACY_PYTHON ?? "python3";
const output = execFileSync(python, ["-m", "tests.kinds.newsletters.cards"], {
  cwd: new URL("../../", import.meta.url),
  encoding: "utf8",
  env: { ...process.env, PYTHONUTF8: "1" },
  maxBuffer: 1 << 25,
});
const messages = Object.entries(JSON.parse(output));

/** Parse a card as version 1.4 and return the renderer's complaints, and the card as it understood it. */
function parse(content) {
  // The renderer's check of `lang` rejects every second card, because its pattern keeps a position.
  const { lang, msteams, ...card } = content;
  const context = new SerializationContext(Versions.v1_4);
  const parsed = new AdaptiveCard();
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, place) => context.getEventAt(place).message);
  const invalid = parsed.validateProperties().validationEvents.map((event) => event.message);
  return { card, understood: parsed.toJSON(new SerializationContext(Versions.v1_4)), problems: [...events, ...invalid] };
}

/** Return a card without what the renderer leaves out when it writes one: defaults, and the case of their values. */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name, one]) => !(name in DEFAULTS && DEFAULTS[name] === one));
  return Object.fromEntries(entries.map(([name, one]) => [name, CASELESS.has(name) ? `${one}`.toLowerCase() : plain(one)]));
}

const DEFAULTS = { size: "default" };
const CASELESS = new Set(["size", "weight", "spacing", "fontType", "horizontalAlignment", "style"]);

messages.forEach(([name, message]) => {
  test(`${name}: the card has only properties of version 1.4, with valid values`, () => {
    const { card, understood, problems } = parse(message.attachments[0].content);
    assert.deepEqual(problems, []);
    assert.deepEqual(plain(understood), plain(card));
    assert.match(message.attachments[0].content.lang, /^[a-z]{2}$/);
  });
});

test("the check finds properties of later versions, unknown properties and invalid values", () => {
  const text = { type: "TextBlock", text: "a" };
  for (const wrong of [{ style: "heading" }, { colour: "red" }, { size: "huge" }, { type: "Table" }]) {
    const { card, understood, problems } = parse({ type: "AdaptiveCard", version: "1.4", body: [{ ...text, ...wrong }] });
    let isSame = true;
    try {
      assert.deepEqual(plain(understood), plain(card));
    } catch {
      isSame = false;
    }
    assert.ok(problems.length > 0 || !isSame, JSON.stringify(wrong));
  }
});
