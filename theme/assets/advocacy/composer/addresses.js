/** The URL that opens a network, which depends on the device, the advocate's server and the text. */

import { intentAddress } from "../core/links.js";

/** @typedef {"mobile" | "desktop"} Platform */
/** @typedef {{ platform: Platform, system: "ios" | "android" | "other" }} Device */

/**
 * Detect the advocate's device.
 *
 * @returns {Device}
 */
export function device() {
  const { userAgentData } = /** @type {{ userAgentData?: { mobile: boolean } }} */ (navigator);
  const { userAgent, maxTouchPoints } = navigator;
  const isTablet = /Macintosh/.test(userAgent) && maxTouchPoints > 1; // iPads pretend to be Macs
  const isMobile = userAgentData?.mobile ?? /Android|iPhone|iPad|Mobi/.test(userAgent);
  const isApple = isTablet || /iPhone|iPad|iPod/.test(userAgent);
  return {
    platform: isMobile || isTablet ? "mobile" : "desktop",
    system: isApple ? "ios" : /Android/.test(userAgent) ? "android" : "other",
  };
}

/**
 * Return the networks that work on a device, the advocate's own first.
 *
 * @param {string[]} networks in the hub's order
 * @param {Record<string, NetworkFacts>} facts
 * @param {readonly string[]} own the advocate's networks, latest first
 * @param {Platform} platform
 * @returns {string[]}
 */
export function usable(networks, facts, own, platform) {
  const found = networks.filter((name) => {
    const network = facts[name];
    // The device's share sheet is an action, not a network.
    return network && name !== "web_share" && (network.intent.mobile || platform === "desktop");
  });
  const rank = (/** @type {string} */ name) => (own.includes(name) ? own.indexOf(name) : own.length);
  return found.sort((a, b) => rank(a) - rank(b));
}

/**
 * Check whether a network has several servers.
 *
 * @param {NetworkFacts} network
 * @returns {boolean}
 */
export function hasServers(network) {
  return network.intent.alternatives.some((alternative) => alternative.url.includes("{instance}"));
}

/**
 * Extract a server's host name from an advocate's input, such as a URL or a handle.
 *
 * @param {string} input
 * @returns {string | null} null if it isn't a host name
 */
export function serverOf(input) {
  const host = input.trim().toLowerCase().replace(/^https?:\/\//, "").replace(/[/?#].*$/, "").replace(/^.*@/, "");
  return /^(?=.{4,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]+$/u.test(host) ? host : null;
}

/**
 * Return the best URL that opens the network with the text on this device.
 *
 * @param {NetworkFacts} network
 * @param {{ text: string, link: string, title: string, image?: string }} values
 * @param {Device} device
 * @param {string} [server]
 * @returns {{ address: string | null, takesText: boolean, isCut: boolean }} `address` is null if the network has no
 *   share URL or its app would cut the text
 */
export function opening(network, values, { platform, system }, server) {
  const { intent } = network;
  const sent = `${values.text}\n${values.link}`;
  if (intent.cut_at.some((cut) => cut.system === system && sent.includes(cut.sign))) {
    return { address: null, takesText: false, isCut: true };
  }
  const alternative = intent.alternatives.find(
    ({ url, platform: suited, takes_text }) =>
      (server && url.includes("{instance}")) ||
      // Use an undocumented URL only if the documented one would lose the text.
      (suited === platform && takes_text && (platform === "mobile" || !intent.takes_text)),
  );
  const template = alternative?.url.replace("{instance}", server ?? "");
  const address = intentAddress(network, values, template);
  return { address, takesText: address !== null && (alternative ?? intent).takes_text, isCut: false };
}
