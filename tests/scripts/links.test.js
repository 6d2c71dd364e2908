/** Tracked links and share intents: the vectors shared with Python, and functions that only browsers have. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { loadAscii, needsAscii } from "../../theme/assets/advocacy/core/ascii.js";
import { withAsciiLinks } from "../../theme/assets/advocacy/core/ascii_texts.js";
import { intentAddress, trackedLink } from "../../theme/assets/advocacy/core/links.js";
import { builtinNetworks, spelled, vectors } from "./shared.js";

const networks = builtinNetworks();
const { utm, tracked, refused, intents, texts } = vectors("links");
const needing = texts.map(({ text, link = "" }) => needsAscii(`${text}\n${link}`)); // before the module is loaded
const plain = needsAscii("Schön. Das war’s: https://a.example/?b=%20 … かわいい 🍋");
await loadAscii();

tracked.forEach(({ url, link, utm: own = utm, why }, number) => {
  test(`${number}: tracking parameters are added to the writer's link`, () => {
    assert.equal(trackedLink(spelled(url), own), spelled(link), why);
  });
});

refused.forEach((url, number) => {
  test(`${number}: a link without https is refused`, () => {
    assert.throws(() => trackedLink(url, utm), RangeError);
  });
});

intents.forEach(({ network: id, url, why, ...post }, number) => {
  test(`${number}-${id}: an intent has the parameters of its network`, () => {
    const network = networks[id]; // inactive networks are missing
    assert.equal(network ? intentAddress(network, post) : null, url, why);
  });
});

texts.forEach(({ text, link, ascii, why }, number) => {
  test(`${number}: addresses in a text are converted to ASCII`, () => {
    assert.equal(withAsciiLinks(text, link), ascii, why);
    assert.ok(needing[number] || text === ascii, `the ASCII module is not loaded for this text: ${why}`);
  });
});

test("a text without Unicode addresses does not need the ASCII module", () => {
  assert.equal(plain, false);
});

const LINK = "https://a.example/?b=1&c";
const ENCODED = "https%3A%2F%2Fa.example%2F%3Fb%3D1%26c";

test("a pin with an image has an intent", () => {
  const post = { text: "Ginger & lime", link: LINK, image: "https://a.example/b" };
  const address = intentAddress(networks.pinterest, post);
  const values = `url=${ENCODED}&media=https%3A%2F%2Fa.example%2Fb&description=Ginger%20%26%20lime`;
  assert.equal(address, `https://www.pinterest.com/pin/create/button/?${values}`);
});

test("an alternative address without {link} gets the link at the end of the text", () => {
  const onPhones = "https://line.me/R/share?text={text}";
  const intent = (post) => intentAddress(networks.line, post, onPhones);
  assert.equal(intent({ text: "Hello", link: LINK }), `https://line.me/R/share?text=Hello%0A${ENCODED}`);
  assert.equal(intent({ text: `${LINK} it is`, link: LINK }), `https://line.me/R/share?text=${ENCODED}%20it%20is`);
  assert.equal(intent({ link: LINK }), `https://line.me/R/share?text=${ENCODED}`);
  assert.equal(intent({ text: "Hello" }), "https://line.me/R/share?text=Hello");
});

test("an alternative address can accept a text that the default address does not", () => {
  const feed = "https://www.linkedin.com/feed/?shareActive=true&text=";
  const address = intentAddress(networks.linkedin, { text: "Hello", link: LINK }, `${feed}{text}`);
  assert.equal(address, `${feed}Hello%0A${ENCODED}`);
});

test("the advocate's own server is an alternative address", () => {
  const own = "https://social.example/share?text=";
  const address = intentAddress(networks.mastodon, { text: "Hello", link: LINK }, `${own}{text}`);
  assert.equal(address, `${own}Hello%0A${ENCODED}`);
});

test("an alternative address with {link} follows the network's rules", () => {
  const intent = (text) => intentAddress(networks.x, { text, link: LINK }, "https://x.example/?text={text}&url={link}");
  assert.equal(intent(`Hello ${LINK}`), `https://x.example/?text=Hello%20${ENCODED}`);
  assert.equal(intent("Hello"), `https://x.example/?text=Hello&url=${ENCODED}`);
});

test("an email has the line breaks that its program needs", () => {
  const [{ url }] = networks.email.intent.alternatives;
  assert.match(intentAddress(networks.email, { title: "T", text: "a\nb" }, url), /&su=T&body=a%0Ab$/);
});
