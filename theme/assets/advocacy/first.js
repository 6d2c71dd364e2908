/**
 * The first render of a post's composer, before its modules load: networks, fields, text and image, from data in the
 * page and on this device. The script blocks rendering, so it's small and imports nothing. The composer replaces its
 * output. If the script fails, the space stays empty until then.
 */
{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = script.parentElement?.querySelector(".advocacy-composer");
  const island = document.getElementById("advocacy-post")?.textContent;
  if (root instanceof HTMLElement && island) showFirst(root, JSON.parse(island), script);

  /**
   * @param {HTMLElement} root
   * @param {PostData} post
   * @param {HTMLScriptElement} script
   */
  function showFirst(root, post, script) {
    const memory = remembered();
    const sections = inOrder(/** @type {HTMLElement} */ (root.parentElement), memory.networks);
    const asked = sections.find(({ id }) => `#${id}` === location.hash);
    const section = asked ?? sections[0];
    const variants = post.networks[section?.id ?? ""];
    if (!section || !variants) return;
    const known = memory.posts?.[post.id];
    const isDealt = Number.isSafeInteger(known?.variant) && known.variant >= 0;
    const dealt = isDealt ? known.variant : Math.floor(Math.random() * 1000);
    root.dataset.dealt = String(dealt);
    const variant = /** @type {VariantData} */ (variants[dealt % variants.length]);
    const template = post.texts[variant.text] ?? "";
    const own = known?.edited?.[template];
    const written = typeof own === "string" ? own : template;
    const row = /** @type {HTMLElement} */ (root.querySelector(".advocacy-tabs__row"));
    row.append(...sections.map((network) => chip(network, network === section)));
    const open = Object.keys(post.fields).filter((name) => written.includes(`{${name}}`));
    root.querySelector(".advocacy-fields")?.append(...open.map((name) => field(root, name, post, memory.fields)));
    const paper = /** @type {HTMLElement} */ (root.querySelector(".advocacy-paper"));
    const editor = make("div", "advocacy-editor");
    const text = make("p", "advocacy-editor__first", filled(written, post, variant, memory.fields));
    text.dir = "auto";
    editor.append(text);
    paper.append(editor);
    const picture = post.media?.[variant.media?.[0] ?? 0];
    if (picture && variant.media?.length !== 0) paper.append(shown(picture, section, script));
    if (!asked) return;
    // The URL names a network: let its hash lead to the composer, not to the plain links that it replaces.
    root.id = asked.id;
    asked.removeAttribute("id");
    const chosen = /** @type {Element} */ (row.children[sections.indexOf(section)]);
    const offset = chosen.getBoundingClientRect().left - row.getBoundingClientRect().left;
    row.scrollLeft += offset - row.clientWidth / 2 + chosen.clientWidth / 2;
  }

  function remembered() {
    try {
      return Object(JSON.parse(localStorage.getItem("advocacy") ?? "{}"));
    } catch {
      return {};
    }
  }

  /**
   * Return the sections of the networks that work on this device, the advocate's own first.
   *
   * @param {HTMLElement} page
   * @param {unknown} own
   */
  function inOrder(page, own) {
    const { userAgent, maxTouchPoints } = navigator;
    const isMobile = /Android|iPhone|iPad|Mobi/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
    const names = Array.isArray(own) ? own : [];
    const rank = (/** @type {Element} */ { id }) => (names.includes(id) ? names.indexOf(id) : names.length);
    const found = [.../** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(".advocacy-network"))];
    return found
      .filter((network) => !isMobile || network.dataset.desktop === undefined)
      .sort((a, b) => rank(a) - rank(b));
  }

  /**
   * @param {Element} section
   * @param {boolean} isChosen
   */
  function chip(section, isChosen) {
    const label = make("label", "advocacy-chip");
    const input = /** @type {HTMLInputElement} */ (make("input", "advocacy-unseen"));
    input.type = "radio";
    input.checked = isChosen;
    const icon = section.querySelector("svg")?.cloneNode(true);
    label.append(input, ...(icon ? [icon] : []), section.querySelector(".advocacy-network__name")?.textContent ?? "");
    return label;
  }

  /**
   * @param {HTMLElement} root
   * @param {string} name
   * @param {PostData} post
   * @param {Record<string, unknown>} [answers]
   */
  function field(root, name, post, answers) {
    const { label, example } = /** @type {FieldFacts} */ (post.fields[name]);
    const row = make("div", "advocacy-field");
    const input = /** @type {HTMLInputElement} */ (make("input", ""));
    const title = /** @type {HTMLLabelElement} */ (make("label", "", label));
    title.htmlFor = input.id = `advocacy-field-${name}`;
    title.dir = input.dir = "auto";
    input.name = name;
    input.autocomplete = "off";
    input.value = answered(answers, name);
    row.append(title, input);
    if (example) row.append(make("p", "advocacy-hint", (root.dataset.example ?? "").replace("{example}", () => example)));
    return row;
  }

  /**
   * Return the text with its placeholders filled in, as placeholders.js does.
   *
   * @param {string} text
   * @param {PostData} post
   * @param {VariantData} variant
   * @param {Record<string, unknown>} [answers]
   */
  function filled(text, post, variant, answers) {
    return text.replace(/\{\{|\}\}|\{([A-Za-z_][\p{L}\p{N}_]*)\}/gu, (token, /** @type {string | undefined} */ name) => {
      if (name === undefined) return token.charAt(0);
      if (name === "link") return variant.link ? (post.shown ?? "") : "";
      const field = post.fields[name];
      return answered(answers, name) || (field?.required ? `[${field.label}]` : "");
    });
  }

  /**
   * @param {Record<string, unknown> | undefined} answers
   * @param {string} name
   */
  function answered(answers, name) {
    const answer = answers && Object.hasOwn(answers, name) ? answers[name] : "";
    return typeof answer === "string" ? answer.trim() : "";
  }

  /**
   * @param {MediaData} picture
   * @param {HTMLElement} section
   * @param {HTMLScriptElement} script
   */
  function shown(picture, section, script) {
    const { address, width, height } = picture.sizes?.[picture.networks?.[section.id] ?? -1] ?? picture;
    const image = /** @type {HTMLImageElement} */ (make("img", "advocacy-paper__picture"));
    image.alt = picture.alt;
    image.fetchPriority = "high";
    image.style.aspectRatio = section.dataset.shape ?? String(width / height);
    image.src = new URL(`../../${address}`, script.src).href;
    return image;
  }

  /**
   * @param {string} tag
   * @param {string} className
   * @param {string} [text]
   */
  function make(tag, className, text = "") {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }
}
