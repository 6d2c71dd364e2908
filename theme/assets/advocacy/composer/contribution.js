/** Suggestions from advocates as an email or as a draft post on GitHub. Independent of the DOM. */

import { written } from "../core/placeholders.js";
import { partsOf, textOf, valuesOf } from "./draft.js";

/** @typedef {import("./draft.js").Draft} Draft */

/**
 * Where suggestions go: the option `contribute` of the hub.
 *
 * @typedef {object} Ways
 * @property {string} [mail]
 * @property {string} [repository] its URL on GitHub
 * @property {string} branch
 * @property {string} folder
 */

/**
 * The post that a suggestion is derived from.
 *
 * @typedef {object} Origin
 * @property {string} campaign its campaign's id, or ""
 * @property {string[]} audience
 * @property {string} story the id of the story that it shows, or ""
 * @property {string} credit the credit of the story's author, or ""
 */

/**
 * A link, and the text to paste after opening it if the text doesn't fit into the link.
 *
 * @typedef {object} Way
 * @property {string} address
 * @property {string} [paste]
 */

/** @typedef {{ mail?: Way, github?: Way }} Offered the ways that the hub offers */

/** Mail programs and browsers truncate longer links. */
const LONGEST_MAIL = 2000;
/** GitHub rejects requests with longer addresses. */
const LONGEST_ADDRESS = 7000;
const CODE = /^(?=.*\d)[a-z0-9]+(-+[a-z0-9]+)*$/;
const LONGEST_CODE = 20;
const OWN_PARAMETERS = ["utm_source", "utm_medium", "utm_campaign", "utm_content"];
const MENTION = /(?<![\p{L}\p{N}_])@(?=[\p{L}\p{N}_])/gu;
/** Characters that the hub rejects in files. */
const INVISIBLE = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * Check whether a text is a person's code in the programme. Codes have a digit, so that names aren't taken for codes.
 *
 * @param {string} text
 */
export function isCode(text) {
  return text.length <= LONGEST_CODE && CODE.test(text);
}

/**
 * Return a tracked link without the hub's parameters, and everything else unchanged.
 *
 * @param {string} link
 */
export function untracked(link) {
  const [, before = "", query = "", hash = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(link) ?? [];
  const kept = query.split("&").filter((pair) => !OWN_PARAMETERS.includes(pair.split("=", 1)[0] ?? ""));
  return `${before}${query && kept.length ? `?${kept.join("&")}` : ""}${hash}`;
}

/**
 * Return the draft's text as template text: field values are text, and the link and the credit are placeholders.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @param {Origin} origin
 */
export function templateText(post, draft, { story, credit }) {
  const values = valuesOf(post, draft);
  const parts = partsOf(post, draft).flatMap((part) => {
    if (typeof part !== "string" && part.name === "link") return part;
    return withCredit(typeof part === "string" ? part : (values[part.name] ?? ""), credit);
  });
  const isCredited = parts.some((part) => typeof part !== "string" && part.name === "credit");
  // Each text of a post with a story must name its author.
  return visible(written(story && !isCredited ? [...parts, "\n\n", { name: "credit" }] : parts)).trim();
}

/**
 * Replace the credit with a placeholder. On networks other than the story's, the credit has no mention sign.
 *
 * @param {string} words
 * @param {string} credit
 * @returns {import("../core/placeholders.js").Piece[]}
 */
function withCredit(words, credit) {
  if (!credit) return [words];
  const named = words.includes(credit) ? credit : credit.replace(MENTION, "");
  return words.split(named).flatMap((part, place) => (place ? [{ name: "credit" }, part] : [part]));
}

/**
 * Return the content of a draft post.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @param {Origin} origin
 * @param {string} code the advocate's code, or ""
 */
export function draftPost(post, draft, origin, code) {
  const { campaign, audience, story } = origin;
  const link = linkOf(post, draft);
  const lines = [
    `# From ${post.id}, edited for ${draft.network}.`,
    code && `# Credit: ${code}`,
    `title: ${quoted(post.title)}`,
    campaign && `campaign: ${campaign}`,
    story && `story: ${story}`,
    `audience: [${audience.join(", ")}]`,
    `language: ${post.language}`,
    link && `link: ${quoted(link)}`,
    "status: draft",
    "text:",
    "  any: |-",
  ].filter(Boolean);
  const text = templateText(post, draft, origin).split("\n");
  return [...lines, ...text.map((line) => (line ? `    ${line}` : "")), ""].join("\n");
}

/**
 * Return the ways to suggest the draft as a post.
 *
 * @param {PostData} post
 * @param {Draft} draft
 * @param {Origin} origin
 * @param {string} code the advocate's code, or ""
 * @param {Ways} ways
 * @param {import("../core/words.js").Words} words
 * @returns {Offered}
 */
export function suggestionOf(post, draft, origin, code, ways, words) {
  const subject = words.say("contribute_suggest_subject", { title: post.title });
  const path = `${ways.folder.replace(/^\/+|\/+$/g, "")}/${post.id}-suggested.yml`;
  return {
    ...(ways.mail && { mail: mailTo(ways.mail, subject, mailBody(post, draft, origin, code, words)) }),
    ...(ways.repository && {
      github: page(
        `${ways.repository}/new/${encoded(ways.branch)}?filename=${encoded(path)}`,
        "value",
        draftPost(post, draft, origin, code),
      ),
    }),
  };
}

/**
 * @param {PostData} post
 * @param {Draft} draft
 * @param {Origin} origin
 * @param {string} code
 * @param {import("../core/words.js").Words} words
 */
function mailBody(post, draft, { campaign, audience, story }, code, words) {
  const link = linkOf(post, draft);
  const details = [
    `title: ${post.title}`,
    `from: ${post.id}`,
    campaign && `campaign: ${campaign}`,
    story && `story: ${story}`,
    `audience: ${audience.join(", ")}`,
    `language: ${post.language}`,
    `network: ${draft.network}`,
    link && `link: ${link}`,
    code && `credit: ${code}`,
  ].filter(Boolean);
  return [readableText(post, draft), "", words.say("contribute_details"), ...details, ""].join("\n");
}

/**
 * Return the ways to say why a post isn't useful.
 *
 * @param {PostData} post
 * @param {string} reason
 * @param {Ways} ways
 * @param {import("../core/words.js").Words} words
 * @returns {Offered}
 */
export function remarkOn(post, reason, ways, words) {
  const subject = words.say("contribute_tell_subject", { title: post.title });
  const body = `${visible(reason).trim()}\n\n${words.say("contribute_details")}\nfrom: ${post.id}\nlanguage: ${post.language}\n`;
  return {
    ...(ways.mail && { mail: mailTo(ways.mail, subject, body) }),
    ...(ways.repository && {
      github: page(`${ways.repository}/issues/new?title=${encoded(subject)}`, "body", body),
    }),
  };
}

/**
 * Return the draft's text with the post's own link, as people read it.
 *
 * @param {PostData} post
 * @param {Draft} draft
 */
export function readableText(post, draft) {
  return visible(textOf(post, draft, linkOf(post, draft))).trim();
}

/**
 * @param {PostData} post
 * @param {Draft} draft
 */
function linkOf(post, draft) {
  return untracked(valuesOf(post, draft).link ?? "");
}

/**
 * @param {string} mail
 * @param {string} subject
 * @param {string} body
 * @returns {Way}
 */
function mailTo(mail, subject, body) {
  const start = `mailto:${encoded(mail).replaceAll("%40", "@")}?subject=${encoded(subject)}`;
  const address = `${start}&body=${encoded(body.replaceAll("\n", "\r\n"))}`;
  return address.length <= LONGEST_MAIL ? { address } : { address: start, paste: body };
}

/**
 * @param {string} start
 * @param {string} name
 * @param {string} content
 * @returns {Way}
 */
function page(start, name, content) {
  const address = `${start}&${name}=${encoded(content)}`;
  return address.length <= LONGEST_ADDRESS ? { address } : { address: start, paste: content };
}

/** @param {string} text */
function encoded(text) {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}

/**
 * Return the text without the characters that the hub rejects, and with line breaks that YAML keeps.
 *
 * @param {string} text
 */
function visible(text) {
  return text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(INVISIBLE, "");
}

/**
 * Quote a single line for YAML, which reads the escapes of JSON.
 *
 * @param {string} text
 */
function quoted(text) {
  return JSON.stringify(visible(text).replaceAll("\n", " "));
}
