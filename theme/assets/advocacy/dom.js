/** Helpers that create elements. */

/**
 * Create an element. Strings are always text, never markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties] set as a property if the element has it, otherwise as an attribute
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name in made) Reflect.set(made, name, value);
    else made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/**
 * Create a network's icon from the hub's SVG sprite.
 *
 * @param {string} network
 * @returns {SVGElement}
 */
export function icon(network) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "advocacy-icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  // Not href: Material's instant navigation sets it as a property, which is read-only here.
  const sheet = new URL("networks.svg", import.meta.url);
  use.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", `${sheet}#${network}`);
  svg.append(use);
  return svg;
}

/**
 * Create a live region for screen readers.
 *
 * @returns {HTMLElement}
 */
export function announcer() {
  return element("p", { role: "status", className: "advocacy-unseen" });
}
