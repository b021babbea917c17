// A reader draws how a line goes on, then sees how it did: by mouse, by finger, by keys, or by numbers to type.
// charts/ID.guess.js calls it with what microsite/drawing/guess.py has made. Values are those of the axis, by year.
window.guessChart = ({ id, locale, words, start, values, said, forms, ranked, sizes, low, high, step }) => {
  const root = /** @type {HTMLElement} */ (document.getElementById(`guess-${id}`));
  const last = values.length - 1;
  const years = values.map((_, place) => place).filter((place) => place && (!((start + place) % 5) || place === last));
  const form = document.createElement("div");
  form.className = "guess-form";
  form.innerHTML = `<p class="guess-how">${words.how}</p><div class="guess-drawing" tabindex="0" role="slider" aria-orientation="vertical" aria-label="${words.line}" aria-valuemin="${low}" aria-valuemax="${high}"></div><p class="guess-said" role="status"></p><fieldset><legend>${words.fields} (${words.unit})</legend>${
    years.map((place) => `<label>${start + place} <input type="number" name="${place}" min="${low}" max="${high}" step="any"></label>`).join("")}</fieldset><button type="button" class="bar-button"></button>`;
  root.querySelector(".guess-start")?.replaceWith(form);
  const [box, status, fields, show] = /** @type {HTMLElement[]} */ ([...form.children].slice(1));
  let guess = [0];
  let at = 1;
  let told = false;
  /** @type {number | undefined} */
  let before;
  let size = sizes.wide;

  const print = (/** @type {number} */ value) => {
    const [, one, left, right] = forms.findLast(([from]) => from <= value) ?? forms[0];
    return left + (one && (value / one).toLocaleString(locale, { maximumSignificantDigits: 4 }) || "") + right;
  };
  const fill = (/** @type {string} */ text, /** @type {Record<string, string | number>} */ by) =>
    text.replace(/{(\w+)}/g, (_, name) => `${by[name]}`);
  const path = (/** @type {number[]} */ found) =>
    `M${found.map((value, place) => [size.x[0] + size.x[1] * place, size.y[0] + size.y[1] * value].join()).join("L")}`;
  const draw = () => {
    const end = guess.length - 1;
    box.querySelector(".guess-line")?.setAttribute("d", path(guess));
    box.setAttribute("aria-valuenow", `${guess[at] ?? guess[end]}`);
    box.setAttribute("aria-valuetext", `${start + at}${words.colon} ${at > end ? "–" : print(guess[at])}`);
    for (const field of fields.querySelectorAll("input")) field.value = `${guess[+field.name] ?? ""}`;
    if (!told) status.textContent = end && end < last ? fill(words.reach, { year: start + end, last: start + last }) : "";
  };
  const lay = () => {
    const wide = box.clientWidth > 528;
    size = wide ? sizes.wide : sizes.narrow;
    box.innerHTML = size.svg;
    const svg = /** @type {SVGSVGElement} */ (box.firstChild);
    // The whole stands further down on the page; without it the line that was is drawn alone.
    const whole = told && document.querySelector(`#chart-${id} .chart-${wide ? "wide" : "narrow"} svg`);
    if (whole) svg.innerHTML = whole.innerHTML;
    svg.innerHTML += `${told && !whole ? `<path class="guess-true" d="${path(values)}"/>` : ""}<path class="guess-line"/>`;
    draw();
  };
  // Between the year that was set before and this one the line is straight.
  const set = (/** @type {number} */ to, /** @type {number} */ value, from = Math.min(to, guess.length) - 1) => {
    if (told) return;
    const first = guess[from];
    for (let n = from; n !== to;) {
      n += Math.sign(to - from);
      const there = first + ((value - first) * (n - from)) / (to - from);
      guess[n] = +(Math.round(Math.min(Math.max(there, low), high) / step) * step).toPrecision(9);
    }
    at = to;
    draw();
  };
  const begin = () => {
    told = false;
    guess = [values[0]];
    at = 1;
    show.textContent = words.show;
    lay();
    box.focus();
  };

  const pointed = (/** @type {PointerEvent} */ { clientX, clientY, type }) => {
    if (type === "pointermove" && !before) return;
    const svg = /** @type {SVGSVGElement} */ (box.firstChild);
    const { left, top, width } = svg.getBoundingClientRect();
    const scale = svg.viewBox.baseVal.width / width;
    const to = Math.min(Math.max(Math.round(((clientX - left) * scale - size.x[0]) / size.x[1]), 1), last);
    set(to, ((clientY - top) * scale - size.y[0]) / size.y[1], before === to ? undefined : before);
    before = to;
  };
  box.addEventListener("pointerdown", (event) => {
    box.setPointerCapture(event.pointerId);
    pointed(event);
  });
  box.addEventListener("pointermove", pointed);
  box.addEventListener("lostpointercapture", () => { before = undefined; });
  box.addEventListener("keydown", (event) => {
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key] ?? 0;
    const on = { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0;
    if (!up && !on) return;
    event.preventDefault();
    const to = Math.min(Math.max(at + on, 1), last);
    set(to, (guess[to] ?? guess[guess.length - 1]) - up * step * (event.shiftKey ? 10 : 1) * Math.sign(size.y[1]));
  });
  fields.addEventListener("change", ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    if (value) set(+name, +value);
  });
  show.addEventListener("click", () => {
    const end = guess.length - 1;
    if (told || !end) return begin();
    told = true;
    lay();
    const off = Math.round((guess[end] / values[end] - 1) * 100);
    const how = fill(off > 0 ? words.high : off ? words.low : words.right, { n: Math.abs(off) });
    const mean = guess.reduce((sum, value, place) => sum + Math.abs(value - values[place]) / (ranked ? 1 : values[place] / 100), 0) / end;
    const n = mean.toLocaleString(locale, { maximumFractionDigits: 1 });
    status.textContent = `${fill(words.said, { said: print(guess[end]), year: start + end, was: said[end], how })} ${fill(words.average, { n })}`;
    show.textContent = words.again;
  });
  new ResizeObserver(() => { if ((box.clientWidth > 528 ? sizes.wide : sizes.narrow) !== size) lay(); }).observe(box);
  begin();
};
