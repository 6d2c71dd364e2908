/** What the composer shows: everything that follows from the post, the draft and the facts. No page in it. */

import { cutAt, measured } from "../core/measure.js";
import { intentAddress, sentText, whole } from "../core/links.js";
import { opening } from "./addresses.js";
import { gapsIn, inShown, isEdited, shownText, templateOf, textOf, unfilled, variantOf, withoutEdits } from "./draft.js";

/** @typedef {import("./draft.js").Draft} Draft */

/** In UTF-16 units: a longer run of letters is cut as networks cut it. */
const LONGEST_WORD = 40;

/**
 * What holds for the whole page.
 *
 * @typedef {object} Surroundings
 * @property {PostData} post
 * @property {Record<string, NetworkFacts>} networks
 * @property {ReadonlySet<string>} domains the top-level domains
 * @property {import("./addresses.js").Device} device
 * @property {string} root the hub's address
 */

/**
 * @typedef {object} View
 * @property {string} id the network's
 * @property {NetworkFacts} network
 * @property {string} variant a, b, c …
 * @property {number} number the variant's, from 1
 * @property {number} count of the variants
 * @property {string} text as it is written, with its link
 * @property {string} shown as the advocate edits it, with its link in short; all offsets are in this text
 * @property {string} posted as it is copied: with the link, where the network does not add that by itself
 * @property {string} link the tracked link, or ""
 * @property {MediaData[]} pictures the variant's
 * @property {{ length: number, limit: number | null, unit: Unit }} size
 * @property {number | null} over where the text gets too long
 * @property {number | null} cut where the network's preview ends, between two words
 * @property {number} tooMany by how much it is longer than the network allows; 0 for a mail, which takes it by hand
 * @property {string[]} missing the fields that must be filled in first
 * @property {Array<{ start: number, end: number }>} gaps where they are
 * @property {Array<{ start: number, end: number }>} links where the tracked link is
 * @property {boolean} edited
 * @property {boolean} undisclosed whether the disclosure was taken out
 * @property {boolean} unlinked whether the tracked link was taken out
 * @property {string | null} address what opens the network
 * @property {boolean} opensComposer whether that is a place to write a post in, and not the network's home
 * @property {boolean} takesText whether the text arrives there
 * @property {boolean} isCut whether the network's app would cut the text, so that it is to be copied
 */

/**
 * The view of a draft.
 *
 * @param {Surroundings} here
 * @param {Draft} draft
 * @param {string} [server] the advocate's own, where the network has servers
 * @returns {View}
 */
export function viewOf(here, draft, server) {
  const { post } = here;
  const network = /** @type {NetworkFacts} */ (here.networks[draft.network]);
  const variants = post.networks[draft.network] ?? [];
  const variant = variantOf(post, draft);
  const text = textOf(post, draft);
  // Where the link stands in the text, an advocate who deletes it means it.
  const link = variant.link && (network.link !== "in_text" || text.includes(variant.link)) ? variant.link : "";
  const media = post.media ?? [];
  const pictures = media
    .filter((_, place) => variant.media?.includes(place) ?? true)
    .map((picture) => ({ ...picture, ...picture.sizes?.[picture.networks?.[draft.network] ?? -1] }));
  const image = pictures[0] ? new URL(pictures[0].address, here.root).href : "";
  const values = { text: text.trim(), link, title: post.title, image };
  const sent = sentText(network, values.text, link);
  const size = sizeOf(network, { ...values, text: sent }, here.domains);
  const before = text.length - text.trimStart().length;
  const end = previewEnd(network, values.text, here.domains);
  const missing = unfilled(post, draft);
  const isOver = size.limit !== null && size.length > size.limit;
  const isTooLongMail = network.text.counting === "mailto" && isOver;
  // A link that was written into stands in the text, as it was meant: it is not given once more.
  const isGiven = network.intent.link_parameter === "required" || !text.includes(link) || whole(link).test(text);
  const given = { ...values, text: isTooLongMail ? link : values.text, link: isGiven ? link : "" };
  const opens = opening(network, given, here.device, server);
  const place = inShown(post, draft);
  const shown = shownText(post, draft);
  return {
    id: draft.network,
    network,
    variant: variant.id,
    number: (draft.variant % variants.length) + 1,
    count: variants.length,
    text,
    shown,
    posted: postedText(network, sent, link),
    link,
    pictures,
    size,
    over: isOver ? place(before + overAt(network, values.text, size, here.domains)) : null,
    cut: end === null ? null : wordEnd(shown, place(before + end)),
    tooMany: isOver && !isTooLongMail ? size.length - (size.limit ?? 0) : 0,
    missing,
    gaps: gapsIn(post, draft, missing),
    links: link ? gapsIn(post, draft, ["link"]) : [],
    edited: isEdited(post, draft),
    undisclosed: discloses(post, templateOf(post, draft)) && !discloses(post, text),
    unlinked: Boolean(variant.link) && !link && textOf(post, withoutEdits(post, draft)).includes(variant.link ?? ""),
    address: opens.address ?? network.home ?? null,
    opensComposer: opens.address !== null,
    takesText: opens.takesText && !isTooLongMail,
    isCut: opens.isCut,
  };
}

/**
 * The text as it stands in the post once it is published, with the link where the network puts it into the text.
 *
 * @param {NetworkFacts} network
 * @param {string} text
 * @param {string} link
 * @returns {string}
 */
export function postedText(network, text, link) {
  if (!link || text.includes(link) || network.link === "not_clickable") return text;
  if (network.link === "appended") return `${text} ${link}`;
  if (network.link === "prepended") return `${link}\n${text}`;
  // Where no address carries the link, only the copied text can; the template's text holds it, unless it was deleted.
  return network.link === "attached" && !network.intent.url ? `${text}\n${link}` : text;
}

/**
 * @param {NetworkFacts} network
 * @param {{ text: string, link: string, title: string }} values
 * @param {ReadonlySet<string>} domains
 */
function sizeOf(network, values, domains) {
  if (network.text.counting === "mailto") {
    const length = intentAddress(network, values)?.length ?? 0;
    return { length, limit: network.text.limit ?? null, unit: network.text.unit };
  }
  return measured(counted(network, values.text, values.link), network.text, domains);
}

/**
 * What a network counts: as it is posted, but for what it only attaches.
 *
 * @param {NetworkFacts} network
 * @param {string} text
 * @param {string} link
 */
function counted(network, text, link) {
  return network.link === "attached" ? text : postedText(network, text, link);
}

/**
 * Where the text gets too long.
 *
 * @param {NetworkFacts} network
 * @param {string} text
 * @param {{ length: number, limit: number | null, unit: Unit }} size
 * @param {ReadonlySet<string>} domains
 */
function overAt(network, text, size, domains) {
  const { byte_limit: _, ...rest } = network.text;
  // Where the bytes bind, they are all that counts.
  const facts = size.unit === rest.unit ? rest : { unit: size.unit, counting: /** @type {const} */ ("plain") };
  const alone = measured(text, facts, domains).length;
  return cutAt(text, Math.max((size.limit ?? 0) - (size.length - alone), 0), facts, domains);
}

/**
 * @param {NetworkFacts} network
 * @param {string} text
 * @param {ReadonlySet<string>} domains
 */
function previewEnd(network, text, domains) {
  const { preview_length: shown, limit } = network.text;
  if (!shown || shown === limit) return null;
  const { byte_limit: _, ...facts } = network.text;
  const end = cutAt(text, shown, facts, domains);
  return end < text.length ? end : null;
}

/**
 * Where the last whole word ends before an offset; the offset itself where words are not told apart by spaces.
 *
 * @param {string} text
 * @param {number} offset
 */
export function wordEnd(text, offset) {
  const before = text.slice(0, offset);
  if (/^\s/.test(text.slice(offset))) return before.trimEnd().length;
  const end = before.replace(/\S+$/, "").trimEnd().length;
  return end && offset - end <= LONGEST_WORD ? end : offset;
}

/**
 * Whether a text holds the post's disclosure; one that says it in other words does not.
 *
 * @param {PostData} post
 * @param {string} text
 */
function discloses({ disclosure }, text) {
  return Boolean(disclosure) && squeezed(text).includes(squeezed(disclosure ?? ""));
}

/** @param {string} text */
function squeezed(text) {
  return text.replace(/\s+/g, " ").trim();
}
