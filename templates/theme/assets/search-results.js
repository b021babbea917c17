// What the search says: the list of results, an answer at a glance, and in words what was found and what was not.
(() => {
  const dialog = document.querySelector("#search");
  /** @type {Find} */
  const find = (selector) => dialog.querySelector(selector);
  const results = find("#search-results"), status = find("#search-status"), help = find("#search-help");
  const input = find("#search-input");
  const { matcher } = window.siteWords;
  const { split, marked } = window.siteMark;
  const LONG = 180, BEFORE = 70;

  /** @type {Make} */
  const make = (tag, properties = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside);
    return element;
  };
  const quoted = (/** @type {string[]} */ words, /** @type {Said["labels"]} */ labels) =>
    words.map((word) => labels.quoted.replace("{word}", word)).join(", ");

  /** @type {(text: string, is: Matcher) => string} */
  const excerpt = (text, is) => {
    const pieces = split(text);
    const first = pieces.findIndex((piece, at) => at % 2 && is(piece));
    if (text.length <= LONG || first < 0) return text.length <= LONG ? text : `${text.slice(0, LONG - 10).replace(/\s\S*$/, "")} …`;
    const at = pieces.slice(0, first).join("").length;
    const from = at < BEFORE ? 0 : text.indexOf(" ", at - BEFORE + 10) + 1;
    const cut = text.slice(from, from + LONG - 10).replace(/\s\S*$/, "");
    return `${from ? "… " : ""}${cut}${from + cut.length < text.length ? " …" : ""}`;
  };

  // A result, with the words of the question that it has not; those that stand nowhere are told above all results.
  /** @type {(result: Result, number: number, found: Found, said: Said) => HTMLElement} */
  const option = (result, number, found, { kinds, labels }) => {
    const is = matcher(found.words);
    const link = make("a", { href: result.href, id: `search-option-${number}`, tabIndex: -1 });
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    const about = make("span", { className: "search-about" }, make("b", { textContent: kinds[result.kind] }), result.where && ` · ${result.where}`);
    const lacks = result.lacks.filter((word) => !found.missing.includes(word));
    if (lacks.length) about.append(` · ${labels.without} ${quoted(lacks, labels)}`);
    link.append(about, make("span", { className: "search-title" }, ...marked(result.title, is)));
    if (result.text) link.append(make("span", { className: "search-text" }, ...marked(excerpt(result.text, is), is)));
    return link;
  };

  /** @type {(code: string, found: Found, said: Said, number: number) => HTMLElement} */
  const group = (code, found, said, number) => {
    const name = make("span", { className: "search-language", textContent: said.labels.other, lang: code });
    const element = make("div", {}, name, ...found.results.map((result, at) => option(result, number + at, found, said)));
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", said.labels.other);
    element.lang = code;
    return element;
  };

  // The list alone, while a word may still be unfinished: nothing is said of it, and nothing is taken away.
  /** @type {SiteResults["list"]} */
  const list = (found, others, said, all) => {
    const own = found.results.map((result, at) => option(result, at, found, said));
    const groups = others.filter(([, more]) => more.count).map(([code, more]) => group(code, more, all[code], own.length));
    results.replaceChildren(...own, ...groups);
    results.hidden = !results.firstChild;
    input.setAttribute("aria-expanded", String(!results.hidden));
  };

  const glance = make("div", { id: "search-answer", hidden: true });
  results.before(glance);
  // A figure, a day or a person that answers the question itself, with its source.
  const tell = (/** @type {Answer[]} */ answers, /** @type {Said["labels"]} */ labels) => {
    glance.hidden = !answers.length;
    glance.replaceChildren(...answers.map(({ value, about, source, href }) => make("p", {},
      make("a", { href }, make("strong", { textContent: value }), ` ${about}`), make("small", { textContent: `${labels.source} ${source}` }))));
  };

  /** @type {SiteResults["say"]} */
  const say = (found, others, asked, labels) => {
    const count = found.count + others.reduce((sum, [, more]) => sum + more.count, 0);
    const absent = found.missing.length ? labels.missing.replace("{words}", quoted(found.missing, labels)) : "";
    const read = found.mended.map(([word, as]) => labels.mended.replace("{word}", word).replace("{as}", as));
    const told = count === 1 ? labels.result : labels[absent ? "rest" : "results"].replace("{count}", String(count));
    const nothing = absent || labels.none.replace("{words}", asked);
    status.textContent = count ? [absent, ...read, told].filter(Boolean).join(" ") : nothing;
    tell(found.answers, labels);
    input.setAttribute("aria-expanded", String(!results.hidden));
  };

  // Below the list: what may be meant where nothing was found, and always the index.
  /** @type {SiteResults["suggest"]} */
  const suggest = (name, choices, labels) => {
    const links = choices.map(([textContent, choose]) => {
      const link = make("button", { type: "button", className: "bar-button", textContent });
      link.addEventListener("click", choose);
      return link;
    });
    const index = dialog.dataset.all && make("a", { href: dialog.dataset.all, textContent: labels.index });
    help.replaceChildren(...(links.length ? [`${name} `, ...links] : []), ...(index ? [make("p", {}, index)] : []));
  };

  const clear = (/** @type {string} */ hint) => {
    results.replaceChildren();
    results.hidden = glance.hidden = true;
    help.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    status.textContent = hint;
  };

  window.siteResults = { make, list, say, suggest, clear };
})();
