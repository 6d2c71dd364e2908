/** Everything the composer shows, derived from post, draft and network facts. Independent of the DOM. */

import { cutAt, measured } from "../core/measure.js";
import { intentAddress, sentText, whole } from "../core/links.js";
import { opening } from "./addresses.js";
import { inShown, isEdited, placeholdersIn, shownText, templateOf, textOf, unfilled, variantOf, withoutEdits } from "./draft.js";

/** @typedef {import("./draft.js").Draft} Draft */

/** In UTF-16 units. Longer words are cut anywhere, as networks do. */
const LONGEST_WORD = 40;

/**
 * The context of the whole page.
 *
 * @typedef {object} Surroundings
 * @property {PostData} post
 * @property {Record<string, NetworkFacts>} networks
 * @property {ReadonlySet<string>} domains the top-level domains
 * @property {import("./addresses.js").Device} device
 * @property {string} root the hub's URL
 */

/**
 * @typedef {object} View
 * @property {string} id the network's id
 * @property {NetworkFacts} network
 * @property {string} variant the variant's letter
 * @property {number} number the variant's number, from 1
 * @property {number} count the number of variants
 * @property {string} text the text with its full link
 * @property {string} shown the text as edited, with its shortened link; all offsets refer to it
 * @property {string} posted the text to copy: with the link unless the network adds it
 * @property {string} link the tracked link, or ""
 * @property {MediaData[]} pictures the variant's images
 * @property {{ length: number, limit: number | null, unit: Unit }} size
 * @property {number | null} over where the text exceeds the limit
 * @property {number | null} cut the end of the network's preview, between two words
 * @property {number} tooMany the excess length; 0 for a mail, whose text can be pasted
 * @property {string[]} missing the fields to fill in first
 * @property {Array<{ start: number, end: number }>} placeholders the positions of these fields' placeholders
 * @property {Array<{ start: number, end: number }>} links the tracked link's positions
 * @property {boolean} edited
 * @property {boolean} undisclosed whether the disclosure was deleted
 * @property {boolean} unlinked whether the tracked link was deleted
 * @property {string | null} address the URL that opens the network
 * @property {boolean} opensComposer whether that opens a composer rather than the network's home page
 * @property {boolean} takesText whether it passes the text
 * @property {boolean} isCut whether the network's app would cut the text, so that it has to be pasted
 */

/**
 * Return the view of a draft.
 *
 * @param {Surroundings} here
 * @param {Draft} draft
 * @param {string} [server] the advocate's server, if the network has several
 * @returns {View}
 */
export function viewOf(here, draft, server) {
  const { post } = here;
  const network = /** @type {NetworkFacts} */ (here.networks[draft.network]);
  const variants = post.networks[draft.network] ?? [];
  const variant = variantOf(post, draft);
  const text = textOf(post, draft);
  // Respect an advocate who deletes the link from the text.
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
  // Don't add the link again if the text contains an edited form of it.
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
    placeholders: placeholdersIn(post, draft, missing),
    links: link ? placeholdersIn(post, draft, ["link"]) : [],
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
 * Return the text as published, with the link if the network puts it into the text.
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
  // Without a share URL, only the copied text can carry the link. The template contains it unless it was deleted.
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
 * Return the text that a network counts: as posted, without an attached link.
 *
 * @param {NetworkFacts} network
 * @param {string} text
 * @param {string} link
 */
function counted(network, text, link) {
  return network.link === "attached" ? text : postedText(network, text, link);
}

/**
 * Return the offset where the text exceeds the limit.
 *
 * @param {NetworkFacts} network
 * @param {string} text
 * @param {{ length: number, limit: number | null, unit: Unit }} size
 * @param {ReadonlySet<string>} domains
 */
function overAt(network, text, size, domains) {
  const { byte_limit: _, ...rest } = network.text;
  // If the byte limit is the stricter one, count only bytes.
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
 * Return the end of the last whole word before an offset, or the offset itself in text without spaces.
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
 * Check whether a text contains the post's disclosure verbatim.
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
