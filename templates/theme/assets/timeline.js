// The years to choose above the timeline, and its dots, which lead to their rows. Runs after folds.js, which counts.
(() => {
  const list = document.querySelector(".timeline-all");
  const brush = list?.querySelector(".brush");
  if (!list || !brush) return;
  const [from, to] = brush.querySelectorAll("input");
  const said = brush.querySelector("output");
  const [zero, first, since] = [brush.dataset.zero, brush.dataset.first, brush.dataset.since].map(Number);
  const last = Number(to.max);
  /** @type {{row: Element, year: number}[]} */
  let rows = [];
  // Earlier years share a short stretch: a step there is more than a year.
  const year = (/** @type {number} */ step) => (step < since ? Math.round(first + ((step - zero) * (since - first)) / (since - zero)) : step);
  const share = (/** @type {number} */ step) => (step - zero) / (last + 1 - zero);
  const tell = () => {
    const [begin, end] = [year(from.valueAsNumber), year(to.valueAsNumber + 1) - 1];
    said.textContent = `${begin}–${end}`;
    from.setAttribute("aria-valuetext", String(begin));
    to.setAttribute("aria-valuetext", String(end));
    return [begin, end];
  };
  const mark = () => {
    const [begin, end] = tell();
    if (!rows.length) rows = [...list.querySelectorAll(".event")].map((row) => ({ row, year: parseInt(row.querySelector("time").dateTime, 10) }));
    for (const one of rows) one.row.toggleAttribute("data-out", one.year < begin || one.year > end);
    const [left, right] = [share(from.valueAsNumber), share(to.valueAsNumber + 1)];
    list.style.setProperty("--from", String(left));
    list.style.setProperty("--to", String(right));
    const out = "rgb(0 0 0 / .2)";
    list.style.setProperty("--years", left || right < 1 ? `linear-gradient(90deg,${out} ${left * 100}%,#000 0 ${right * 100}%,${out} 0)` : "none");
  };
  brush.style.setProperty("--year", String(1 / (last + 1 - zero)));
  list.addEventListener("input", (event) => {
    if (event.target === from && from.valueAsNumber > to.valueAsNumber) from.value = to.value;
    if (event.target === to && to.valueAsNumber < from.valueAsNumber) to.value = from.value;
    mark();
  }, true);
  tell();
  // What is there at first is all years, as the style sheet has it; to say so to hundreds of rows takes its time.
  if (location.search || location.hash || from.value !== from.min || to.value !== to.max) {
    list.dispatchEvent(new Event("input"));
    dispatchEvent(new Event("hashchange"));
  }

  const tip = Object.assign(document.createElement("span"), { className: "lane-tip", hidden: true, ariaHidden: "true" });
  list.querySelector(".lanes").append(tip);
  for (const lane of list.querySelectorAll(".lane")) {
    const svg = lane.querySelector("svg");
    const theme = [...lane.classList].find((name) => name.startsWith("theme-"));
    if (!svg || !theme) continue;
    const find = () => [...svg.querySelectorAll("path")].flatMap((path) => {
      const own = list.querySelectorAll(`.event.${theme}${path.matches(".core") ? ".event-core" : ":not(.event-core)"}`);
      return [...(path.getAttribute("d") ?? "").matchAll(/M(\d+) (\d+)/g)].map(([, x, y], at) => ({ x: Number(x) / 1000, y: Number(y), row: own[at] }));
    });
    /** @type {ReturnType<typeof find>} */
    let dots;
    const nearest = (/** @type {MouseEvent} */ event) => {
      const box = svg.getBoundingClientRect();
      const away = (/** @type {{x: number, y: number}} */ dot) => Math.hypot(dot.x * box.width - event.clientX + box.left, dot.y - event.clientY + box.top);
      dots ??= find();
      const found = dots.reduce((best, dot) => (away(dot) < away(best) ? dot : best));
      return away(found) < 22 ? found : null;
    };
    svg.addEventListener("pointermove", (event) => {
      const dot = nearest(event);
      tip.hidden = !dot;
      if (!dot) return;
      tip.textContent = `${dot.row.querySelector("time").textContent}: ${dot.row.querySelector("h3").textContent}`;
      const [box, around] = [svg.getBoundingClientRect(), list.querySelector(".lanes").getBoundingClientRect()];
      tip.style.top = `${box.top - around.top + dot.y + 10}px`;
      tip.style.left = `${Math.max(0, Math.min(box.left - around.left + dot.x * box.width, around.width - tip.offsetWidth))}px`;
    });
    svg.addEventListener("pointerleave", () => { tip.hidden = true; });
    svg.addEventListener("click", (event) => {
      const id = nearest(event)?.row.querySelector("h3").id;
      if (id) location.hash = id;
    });
  }
})();
