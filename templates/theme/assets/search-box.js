// The search's dialog: a combobox whose list is #search-results, filters, and the address that keeps both.
(() => {
  const dialog = document.querySelector("#search");
  /** @type {Find} */
  const find = (selector) => dialog.querySelector(selector);
  const input = find("#search-input"), results = find("#search-results");
  const status = find("#search-status"), help = find("#search-help"), filters = find("#search-filters");
  const base = new URL(dialog.dataset.base, document.baseURI).href;
  const language = document.documentElement.lang;
  const hint = status.textContent;
  const { search, matcher, start } = window.siteSearch;
  const kind = find("[name=kind]"), era = find("[name=era]");
  let latest = 0, active = -1;
  /** @type {string[]} */
  let words = [];

  /** @type {Make} */
  const make = (tag, properties = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside);
    return element;
  };
  const options = () => [...results.querySelectorAll("[role=option]")];

  const activate = (/** @type {number | null} */ number) => {
    const all = options();
    active = all.length && number !== null ? (number + all.length) % all.length : -1;
    for (const [at, option] of all.entries()) option.setAttribute("aria-selected", String(at === active));
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", all[active].id);
      all[active].scrollIntoView({ block: "nearest" });
    }
  };

  // A text with the words that were found in <mark>.
  const split = (/** @type {string} */ text) => text.split(/([\p{L}\p{N}'\u2019.,]*[\p{L}\p{N}])/u);
  /** @type {(text: string, is: Matcher) => (string | HTMLElement)[]} */
  const marked = (text, is) => split(text).map((piece, at) =>
    (at % 2 && is(piece) ? make("mark", { textContent: piece }) : piece));
  /** @type {(text: string, is: Matcher) => string} */
  const excerpt = (text, is) => {
    const pieces = split(text);
    const first = pieces.findIndex((piece, at) => at % 2 && is(piece));
    if (text.length <= 180 || first < 0) return text.length <= 180 ? text : `${text.slice(0, 170).replace(/\s\S*$/, "")} …`;
    const at = pieces.slice(0, first).join("").length;
    const from = at < 70 ? 0 : text.indexOf(" ", at - 60) + 1;
    const cut = text.slice(from, from + 170).replace(/\s\S*$/, "");
    return `${from ? "… " : ""}${cut}${from + cut.length < text.length ? " …" : ""}`;
  };

  /** @type {(result: Result, number: number, is: Matcher, kinds: Record<string, string>) => HTMLElement} */
  const option = (result, number, is, kinds) => {
    const link = make("a", { href: result.href, id: `search-option-${number}`, tabIndex: -1 });
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    const about = make("span", { className: "search-about" }, make("b", { textContent: kinds[result.kind] }), result.where && ` · ${result.where}`);
    link.append(about, make("span", { className: "search-title" }, ...marked(result.title, is)));
    if (result.text) link.append(make("span", { className: "search-text" }, ...marked(excerpt(result.text, is), is)));
    link.addEventListener("click", () => remember(link));
    return link;
  };

  // The page that is opened marks the words; it learns them from this tab's memory, not from its address.
  const remember = (/** @type {HTMLAnchorElement} */ link) => {
    const page = link.href.replace(/#.*/, "").replace(/index\.html$/, "");
    try { sessionStorage.setItem("found", JSON.stringify({ page, words })); } catch { /* private mode */ }
    if (page === location.href.replace(/[?#].*/, "").replace(/index\.html$/, "")) { close(); dispatchEvent(new Event("found")); }
  };

  const keep = () => {
    const address = new URL(location.href);
    for (const [name, value] of [["q", input.value.trim()], ["kind", kind.value], ["era", era.value]]) {
      if (value && dialog.open) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    if (address.href !== location.href) history.replaceState(null, "", address);
  };

  /** @type {(found: Found, others: [string, Found][], said: Said, all: Start["languages"]) => void} */
  const show = (found, others, { labels, kinds }, all) => {
    words = found.words;
    const is = matcher([...found.words, ...others.flatMap(([, more]) => more.words)]);
    const own = found.results.map((result, at) => option(result, at, is, kinds));
    let number = own.length;
    const groups = others.filter(([, more]) => more.count).map(([code, more]) => {
      const name = make("span", { className: "search-language", textContent: all[code].labels.other, lang: code });
      const group = make("div", {}, name, ...more.results.map((result) => option(result, number++, is, all[code].kinds)));
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", all[code].labels.other);
      group.lang = code;
      return group;
    });
    results.replaceChildren(...own, ...groups);
    results.hidden = !number;
    input.setAttribute("aria-expanded", String(number > 0));
    const count = found.count + others.reduce((sum, [, more]) => sum + more.count, 0);
    status.textContent = count === 1 ? labels.result : count
      ? labels.results.replace("{count}", String(count)) : labels.none.replace("{words}", input.value.trim());
    suggest(count ? [] : [...new Set([...found.nearest, ...others.flatMap(([, more]) => more.nearest)])].slice(0, 5), labels);
    activate(null);
  };

  // Below the list: nearest words where nothing was found, and always the index.
  /** @type {(nearest: string[], labels: Said["labels"]) => void} */
  const suggest = (nearest, labels) => {
    const links = nearest.map((word) => {
      const link = make("button", { type: "button", className: "bar-button", textContent: word });
      link.addEventListener("click", () => { input.value = word; input.focus(); ask(); });
      return link;
    });
    const index = dialog.dataset.all && make("a", { href: dialog.dataset.all, textContent: labels.index });
    help.replaceChildren(...(links.length ? [`${labels.nearest}: `, ...links] : []), ...(index ? [make("p", {}, index)] : []));
  };

  const clear = () => {
    results.replaceChildren();
    results.hidden = true;
    help.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    status.textContent = hint;
    active = -1;
  };

  const ask = async () => {
    const turn = ++latest;
    delete dialog.dataset.answered;
    const query = input.value.trim();
    keep();
    if (!query) return clear();
    const wanted = { kind: kind.value, era: era.value };
    try {
      const { languages } = await start(base);
      const found = await search(base, language, query, wanted);
      if (turn !== latest) return;
      show(found, [], languages[language], languages);
      const codes = Object.keys(languages).filter((code) => code !== language);
      const others = await Promise.all(codes.map(async (code) => /** @type {[string, Found]} */ ([code, await search(base, code, query, { ...wanted, other: true })])));
      if (turn !== latest) return;
      show(found, others, languages[language], languages);
      dialog.dataset.answered = query;
    } catch {
      if (turn === latest) { status.textContent = dialog.dataset.failed; }
    }
  };

  const close = () => { if (dialog.open) dialog.close(); };

  input.addEventListener("input", ask);
  filters.addEventListener("change", ask);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options().length) { event.preventDefault(); activate(active < 0 && step < 0 ? -1 : active + step); }
    if (event.key === "Enter") { event.preventDefault(); options()[Math.max(active, 0)]?.click(); }
    if (event.key === "Escape") { event.preventDefault(); close(); }
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) close(); });
  dialog.addEventListener("close", keep);
  find("form").addEventListener("submit", (event) => { event.preventDefault(); close(); });

  /** @type {(select: Element, everything: string, pairs: [string, string][]) => void} */
  const fill = (select, everything, pairs) =>
    select.replaceChildren(...[["", everything], ...pairs].map(([value, textContent]) => make("option", { value, textContent })));
  const prepare = async () => {
    if (!filters.hidden) return;
    const { languages } = await start(base);
    const { labels, kinds, eras } = languages[language];
    fill(kind, labels.all_kinds, Object.entries(kinds));
    fill(era, labels.all_eras, eras);
    filters.hidden = false;
  };

  // Opens with the query and the filters of an address, or with what was typed meanwhile.
  window.siteSearch.open = async (asked) => {
    await prepare().catch(() => { status.textContent = dialog.dataset.failed; });
    if (asked) {
      input.value = asked.get("q") ?? "";
      kind.value = asked.get("kind") ?? "";
      era.value = asked.get("era") ?? "";
    }
    if (input.value) ask();
  };

  window.siteSearch.mark = (article, found) => {
    const is = matcher(found);
    const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, (node) =>
      (node.parentElement?.closest("svg, script, style, mark, .evidence") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    /** @type {CharacterData[]} */
    const nodes = [];
    while (texts.nextNode()) nodes.push(/** @type {CharacterData} */ (texts.currentNode));
    for (const node of nodes) {
      if (split(node.data).some((piece, at) => at % 2 && is(piece))) node.replaceWith(...marked(node.data, is));
    }
  };
})();
