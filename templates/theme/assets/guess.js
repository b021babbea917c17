// A reader draws how a line goes on, then sees how it did. charts/ID.guess.js calls it with what
// microsite/drawing/guess.py has made: by mouse, by finger, by keys, or by numbers to type.
window.guessChart = ({ id, locale, words, start, values, said, forms, ranked, sizes, low, high, step }) => {
  const { make } = window.siteCharts;
  const root = /** @type {HTMLElement} */ (document.getElementById(`guess-${id}`));
  const opened = /** @type {HTMLElement} */ (root.querySelector(".guess-start"));
  const last = values.length - 1;
  /** @type {number[]} */
  let guess = [];
  let at = 1;
  let size = sizes.wide;
  let told = false;
  opened.hidden = true;
  const form = make("form", "", root);
  make("p", "guess-how", form).textContent = words.how;
  const box = make("div", "guess-drawing", form);
  const status = make("p", "guess-said", form);
  const fields = make("fieldset", "", form);
  make("legend", "", fields).textContent = `${words.fields} (${words.unit})`;
  const show = /** @type {HTMLButtonElement} */ (make("button", "bar-button", form));
  status.setAttribute("role", "status");
  show.textContent = words.show;

  const print = (/** @type {number} */ value) => {
    const [, one, before, after] = forms.findLast(([from]) => from <= Math.abs(value)) ?? forms[0];
    const number = one ? (Math.abs(value) / one).toLocaleString(locale, { maximumSignificantDigits: 4 }) : "";
    return `${value < 0 ? "−" : ""}${before}${number}${after}`;
  };
  const fill = (/** @type {string} */ text, /** @type {Record<string, string | number>} */ by) =>
    text.replace(/\{(\w+)\}/g, (_, name) => `${by[name]}`);
  const round = (/** @type {number} */ value) => +(Math.round(Math.min(Math.max(value, low), high) / step) * step).toPrecision(9);
  // Between the year that was set before and this one the line is straight.
  const set = (/** @type {number} */ to, /** @type {number} */ value, from = Math.min(to, guess.length) - 1) => {
    const first = guess[from];
    const apart = Math.abs(to - from) || 1;
    for (let n = 1; n <= apart; n++) guess[from + n * Math.sign(to - from)] = round(first + ((value - first) * n) / apart);
    at = to;
    draw();
  };
  const x = (/** @type {number} */ place) => size.x[0] + size.x[1] * place;
  const draw = () => {
    const points = guess.map((value, place) => `${x(place)} ${size.y[0] + size.y[1] * value}`);
    box.querySelector(".guess-line")?.setAttribute("d", `M${points.join("L")}`);
    const year = start + at;
    box.setAttribute("aria-valuenow", `${guess[at] ?? guess[guess.length - 1]}`);
    box.setAttribute("aria-valuetext", `${year}${words.colon} ${at < guess.length ? print(guess[at]) : "–"}`);
    for (const field of fields.querySelectorAll("input")) if (field !== document.activeElement) field.value = `${guess[+field.name] ?? ""}`;
    if (told) return;
    status.textContent = guess.length > 1 && guess.length <= last ? fill(words.reach, { year: start + guess.length - 1, last: start + last }) : "";
    show.disabled = guess.length < 2;
  };
  const lay = () => {
    size = box.clientWidth < 528 ? sizes.narrow : sizes.wide;
    box.innerHTML = size.svg;
    const svg = /** @type {SVGSVGElement} */ (box.querySelector("svg"));
    if (told) {
      // The whole stands further down on the page; without it the line that was is drawn.
      const whole = [...document.querySelectorAll(`#chart-${id} .chart-drawing svg`)].find((one) => one.getAttribute("viewBox") === svg.getAttribute("viewBox"));
      if (whole) svg.innerHTML = whole.innerHTML;
      else line(svg, "guess-true").setAttribute("d", `M${values.map((value, place) => `${x(place)} ${size.y[0] + size.y[1] * value}`).join("L")}`);
    }
    line(svg, "guess-line");
    draw();
  };
  const line = (/** @type {SVGElement} */ svg, /** @type {string} */ name) => {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("class", name);
    svg.append(path);
    return path;
  };
  const begin = () => {
    guess = [values[0]];
    at = 1;
    told = false;
    show.textContent = words.show;
    lay();
  };

  let before = 0;
  const pointed = (/** @type {PointerEvent} */ { clientX, clientY, type }) => {
    if (told || (type === "pointermove" && !before)) return;
    const frame = /** @type {Element} */ (box.querySelector("svg")).getBoundingClientRect();
    const scale = frame.width / +(/** @type {string} */ (box.querySelector("svg")?.getAttribute("width")));
    const to = Math.min(Math.max(Math.round(((clientX - frame.left) / scale - size.x[0]) / size.x[1]), 1), last);
    const value = ((clientY - frame.top) / scale - size.y[0]) / size.y[1];
    set(to, value, before && before < guess.length && before !== to ? before : Math.min(to, guess.length) - 1);
    before = to;
  };
  Object.assign(box, { tabIndex: 0, role: "slider", ariaLabel: words.line, ariaOrientation: "vertical", ariaValueMin: `${low}`, ariaValueMax: `${high}` });
  box.addEventListener("pointerdown", (event) => { box.setPointerCapture(event.pointerId); before = 0; pointed({ ...event, clientX: event.clientX, clientY: event.clientY, type: "pointerdown" }); });
  box.addEventListener("pointermove", pointed);
  for (const end of ["pointerup", "pointercancel"]) box.addEventListener(end, () => { before = 0; });
  box.addEventListener("keydown", (event) => {
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const on = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (told || !(up || on)) return;
    event.preventDefault();
    if (on) at = Math.min(Math.max(at + on, 1), last);
    set(at, (guess[at] ?? guess[guess.length - 1]) + (up ?? 0) * step * (event.shiftKey ? 10 : 1) * Math.sign(-size.y[1]));
  });
  for (let place = 1; place <= last; place++) {
    if ((start + place) % 5 && place < last) continue;
    const label = make("label", "", fields);
    const field = /** @type {HTMLInputElement} */ (make("input", "", label));
    label.prepend(`${start + place} `);
    Object.assign(field, { type: "number", name: `${place}`, min: low, max: high, step: "any" });
    field.addEventListener("change", () => { if (field.value && !told) set(place, +field.value); });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (told) {
      begin();
      box.focus();
      return;
    }
    const end = guess.length - 1;
    const off = Math.round((guess[end] / values[end] - 1) * 100);
    const apart = guess.slice(1).map((value, place) => Math.abs(value - values[place + 1]) / (ranked ? 1 : values[place + 1] / 100));
    const mean = apart.reduce((sum, one) => sum + one, 0) / end;
    const how = fill(off > 0 ? words.high : off < 0 ? words.low : words.right, { n: Math.abs(off) });
    told = true;
    lay();
    status.textContent = `${fill(words.said, { said: print(guess[end]), year: start + end, was: said[end], how })} ${
      fill(words.average, { n: mean.toLocaleString(locale, { maximumFractionDigits: ranked || mean < 10 ? 1 : 0 }) })}`;
    show.textContent = words.again;
  });
  new ResizeObserver(() => { if ((box.clientWidth < 528 ? sizes.narrow : sizes.wide) !== size) lay(); }).observe(box);
  begin();
  box.focus();
};
