// The search's dialog: a combobox whose list is #search-results, filters, and the address that keeps both.
(() => {
  const dialog = document.querySelector("#search");
  /** @type {Find} */
  const find = (selector) => dialog.querySelector(selector);
  const input = find("#search-input"), results = find("#search-results");
  const status = find("#search-status"), filters = find("#search-filters");
  const base = new URL(dialog.dataset.base, document.baseURI).href;
  const language = document.documentElement.lang;
  const hint = status.textContent;
  const { search } = window.siteSearch;
  const { make, list, say, suggest, clear } = window.siteResults;
  const kind = find("[name=kind]"), era = find("[name=era]");
  const PAUSE = 450, FEW = 5;  // milliseconds; results while a word may be unfinished
  let latest = 0, active = -1, entered = false;
  /** @type {ReturnType<typeof setTimeout>} */
  let pause;
  /** @type {string[]} */
  let words = [];

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

  const keep = () => {
    const address = new URL(location.href);
    for (const [name, value] of [["q", input.value.trim()], ["kind", kind.value], ["era", era.value]]) {
      if (value && dialog.open) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    if (address.href !== location.href) history.replaceState(null, "", address);
  };
  const close = () => { if (dialog.open) dialog.close(); keep(); };

  // The page that is opened marks the words: it learns them from this tab's memory, a new tab from that of the site.
  const page = (/** @type {string} */ address) => address.replace(/[?#].*/, "").replace(/index\.html$/, "");
  const leave = (/** @type {MouseEvent} */ event) => {
    const link = event.target instanceof Element ? event.target.closest("#search-results a, #search-answer a") : null;
    if (!link || event.button > 1) return;
    const apart = event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey;
    try { (apart ? localStorage : sessionStorage).setItem("found", JSON.stringify({ page: page(link.href), words, at: Date.now() })); } catch { /* private mode */ }
    if (apart || page(link.href) !== page(location.href)) return;
    event.preventDefault();
    close();
    location.hash = new URL(link.href).hash;
    if (!location.hash) scrollTo({ top: 0 });
    dispatchEvent(new Event("found"));
  };

  const wanted = () => ({ kind: kind.value, era: era.value });
  const asked = () => input.value.trim() || kind.value || era.value;
  /** @type {(turn: number) => Promise<void>} */
  const begin = async (turn) => {
    const { languages } = await window.siteSearch.start(base);
    const found = await search(base, language, input.value.trim(), { ...wanted(), most: FEW });
    if (turn !== latest || !found.count || found.missing.length) return;
    words = found.words;
    list(found, [], languages[language], languages);
    activate(null);
  };
  // A filter that hides everything says how much there is without it.
  /** @type {(labels: Said["labels"], query: string) => Promise<void>} */
  const lift = async (labels, query) => {
    const free = await search(base, language, query);
    if (!free.count) return;
    status.textContent = labels.filtered.replace("{count}", String(free.count));
    suggest("", [[labels.lift, () => { kind.value = era.value = ""; input.focus(); ask(); }]], labels);
  };
  /** @type {(turn: number) => Promise<void>} */
  const finish = async (turn) => {
    const query = input.value.trim();
    const { languages } = await window.siteSearch.start(base);
    const found = await search(base, language, query, wanted());
    const codes = query ? Object.keys(languages).filter((code) => code !== language) : [];
    const others = await Promise.all(codes.map(async (code) => /** @type {[string, Found]} */ ([code, await search(base, code, query, { ...wanted(), other: true })])));
    if (turn !== latest) return;
    const { labels } = languages[language];
    words = [...new Set([found, ...others.map(([, more]) => more)].flatMap((one) => one.words))];
    list(found, others, languages[language], languages);
    say(found, others, query, labels);
    suggest(labels.nearest, results.hidden ? found.nearest.map((word) => [word, () => { input.value = word; input.focus(); ask(); }]) : [], labels);
    if (results.hidden && (kind.value || era.value)) await lift(labels, query);
    if (active >= options().length || !entered) activate(null);
    if (turn !== latest) return;
    keep();
    dialog.dataset.answered = query;
    if (entered) options()[Math.max(active, 0)]?.click();
    entered = false;
  };
  const failed = (/** @type {number} */ turn) => () => { if (turn === latest) status.textContent = dialog.dataset.failed; };

  const ask = () => {
    const turn = ++latest;
    clearTimeout(pause);
    delete dialog.dataset.answered;
    entered = false;
    if (!asked()) {
      keep();
      clear(hint);
      return activate(null);
    }
    begin(turn).catch(failed(turn));
    pause = setTimeout(() => finish(turn).catch(failed(turn)), PAUSE);
  };
  // What is typed now is waited for; a result that was chosen with the arrows is there already.
  const enter = () => {
    if (active >= 0 || dialog.dataset.answered === input.value.trim()) return options()[Math.max(active, 0)]?.click();
    entered = true;
    clearTimeout(pause);
    if (asked()) finish(latest).catch(failed(latest));
  };

  input.addEventListener("input", ask);
  filters.addEventListener("change", ask);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options().length) { event.preventDefault(); activate(active < 0 && step < 0 ? -1 : active + step); }
    if (event.key === "Enter") { event.preventDefault(); enter(); }
    if (event.key === "Escape") { event.preventDefault(); close(); }
  });
  dialog.addEventListener("click", leave);
  dialog.addEventListener("auxclick", leave);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) close(); });
  dialog.addEventListener("close", keep);
  find("form").addEventListener("submit", (event) => { event.preventDefault(); close(); });

  /** @type {(select: Element, everything: string, pairs: [string, string][]) => void} */
  const fill = (select, everything, pairs) =>
    select.replaceChildren(...[["", everything], ...pairs].map(([value, textContent]) => make("option", { value, textContent })));
  const prepare = async () => {
    if (!filters.hidden) return;
    const { languages } = await window.siteSearch.start(base);
    const { labels, kinds, eras } = languages[language];
    fill(kind, labels.all_kinds, Object.entries(kinds));
    fill(era, labels.all_eras, eras);
    filters.hidden = false;
  };

  // Opens with the query and the filters of an address, or with what was typed meanwhile.
  window.siteSearch.open = async (address) => {
    await prepare().catch(() => { status.textContent = dialog.dataset.failed; });
    if (address) {
      input.value = address.get("q") ?? "";
      kind.value = address.get("kind") ?? "";
      era.value = address.get("era") ?? "";
    }
    if (asked()) ask();
  };
})();
