/** Builds tracked links and share intents, as in links.py. */

import { asciiLink, withAsciiLinks } from "./ascii.js";

/**
 * Add the parameters of `utm` (name to value) to `url`, and replace existing parameters of the same name. The rest stays
 * unchanged.
 *
 * @param {string} url
 * @param {Record<string, string>} utm
 * @returns {string}
 * @throws {RangeError} if the URL doesn't start with https://
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
 * Percent-encode `value`: a space as %20, a line break as %0A. Lone surrogates become U+FFFD.
 *
 * @param {string} value
 * @returns {string}
 */
export function percentEncoded(value) {
  const whole = value.replace(/\p{Surrogate}/gu, "\ufffd");
  return encodeURIComponent(whole).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * Return the URL that opens the network's composer, or null if the network has no share intent, or requires a link
 * or an image that is missing.
 *
 * If the network cuts links at non-ASCII characters, the link and the URLs in the text are converted to ASCII.
 *
 * @param {NetworkFacts} network
 * @param {{ text?: string, link?: string, title?: string, image?: string }} post
 * @param {string} [template] an alternative share URL; without {link}, the link is added to the text
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
 * Return the text to share or copy. URLs are converted to ASCII if the network cuts links at other characters.
 *
 * @param {NetworkFacts} network
 * @param {string} text
 * @param {string} [link] the post's link
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
 * Return a pattern that finds `link` in a text, but not in a longer URL.
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
 * @returns {string} the URL. Empty parameters are removed, except a parameter directly after `?`
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
