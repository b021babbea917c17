// Words that were found, in <mark>: in the search's results, and on the page that one of them led to.
(() => {
  const { matcher } = window.siteWords;
  const RECENT = 60_000;  // milliseconds
  const HEADINGS = "h1, h2, h3, h4";
  const split = (/** @type {string} */ text) => text.split(/([\p{L}\p{N}'\u2019.,]*[\p{L}\p{N}])/u);
  const mark = (/** @type {string} */ textContent) => Object.assign(document.createElement("mark"), { textContent });
  /** @type {SiteMark["marked"]} */
  const marked = (text, is) => split(text).map((piece, at) => (at % 2 && is(piece) ? mark(piece) : piece));

  // What lies where a reader lands: the entry around an address's place, or all that is below a heading; the beginning of
  // a page where the address names no place.
  /** @type {(article: Element) => (node: Node) => boolean} */
  const near = (article) => {
    const there = document.getElementById(location.hash.slice(1));
    const entry = there?.closest(".row, li, tr, figure, .document, .chart-card");
    if (entry && article.contains(entry)) return (node) => entry.contains(node);
    const headings = [...article.querySelectorAll(HEADINGS)];
    const start = there && article.contains(there) ? there : headings[0] ?? article;
    const after = (/** @type {Node} */ one, /** @type {Node} */ node) => Boolean(one.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
    const end = headings.find((one) => after(start, one) && !start.contains(one));
    return (node) => (start.contains(node) || after(start, node)) && !(end && (after(end, node) || end.contains(node)));
  };

  /** @type {(article: Element, found: string[]) => void} */
  const markIn = (article, found) => {
    const is = matcher(found), here = near(article);
    const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, (node) =>
      (!here(node) || node.parentElement?.closest("svg, script, style, mark, .evidence") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    /** @type {CharacterData[]} */
    const nodes = [];
    while (texts.nextNode()) nodes.push(/** @type {CharacterData} */ (texts.currentNode));
    for (const node of nodes) {
      if (split(node.data).some((piece, at) => at % 2 && is(piece))) node.replaceWith(...marked(node.data, is));
    }
  };

  // What was found is marked once: in the tab in which it was, or in a new one.
  /** @type {SiteMark["land"]} */
  const land = (article) => {
    const here = location.href.replace(/[?#].*/, "").replace(/index\.html$/, "");
    for (const memory of [sessionStorage, localStorage]) {
      const found = JSON.parse(memory.getItem("found") ?? "null");
      if (found?.page !== here || Date.now() - found.at > RECENT) continue;
      memory.removeItem("found");
      markIn(article, found.words);
      return;
    }
  };

  window.siteMark = { split, marked, land };
})();
