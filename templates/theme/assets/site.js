// Search, theme, notes by tap. Everything it shows is reachable without it.
(() => {
  const find = (selector, root = document) => root.querySelector(selector);
  const root = document.documentElement;

  const themeButton = find("[data-theme-button]");
  themeButton.addEventListener("click", () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* private mode */ }
  });

  // A first tap on a number shows its note; the second follows the link. Escape hides it.
  let shown = null;
  const show = (link) => {
    shown?.classList.remove("shown");
    shown = link;
    shown?.classList.add("shown");
  };
  let touched = false;
  document.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".figure-wrap > a[aria-describedby]");
    if (link && touched && shown !== link.parentNode) {
      event.preventDefault();
      show(link.parentNode);
    } else if (!event.target.closest?.(".shown")) {
      show(null);
    }
    const leaving = event.target.closest?.("a[href]");
    if (leaving && location.protocol === "file:" && leaving.pathname.endsWith("/") && !event.defaultPrevented) {
      event.preventDefault();
      location.href = leaving.pathname + "index.html" + leaving.search + leaving.hash;
    }
    document.querySelectorAll(".site-menu details[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      show(null);
      root.classList.add("notes-hidden");
    }
  });
  document.addEventListener("focusin", () => root.classList.remove("notes-hidden"));
  document.addEventListener("pointerover", () => root.classList.remove("notes-hidden"));

  const dialog = find("#search");
  const button = find("[data-search-open]");
  const input = find("#search-input");
  const status = find("#search-status");
  const results = find("#search-results");
  const hint = status.textContent;
  const resolve = (address) => new URL(address, document.baseURI).href;
  let engine = null;
  let latest = 0;

  const open = () => {
    if (!dialog.open) dialog.showModal();
    input.select();
  };
  button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const wanted = (event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey));
    if (wanted) {
      event.preventDefault();
      open();
    }
  });
  input.addEventListener("keydown", (event) => {
    // A search field would only empty itself.
    if (event.key === "Escape") { event.preventDefault(); dialog.close(); }
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

  const item = (page, part) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = part ? part.url : page.url;
    link.textContent = part && part.title !== page.meta.title ? part.title : page.meta.title;
    const kind = document.createElement("small");
    kind.textContent = link.textContent === page.meta.title ? "" : page.meta.title;
    const excerpt = document.createElement("p");
    excerpt.innerHTML = (part || page).excerpt; // Pagefind escapes the text; only <mark> is markup
    line.append(link, kind, excerpt);
    return line;
  };

  const search = async () => {
    const turn = ++latest;
    const words = input.value.trim();
    if (!words) {
      results.replaceChildren();
      status.textContent = hint;
      return;
    }
    try {
      engine ??= await import(resolve(dialog.dataset.index));
      const found = await engine.search(words);
      const pages = await Promise.all(found.results.slice(0, 8).map((result) => result.data()));
      if (turn !== latest) return;
      const lines = pages.flatMap((page) => {
        const parts = page.sub_results.slice(0, 3);
        return parts.length ? parts.map((part) => item(page, part)) : [item(page)];
      });
      results.replaceChildren(...lines);
      status.textContent = lines.length
        ? `${lines.length} ${dialog.dataset.count}`
        : `${dialog.dataset.none} “${words}”.`;
    } catch {
      status.textContent = dialog.dataset.failed;
    }
  };
  input.addEventListener("input", search);
  find("form", dialog).addEventListener("submit", (event) => {
    if (event.submitter) return;
    event.preventDefault();
    find("a", results)?.click();
  });
})();
