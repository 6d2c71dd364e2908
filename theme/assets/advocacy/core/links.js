/** Tracked links and share intents: the addresses that carry a post to a network and a reader back, as in links.py. */

import { asciiLink, withAsciiLinks } from "./ascii.js";

/**
 * `url` with the parameters of `utm` (name to value) set, and nothing else in it changed.
 *
 * A parameter that is set already is replaced; every other character stays as it was written.
 *
 * @param {string} url
 * @param {Record<string, string>} utm
 * @returns {string}
 * @throws {RangeError} for an address that does not start with https://
 */
export function trackedLink(url, utm) {
  if (!/^https:\/\//i.test(url)) throw new RangeError(`only https links can be tracked, not “${url}”`);
  const names = Object.keys(utm);
  if (!names.length) return url;
  const [, address = "", query = "", fragment = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(url) ?? [];
  const kept = query ? query.split("&").filter((part) => !names.includes(part.split("=", 1)[0] ?? "")) : [];
  const added = Object.entries(utm).map(([name, value]) => `${name}=${percentEncoded(value)}`);
  return `${address}?${[...kept, ...added].join("&")}${fragment}`;
}

/**
 * `value` as a part of an address: a space is %20, a line break %0A, and half a character U+FFFD.
 *
 * @param {string} value
 * @returns {string}
 */
export function percentEncoded(value) {
  const whole = value.replace(/\p{Surrogate}/gu, "\ufffd");
  return encodeURIComponent(whole).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * The address that opens the composer of `network`, or null where it has none or needs what is not given.
 *
 * Where the network cuts links at characters of other scripts, the link goes out in ASCII, and so do all in the text.
 *
 * @param {NetworkFacts} network
 * @param {{ text?: string, link?: string, title?: string, image?: string }} post
 * @param {string} [template] another address of the network than its first; one without {link} gets it in the text
 * @returns {string | null}
 */
export function intentAddress(network, { text = "", link = "", title = "", image = "" }, template) {
  const { takes_text, link_parameter } = network.intent;
  const address = template ?? network.intent.url;
  if (!address || (address.includes("{image}") && !image)) return null;
  const takesText = template ? template.includes("{text}") : takes_text;
  const linkLost = template && !template.includes("{link}") && network.link !== "not_clickable";
  const linkParameter = linkLost ? "none" : link_parameter;
  if (linkParameter === "required" && !link) return null;

  text = sentText(network, text, link);
  if (cutsLinks(network)) link = asciiLink(link);
  const found = link ? whole(link).exec(text) : null;
  if (found && linkParameter === "required" && takesText) {
    text = (text.slice(0, found.index) + text.slice(found.index + link.length)).trim();
  } else if (link && !found && (network.link === "in_text" || linkLost) && takesText) {
    text = `${text}\n${link}`.replace(/^\n+/, "");
  } else if (found && linkParameter === "optional") {
    link = "";
  }
  return filled(address, { text, link, title, image });
}

/**
 * The text as it goes out to a network, by a share link or copied: without addresses that the network would cut.
 *
 * @param {NetworkFacts} network
 * @param {string} text
 * @param {string} [link] the post's
 * @returns {string}
 */
export function sentText(network, text, link = "") {
  if (!cutsLinks(network)) return text;
  if (link) text = text.replace(new RegExp(whole(link), "gu"), () => asciiLink(link));
  return withAsciiLinks(text, link);
}

/** @param {NetworkFacts} network */
function cutsLinks(network) {
  return network.addresses?.characters === "ascii";
}

/**
 * Finds `link` in a text, and not a longer address that begins with it.
 *
 * @param {string} link
 * @returns {RegExp}
 */
export function whole(link) {
  const literally = link.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const before = `(?<![^\\p{White_Space}(\\[<“„«"'])`;
  return new RegExp(`${before}${literally}(?=[)\\]>”“»"'.,;:!?…]*(?:\\p{White_Space}|$))`, "u");
}

/**
 * @param {string} template
 * @param {Record<string, string>} values
 * @returns {string} the address, without the parameters that have no value, the first aside
 */
function filled(template, values) {
  const address = template.replace(
    /([?&]?)([\w.-]*=?)\{(text|link|title|image)\}/g,
    (_, before, parameter, name) => {
      const value = percentEncoded(values[name] ?? "");
      return value || before !== "&" ? before + parameter + value : "";
    },
  );
  const isMail = template.startsWith("mailto:");
  return (isMail ? address.replace(/(?:%0D)?%0A/g, "%0D%0A") : address).replace("?&", "?");
}
