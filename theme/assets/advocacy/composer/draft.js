/** The text that an advocate is working on: a variant of the template, their words, what they filled in. */

import { whole } from "../core/links.js";
import { edited, joined, pieces, settled, written } from "../core/placeholders.js";

/** @typedef {import("../core/placeholders.js").Piece} Piece */

/** Stands at both ends of a link in short. It is not seen, and nobody types it: so the link is known in any place. */
const EDGE = "\u2063";
const DAMAGED = new RegExp(`${EDGE}[^\\s${EDGE}]*|[^\\s${EDGE}]*${EDGE}`, "g");

/**
 * What an advocate has chosen and written. A value: a change makes another one.
 *
 * @typedef {object} Draft
 * @property {string} network
 * @property {number} variant which of the variants this device was dealt; any number from 0
 * @property {Record<string, string>} values what was filled in, by field
 * @property {Record<string, string>} own the advocate's own text, still with its gaps, by the text of the template
 */

/**
 * The post's link as the advocate sees it in the text; nothing where the variant has none.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {string}
 */
export function shownLink(post, draft) {
  return variantOf(post, draft).link ? `${EDGE}${post.shown ?? ""}${EDGE}` : "";
}

/**
 * Words that were taken out of the shown text, with their link as it goes out.
 *
 * @param {string} words
 * @param {string} shown the link in short
 * @param {string} link
 * @returns {string}
 */
export function withWholeLinks(words, shown, link) {
  return (link ? words.replaceAll(shown, () => link) : words).replaceAll(EDGE, "");
}

/**
 * The variant that the draft is of.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {VariantData}
 */
export function variantOf(post, draft) {
  const variants = post.networks[draft.network] ?? [];
  const variant = variants[draft.variant % variants.length];
  if (!variant) throw new Error(`${post.id} has nothing for ${draft.network}`);
  return variant;
}

/**
 * The template's text for the draft.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {string}
 */
export function templateOf(post, draft) {
  return post.texts[variantOf(post, draft).text] ?? "";
}

/**
 * What stands in the gaps: the link, what was filled in, and for what must still be filled in its label in brackets.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @param {string} [link] another link than the network's
 * @returns {Record<string, string>}
 */
export function valuesOf(post, draft, link = variantOf(post, draft).link ?? "") {
  /** @type {Record<string, string>} */
  const values = { link };
  for (const [name, field] of Object.entries(post.fields)) {
    const value = (draft.values[name] ?? "").trim();
    values[name] = value || (field.required ? asked(field) : "");
  }
  return values;
}

/** @param {FieldFacts} field */
function asked(field) {
  return `[${field.label}]`;
}

/**
 * The words and gaps of the text as it stands.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {Piece[]}
 */
export function partsOf(post, draft) {
  const template = templateOf(post, draft);
  const own = draft.own[template];
  if (own !== undefined) return pieces(own);
  // What stays empty closes its gap; everything else stays one, for the next answer, network or link.
  const empty = Object.entries(valuesOf(post, draft)).filter(([, value]) => !value);
  return settled(pieces(template), Object.fromEntries(empty));
}

/**
 * The text as it stands, as the advocate edits it.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @param {string} [link] another link than the network's
 * @returns {string}
 */
export function textOf(post, draft, link) {
  return joined(partsOf(post, draft), valuesOf(post, draft, link));
}

/**
 * The text as the advocate edits it, with its link in short.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {string}
 */
export function shownText(post, draft) {
  return textOf(post, draft, shownLink(post, draft));
}

/**
 * From an offset in the text to the one in the shown text; within a link it is that of the link.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {(offset: number) => number}
 */
export function inShown(post, draft) {
  const parts = partsOf(post, draft);
  const [values, shown] = [valuesOf(post, draft), valuesOf(post, draft, shownLink(post, draft))];
  const lengths = parts.map((part) => ({ whole: joined([part], values).length, seen: joined([part], shown).length }));
  return (offset) => {
    let [start, place] = [0, 0];
    for (const { whole, seen } of lengths) {
      if (offset < start + whole) return place + (whole === seen ? offset - start : 0);
      start += whole;
      place += seen;
    }
    return place;
  };
}

/**
 * The names of the fields that the text has a place for.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {string[]}
 */
export function openFields(post, draft) {
  const template = templateOf(post, draft);
  const parts = pieces(draft.own[template] ?? template);
  return Object.keys(post.fields).filter((name) => parts.some((part) => typeof part !== "string" && part.name === name));
}

/**
 * The names of the fields that must be filled in before the text may be shared.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {string[]}
 */
export function unfilled(post, draft) {
  return openFields(post, draft).filter((name) => post.fields[name]?.required && !draft.values[name]?.trim());
}

/**
 * Where gaps are in the shown text.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @param {string[]} names
 * @returns {Array<{ start: number, end: number }>}
 */
export function gapsIn(post, draft, names) {
  const values = valuesOf(post, draft, shownLink(post, draft));
  let start = 0;
  return partsOf(post, draft).flatMap((part) => {
    const place = { start, end: start + joined([part], values).length };
    start = place.end;
    return typeof part !== "string" && names.includes(part.name) ? [place] : [];
  });
}

/**
 * Words with what stands for a gap turned into that gap again: cutting and pasting brings it back as words.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @param {Piece[]} parts
 * @returns {Piece[]}
 */
function regained(post, draft, parts) {
  /** @type {Array<[string, string | RegExp]>} */
  const signs = Object.entries(post.fields).flatMap(([name, field]) => (field.required ? [[name, asked(field)]] : []));
  const { link } = variantOf(post, draft);
  if (link) signs.push(["link", shownLink(post, draft)], ["link", whole(link)]);
  for (const [name, sign] of signs) {
    parts = parts.flatMap((part) =>
      typeof part === "string"
        ? part.split(sign).flatMap((words, place) => (place ? [{ name }, words] : [words]))
        : [part],
    );
  }
  return parts;
}

/**
 * The draft with another text.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @param {string} text as it is shown
 * @returns {Draft}
 */
export function withText(post, draft, text) {
  const template = templateOf(post, draft);
  const before = shownText(post, draft);
  const parts = edited(partsOf(post, draft), valuesOf(post, draft, shownLink(post, draft)), before, text);
  const own = regained(post, draft, parts).map((part) =>
    typeof part === "string" ? mended(part, text.length < before.length) : part,
  );
  return { ...draft, own: { ...draft.own, [template]: written(own) } };
}

/**
 * Words without what is left of a link in short that was written into: nobody could follow that.
 *
 * @param {string} words
 * @param {boolean} isShorter whether letters were taken out: then the link goes as a whole
 */
function mended(words, isShorter) {
  return isShorter ? words.replace(DAMAGED, "") : words.replaceAll(EDGE, "");
}

/**
 * The draft with the template's own text again.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {Draft}
 */
export function withoutEdits(post, draft) {
  const own = { ...draft.own };
  delete own[templateOf(post, draft)];
  return { ...draft, own };
}

/**
 * Whether the advocate has changed the template's text.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {boolean}
 */
export function isEdited(post, draft) {
  return templateOf(post, draft) in draft.own;
}
