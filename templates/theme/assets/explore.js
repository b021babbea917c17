// Draws a chart's rows as a reader asks: which lines, which measure, from which year, at which prices.
// charts/ID.js calls it with what microsite/drawing/explore.py has made of the rows.
document.head.append(Object.assign(document.createElement("link"), {
  rel: "stylesheet", href: /** @type {HTMLScriptElement} */ (document.currentScript).src.replace(/js$/, "css"),
}));
window.exploreChart = ({ id, locale, words, years, views }) => {
  const { make, tell } = window.siteCharts;
  const figure = /** @type {HTMLElement} */ (document.getElementById(`chart-${id}`));
  const drawing = figure.querySelector(".chart-drawing");
  const button = figure.querySelector("[data-explore]");
  const form = make("form", "explore", figure);
  drawing.before(form);
  const marked = ["", "7 3", "2 3", "9 3 2 3"];
  let [view] = views;
  let wide = 0;

  /** @type {(tag: string, attributes: Record<string, string | number>, inside: Element, text?: string) => SVGElement} */
  const draw = (tag, attributes, inside, text = "") => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`);
    element.textContent = text;
    inside.append(element);
    return element;
  };
  /** @type {(words: string, inside: Element, type: string) => HTMLInputElement} */
  const input = (said, inside, type) => {
    const label = make("label", "", inside);
    const control = /** @type {HTMLInputElement} */ (make("input", "", label));
    control.type = type;
    label.append(` ${said}`);
    return control;
  };

  /** @type {HTMLSelectElement | null} */
  let measure = null;
  if (views.length > 1) {
    const label = make("label", "", form);
    label.append(`${words.explore_measure} `);
    measure = /** @type {HTMLSelectElement} */ (make("select", "", label));
    measure.append(...views.map(({ name }) => new Option(name)));
  }
  const group = make("fieldset", "", form);
  /** @type {HTMLInputElement[]} */
  let shown = [];
  const offer = () => {
    const before = new Map(shown.map(({ name, checked }) => [name, checked]));
    group.replaceChildren();
    make("legend", "visually-hidden", group).textContent = words.explore_lines;
    shown = view.lines.map(({ name, colour, shown }, place) => {
      const box = input(name, group, "checkbox");
      Object.assign(box, { name, checked: before.get(name) ?? shown });
      const key = draw("svg", { width: 26, height: 8, "aria-hidden": "true" }, group);
      box.after(key);
      draw("path", { d: "M1 4h24", stroke: `var(--${colour})`, "stroke-width": 3, "stroke-dasharray": marked[place % 4] }, key);
      return box;
    });
    group.hidden = shown.length < 2;
  };
  offer();
  const real = words.real ? input(words.real, form, "checkbox") : null;
  const from = input("", form, "range");
  const since = make("output", "", /** @type {Element} */ (from.parentElement));
  from.before(`${words.explore_from} `);
  Object.assign(from, { min: years[0], max: years[Math.max(years.length - 4, 0)], value: years[0] });
  const status = make("p", "chart-subtitle", form);
  status.setAttribute("role", "status");
  const place = make("div", "", form);
  const close = /** @type {HTMLButtonElement} */ (make("button", "bar-button", form));
  Object.assign(close, { type: "button", textContent: words.explore_close });
  close.dataset.close = "";

  const redraw = () => {
    const priced = real?.checked && "real" in view.lines[0];
    since.textContent = from.value;
    const drawn = view.lines.map((line, index) => ({ ...line, dash: marked[index % 4],
      found: priced ? line.real : line.values })).filter((_, index) => shown[index].checked);
    const there = years.map((_, index) => index).filter((index) => drawn.some(({ found }) => found[index]));
    const start = Math.min(Math.max(years.indexOf(+from.value), there[0]), there[there.length - 1]);
    const span = years.slice(start, there[there.length - 1] + 1);
    for (const line of drawn) line.found = line.found.slice(start, start + span.length);
    wide = place.clientWidth;
    const [width, height] = [Math.max(wide, 240), wide < 500 ? 300 : 360];
    const values = drawn.flatMap(({ found }) => found.map((pair) => pair?.[0] ?? 0));
    const low = Math.min(0, ...values);
    const most = Math.max(0, ...values) || 1;
    const rough = (most - low) / 4;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * ([1, 2, 2.5, 5].find((one) => one * power >= rough) ?? 10);
    const number = new Intl.NumberFormat(locale);
    const ends = drawn.length > 1 && width > 500 ? Math.min(Math.max(...drawn.map(({ name }) => name.length)) * 8 + 14, width / 3) : 18;
    const left = Math.max(...[low, most].map((value) => number.format(Math.ceil(value / step) * step).length)) * 7 + 10;
    const [bottom, top] = [height - 26, 12];
    const x = (/** @type {number} */ index) => left + (index / Math.max(span.length - 1, 1)) * (width - left - ends);
    const y = (/** @type {number} */ value) => bottom - ((value - low) / (most - low)) * (bottom - top);

    const box = make("div", "explore-drawing", place);
    place.replaceChildren(box);
    const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, box);
    for (let tick = Math.ceil(low / step) * step; tick <= most; tick += step) {
      draw("path", { d: `M${left} ${y(tick)}H${width - ends}`, stroke: "var(--rule)" }, svg);
      draw("text", { x: left - 6, y: y(tick) + 4, "text-anchor": "end" }, svg, number.format(+tick.toPrecision(6)));
    }
    const apart = [1, 2, 5, 10, 20, 50].find((one) => (span.length / one) * 46 < width - left - ends) ?? 100;
    span.forEach((year, index) => {
      if (year % apart) return;
      draw("text", { x: x(index), y: height - 6, "text-anchor": "middle" }, svg, `${year}`);
    });
    /** @type {Point[]} */
    const points = [];
    let free = height;
    for (const { name, colour, dash, found } of [...drawn].sort((a, b) => (a.found.at(-1)?.[0] ?? 0) - (b.found.at(-1)?.[0] ?? 0))) {
      let path = "";
      found.forEach((pair, index) => {
        if (!pair) return;
        const [at, up] = [Math.round(x(index)), Math.round(y(pair[0]))];
        path += `${found[index - 1] ? "L" : "M"}${at} ${up}`;
        if (!found[index - 1] && !found[index + 1]) path += "h.1";
        const where = drawn.length > 1 ? `${name}, ${span[index]}` : span[index];
        points.push([at, up, `${where}${words.colon} ${pair[1]}`]);
      });
      draw("path", { d: path, fill: "none", stroke: `var(--${colour})`, "stroke-width": 2.5, "stroke-linecap": "round", "stroke-dasharray": dash }, svg);
      const last = points.at(-1);
      if (ends > 18 && last) {
        free = Math.min(last[1] + 4, free - 15);
        draw("text", { x: width - ends + 8, y: free, "font-weight": 600 }, svg, name);
      }
    }
    points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const names = drawn.map(({ name }) => name).join(", ");
    const parts = [views.length > 1 && view.lines.length > 1 ? `${view.name}${words.colon} ${names}` : names, view.unit, priced ? words.real : "", `${span[0]}–${span.at(-1)}`];
    status.textContent = `${words.explore_shown}${words.colon} ${parts.filter(Boolean).join(" · ")}`;
    box.setAttribute("role", "img");
    box.setAttribute("aria-label", status.textContent);
    box.dataset.keys = words.chart_keys;
    tell(box, points, width, height);
  };

  const size = new ResizeObserver(() => { if (place.clientWidth !== wide) redraw(); });
  drawing.hidden = button.hidden = true;
  button.disabled = false;
  form.addEventListener("input", ({ target }) => {
    if (target === measure) {
      view = views[measure?.selectedIndex ?? 0];
      offer();
    }
    if (!shown.some(({ checked }) => checked)) (shown.find((box) => box === target) ?? shown[0]).checked = true;
    redraw();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  close.addEventListener("click", () => {
    size.disconnect();
    form.remove();
    drawing.hidden = button.hidden = false;
    button.focus();
  });
  size.observe(form);
  redraw();
  /** @type {HTMLElement} */ (form.querySelector("select, input")).focus();
};
