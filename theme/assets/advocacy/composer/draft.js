/** The text that an advocate is editing: a template variant, their edits and field values. */

import { whole } from "../core/links.js";
import { edited, joined, pieces, settled, written } from "../core/placeholders.js";

/** @typedef {import("../core/placeholders.js").Piece} Piece */

/** An invisible character that nobody types. It surrounds a shortened link, to find the link in the text. */
const EDGE = "\u2063";
const DAMAGED = new RegExp(`${EDGE}[^\\s${EDGE}]*|[^\\s${EDGE}]*${EDGE}`, "g");

/**
 * The advocate's choices and edits. Immutable: a change makes a new draft.
 *
 * @typedef {object} Draft
 * @property {string} network
 * @property {number} variant any number from 0, taken modulo the number of variants
 * @property {Record<string, string>} values field values, by field name
 * @property {Record<string, string>} own edited texts, with placeholders, by template text
 */

/**
 * Return the shortened link that the advocate sees in the text, or "" if the variant has no link.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {string}
 */
export function shownLink(post, draft) {
  return variantOf(post, draft).link ? `${EDGE}${post.shown ?? ""}${EDGE}` : "";
}

/**
 * Replace shortened links in a part of the shown text with the full link.
 *
 * @param {string} words
 * @param {string} shown the shortened link
 * @param {string} link
 * @returns {string}
 */
export function withWholeLinks(words, shown, link) {
  return (link ? words.replaceAll(shown, () => link) : words).replaceAll(EDGE, "");
}

/**
 * Return the draft's variant.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {VariantData}
 */
export function variantOf(post, draft) {
  const variants = post.networks[draft.network] ?? [];
  const variant = variants[draft.variant % variants.length];
  if (!variant) throw new Error(`${post.id} has no text for ${draft.network}`);
  return variant;
}

/**
 * Return the draft's template text.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {string}
 */
export function templateOf(post, draft) {
  return post.texts[variantOf(post, draft).text] ?? "";
}

/**
 * Return the placeholders' values: the link and the field values. Empty required fields show their label in brackets.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @param {string} [link] replaces the network's link
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
 * Return the current text in pieces: strings and placeholders.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {Piece[]}
 */
export function partsOf(post, draft) {
  const template = templateOf(post, draft);
  const own = draft.own[template];
  if (own !== undefined) return pieces(own);
  // Remove empty placeholders. The rest stay, so that another value, network or link can fill them.
  const empty = Object.entries(valuesOf(post, draft)).filter(([, value]) => !value);
  return settled(pieces(template), Object.fromEntries(empty));
}

/**
 * Return the current text.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @param {string} [link] replaces the network's link
 * @returns {string}
 */
export function textOf(post, draft, link) {
  return joined(partsOf(post, draft), valuesOf(post, draft, link));
}

/**
 * Return the current text with its shortened link, as the advocate edits it.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {string}
 */
export function shownText(post, draft) {
  return textOf(post, draft, shownLink(post, draft));
}

/**
 * Return a function that maps an offset in the text to the shown text. Offsets within a link map to its start.
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
 * Return the names of the fields that the text uses.
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
 * Return the names of the fields to fill in before the text can be shared.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {string[]}
 */
export function unfilled(post, draft) {
  return openFields(post, draft).filter((name) => post.fields[name]?.required && !draft.values[name]?.trim());
}

/**
 * Return the positions of the named placeholders in the shown text.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @param {string[]} names
 * @returns {Array<{ start: number, end: number }>}
 */
export function placeholdersIn(post, draft, names) {
  const values = valuesOf(post, draft, shownLink(post, draft));
  let start = 0;
  return partsOf(post, draft).flatMap((part) => {
    const place = { start, end: start + joined([part], values).length };
    start = place.end;
    return typeof part !== "string" && names.includes(part.name) ? [place] : [];
  });
}

/**
 * Turn the values of placeholders back into placeholders: cutting and pasting makes them plain text.
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
 * Return the draft with another text.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @param {string} text the shown text
 * @returns {Draft}
 */
export function withText(post, draft, text) {
  const template = templateOf(post, draft);
  const before = shownText(post, draft);
  const parts = edited(partsOf(post, draft), valuesOf(post, draft, shownLink(post, draft)), before, text);
  const own = regained(post, draft, parts).map((part) =>
    typeof part === "string" ? withoutRemains(part, text.length < before.length) : part,
  );
  return { ...draft, own: { ...draft.own, [template]: written(own) } };
}

/**
 * Remove the remains of a shortened link that was edited, because it no longer works.
 *
 * @param {string} words
 * @param {boolean} isShorter whether characters were deleted, which removes the whole link
 */
function withoutRemains(words, isShorter) {
  return isShorter ? words.replace(DAMAGED, "") : words.replaceAll(EDGE, "");
}

/**
 * Return the draft without edits to its current text.
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
 * Check whether the advocate has edited the template's text.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @returns {boolean}
 */
export function isEdited(post, draft) {
  return templateOf(post, draft) in draft.own;
}
