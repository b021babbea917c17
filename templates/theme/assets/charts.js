// The values of a chart on hover, on tap, by arrow keys and by words of the page that point at them;
// and the numbers to explore, when asked for. Reads data-points: [[x, y, words], …] in the drawing's own
// pixels. Without it the table says the same.
(() => {
  /** @type {(tag: string, className: string, parent: Element) => HTMLElement} */
  const make = (tag, className, parent) => {
    const element = Object.assign(document.createElement(tag), { className });
    parent.append(element);
    return element;
  };
  // What is shown is said from outside of the drawing, which to a screen reader is one picture.
  const said = make("output", "visually-hidden", document.body);
  /** @type {Map<Element, (words: string, quiet?: boolean) => void>} */
  const pointing = new Map();

  /** @type {SiteCharts["tell"]} */
  const tell = (box, points, width, height) => {
    const dot = make("i", "chart-dot", box);
    const tip = make("output", "chart-tip", box);
    let at = -1;
    const show = (/** @type {number} */ index, quiet = true) => {
      at = index;
      dot.hidden = tip.hidden = at < 0;
      if (at < 0) return;
      const [x, y, words] = points[at];
      tip.textContent = words;
      if (!quiet) said.textContent = words;
      const left = Math.min(Math.max((x / width) * 100, 0), 100);
      for (const part of [dot, tip]) {
        part.style.left = `${left}%`;
        part.style.top = `${(y / height) * 100}%`;
      }
      tip.style.transform = `translate(-${left}%, calc(-100% - .6rem))`;
    };
    const nearest = (/** @type {PointerEvent} */ { clientX, clientY }) => {
      const frame = box.getBoundingClientRect();
      const scale = width / frame.width;
      const far = (/** @type {Point} */ [x, y]) =>
        Math.hypot((clientX - frame.left) * scale - x, ((clientY - frame.top) * scale - y) / 3);
      let best = 0;
      points.forEach((point, index) => { if (far(point) < far(points[best])) best = index; });
      show(best);
    };
    /** @type {Record<string, number>} */
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    box.tabIndex = 0;
    box.setAttribute("aria-description", box.dataset.keys ?? "");
    box.addEventListener("pointermove", nearest);
    box.addEventListener("pointerdown", nearest);
    box.addEventListener("pointerleave", ({ pointerType }) => { if (pointerType === "mouse") show(-1); });
    box.addEventListener("blur", () => show(-1));
    box.addEventListener("keydown", (event) => {
      const last = points.length - 1;
      if (event.key in steps) show(Math.min(Math.max(at + steps[event.key], 0), last), false);
      else if (event.key === "Home") show(0, false);
      else if (event.key === "End") show(last, false);
      else if (event.key === "Escape") show(-1);
      else return;
      event.preventDefault();
    });
    show(-1);
    pointing.set(box, (words, quiet = false) => show(points.findIndex((point) => point[2] === words), quiet));
  };

  for (const box of document.querySelectorAll("[data-points]")) {
    /** @type {Point[]} */
    const points = JSON.parse(box.dataset.points);
    const { width, height } = /** @type {SVGSVGElement} */ (box.querySelector("svg")).viewBox.baseVal;
    if (points.length) tell(box, points, width, height);
  }

  // Words of the page move the mark of a chart that stands on it; the link itself leads to the chart.
  const hide = () => pointing.forEach((point, box) => { if (box !== document.activeElement) point(""); });
  for (const link of document.querySelectorAll("a[data-at]")) {
    const chart = document.getElementById(link.hash.slice(1));
    if (!chart) continue;
    link.addEventListener("click", (event) => {
      hide();
      chart.querySelector("[data-close]")?.click();
      for (const box of chart.querySelectorAll("[data-points]")) {
        if (!box.getClientRects().length) continue;
        pointing.get(box)?.(link.dataset.at);
        const { top, bottom } = box.getBoundingClientRect();
        if (top > 0 && bottom < innerHeight + 30) event.preventDefault();
      }
    });
  }
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") hide(); });

  // A chart that stays in sight shows what is being read.
  const reading = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      const link = /** @type {HTMLAnchorElement & { dataset: { at: string } }} */ (target);
      if (!isIntersecting) continue;
      hide();
      for (const box of document.querySelectorAll(`${link.hash} [data-points]`)) pointing.get(box)?.(link.dataset.at, true);
    }
  }, { rootMargin: "-30% 0px -50%" });
  for (const link of document.querySelectorAll("a[data-at]")) {
    const block = document.getElementById(link.hash.slice(1))?.parentElement;
    if (block && getComputedStyle(block).position === "sticky") reading.observe(link);
  }

  const load = (/** @type {string} */ src) => new Promise((loaded, failed) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload: loaded, onerror: failed }));
  });
  window.siteCharts = { make, tell };
  /** @type {Record<string, Promise<unknown>>} */
  const loaded = {};
  for (const button of document.querySelectorAll("[data-explore]")) {
    button.addEventListener("click", async () => {
      const { explore, script, failed } = button.dataset;
      button.disabled = true;
      try {
        loaded[script] ??= load(script);
        await loaded[script];
        await load(explore);
      } catch {
        button.textContent = failed;
      }
    });
  }
})();
