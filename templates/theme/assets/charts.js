// The values of a chart on hover, on tap and by arrow keys, and its live form when asked for.
// Reads data-points: [[x, y, words], …] in the drawing's own pixels. Without it the table says the same.
(() => {
  /** @type {(tag: string, className: string, parent: Element) => HTMLElement} */
  const make = (tag, className, parent) => {
    const element = Object.assign(document.createElement(tag), { className });
    parent.append(element);
    return element;
  };

  for (const box of document.querySelectorAll("[data-points]")) {
    /** @type {Point[]} */
    const points = JSON.parse(box.dataset.points);
    if (!points.length) continue;
    const { width, height } = /** @type {SVGSVGElement} */ (box.querySelector("svg")).viewBox.baseVal;
    const dot = make("i", "chart-dot", box);
    const tip = make("output", "chart-tip", box);
    let at = -1;
    const show = (/** @type {number} */ index) => {
      at = index;
      dot.hidden = tip.hidden = at < 0;
      if (at < 0) return;
      const [x, y, words] = points[at];
      tip.textContent = words;
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
    box.setAttribute("aria-description", box.dataset.keys);
    box.addEventListener("pointermove", nearest);
    box.addEventListener("pointerdown", nearest);
    box.addEventListener("pointerleave", ({ pointerType }) => { if (pointerType === "mouse") show(-1); });
    box.addEventListener("blur", () => show(-1));
    box.addEventListener("keydown", (event) => {
      const last = points.length - 1;
      if (event.key in steps) show(Math.min(Math.max(at + steps[event.key], 0), last));
      else if (event.key === "Home") show(0);
      else if (event.key === "End") show(last);
      else if (event.key === "Escape") show(-1);
      else return;
      event.preventDefault();
    });
    show(-1);
  }

  // The live chart is drawn in the colours that the page has now.
  /** @type {(spec: string, palette: Record<string, string>) => string} */
  const recoloured = (spec, palette) => {
    const now = getComputedStyle(document.documentElement);
    return Object.entries(palette).reduce(
      (text, [role, colour]) => text.replaceAll(colour, now.getPropertyValue(`--${role}`).trim()), spec);
  };
  for (const button of document.querySelectorAll("[data-explore]")) {
    button.addEventListener("click", async () => {
      button.disabled = true;
      const { explore, live, palette, failed } = button.dataset;
      try {
        const spec = await (await fetch(explore)).text();
        await import(new URL(live, document.baseURI).href);
        const place = document.createElement("div");
        place.className = "chart-live";
        await window.vegaEmbed(place, JSON.parse(recoloured(spec, JSON.parse(palette))), {
          ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: { disableDefaultStyle: true },
        });
        button.closest(".chart").querySelector(".chart-drawing").replaceWith(place);
        button.remove();
      } catch {
        button.textContent = failed;
      }
    });
  }
})();
