// Search, theme, notes by tap. Everything it shows is reachable without it.
(() => {
  /** @type {Find} */
  const find = (selector) => document.querySelector(selector);
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
  /** @type {Element | null} */
  let shown = null;
  const show = (/** @type {Element | null} */ link) => {
    shown?.classList.remove("shown");
    shown = link;
    shown?.classList.add("shown");
  };
  // A report of a mistake ends with the sentence, the last that the reader has marked: a press on the link unmarks it.
  const report = document.querySelector("a[data-report]");
  const unsaid = report?.href;
  document.addEventListener("selectionchange", () => {
    const marked = `${getSelection()}`.trim().slice(0, 600);
    if (report && marked) report.href = unsaid + encodeURIComponent(marked);
  });
  let touched = false;
  document.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
  const target = (/** @type {Event} */ event) => (event.target instanceof Element ? event.target : null);
  document.addEventListener("click", (event) => {
    const link = target(event)?.closest(".figure-wrap > a[aria-describedby]");
    if (link && touched && shown !== link.parentElement) {
      event.preventDefault();
      show(link.parentElement);
    } else if (!target(event)?.closest(".shown")) {
      show(null);
    }
    const other = target(event)?.closest("a.language");
    if (other) takeAlong(other);
    const leaving = target(event)?.closest("a[href]");
    if (leaving && location.protocol === "file:" && leaving.pathname.endsWith("/") && !event.defaultPrevented) {
      event.preventDefault();
      location.href = `${leaving.pathname}index.html${leaving.search}${leaving.hash}`;
    }
    document.querySelectorAll(".site-menu details[open]").forEach((menu) => {
      if (!menu.contains(target(event))) menu.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      show(null);
      root.classList.add("notes-hidden");
    }
  });
  // What the address points at is opened where it is folded; browsers of before 2025 do not do that themselves.
  const unfold = () => {
    const there = document.getElementById(location.hash.slice(1));
    const fold = there?.closest("details");
    if (!there || !fold || fold.open) return;
    fold.open = true;
    there.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();
  document.addEventListener("focusin", () => root.classList.remove("notes-hidden"));
  document.addEventListener("pointerover", () => root.classList.remove("notes-hidden"));

  // To the other language go the place, as number and id of the last heading or entry above, the choices and the search.
  const takeAlong = (/** @type {HTMLAnchorElement} */ link) => {
    const headings = [...document.querySelectorAll("article :is(h2, h3, .row *)[id]")];
    const box = (/** @type {Element} */ one) => one.closest(".row") ?? one;
    const top = (/** @type {Element} */ one) => box(one).getBoundingClientRect().top;
    const shown = headings.filter((one) => box(one).checkVisibility());
    const seen = scrollY ? shown : [];
    const named = shown.find((one) => location.hash === `#${one.id}` && top(one) >= 0 && top(one) < innerHeight);
    // An address leaves room for the header: what ends higher than that is above.
    const above = (/** @type {Element} */ one) => box(one).getBoundingClientRect().bottom <= parseFloat(getComputedStyle(one).scrollMarginTop);
    const near = seen.find((one) => !above(one) && top(one) < innerHeight / 3) ?? seen.findLast(above);
    const last = named ?? near;
    const chosen = [...document.querySelectorAll("article input:checked:not(:default)")];
    link.search = location.search;
    const place = last ? [headings.indexOf(last), last.id] : ["", ""];
    link.hash = last || chosen.length ? ["", ...place, ...chosen.map(({ id }) => id)].join("~") : "";
  };

  const dialog = find("#search");
  const opener = find("[data-search-open]");
  const asset = (/** @type {string} */ name) => new URL(`assets/${name}`, new URL(dialog.dataset.base, document.baseURI)).href;
  const load = (/** @type {HTMLElement} */ element) => new Promise((loaded, failed) => {
    document.head.append(Object.assign(element, { onload: loaded, onerror: failed }));
  });
  const script = (/** @type {string} */ name) =>
    load(Object.assign(document.createElement("script"), { async: false, src: asset(`${name}.js`) }));
  const sheet = () => load(Object.assign(document.createElement("link"), { rel: "stylesheet", href: asset("search.css") }));
  /** @type {Promise<unknown> | null} */
  let search = null;
  const loaded = () => (search ??= Promise.all([sheet(), ...["search-words", "search-dates", "search-index", "search-meaning", "search", "search-mark", "search-results", "search-box"].map(script)]));
  /** @type {HTMLElement} */
  let before = opener;
  /** @type {(asked?: URLSearchParams) => Promise<void>} */
  const open = async (asked) => {
    if (!dialog.open) {
      before = document.activeElement === document.body ? opener : /** @type {HTMLElement} */ (document.activeElement);
      dialog.showModal();
    }
    find("#search-input").select();
    try {
      await loaded();
      window.siteSearch.open(asked);
    } catch {
      search = null;
      find("#search-status").textContent = dialog.dataset.failed;
    }
  };
  opener.addEventListener("pointerenter", () => loaded().catch(() => { search = null; }), { once: true });
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-haspopup", "dialog");
  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const typing = target(event)?.closest("input, textarea, select, [contenteditable]");
    const wanted = (event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey));
    if (wanted) {
      event.preventDefault();
      open();
    } else if (event.key === " " && event.target === opener) {
      event.preventDefault();
      open();
    }
  });
  dialog.addEventListener("close", () => before.focus());
  if (location.hash.startsWith("#~")) {
    const ready = new Promise((run) => { addEventListener("DOMContentLoaded", run); });
    Promise.all([script("switch"), ready]).then(() => window.siteArrive(location.hash));
  }
  const asked = new URLSearchParams(location.search);
  if (["q", "kind", "era"].some((name) => asked.has(name))) open(asked);

  // Words that the search found are marked on the page it led to.
  const markFound = async () => {
    try { if (!sessionStorage.found && !localStorage.found) return; } catch { return; }
    if (!window.siteMark) await ["search-words", "search-mark"].map(script).at(-1);
    window.siteMark.land(find("article"));
  };
  markFound();
  addEventListener("found", markFound);
})();
