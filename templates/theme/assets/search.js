// The search engine: which entries answer a query best.
(() => {
  const SHOWN = 12, OTHERS = 3, WORTH = 0.03, WHOLE = 8, LEAST = 0.25, TITLE = 1.6, UNKNOWN = 0.5, THEN = 3, NEARLY = 0.75, ODD = 0.7, EXTRA = 0.97;
  const { fold, stem, matcher } = window.siteWords;
  const { relatives, understood, meant, dated, suggestions } = window.siteMeaning;

  /** @type {(postings: Postings, use: (entry: number, weight: number) => void) => void} */
  const unpack = (postings, use) => {
    let entry = 0;
    for (let i = 0; i < postings.length; i += 2) {
      entry += postings[i];
      use(entry, postings[i + 1]);
    }
  };
  /** @type {(list: string[]) => string} */
  const whole = (list) => `=${[...new Set(list.map((word) => stem(fold(word))))].sort().join(" ")}`;

  // Every entry that any word means: its score, and in bits which of the words it has.
  /** @type {(where: Index, meanings: Meant[], counts: (entry: number, weight: number) => boolean) => Map<number, Score>} */
  const scored = (where, meanings, counts) => {
    const { count } = where;
    const rare = (/** @type {number} */ found) => Math.log(1 + count / (1 + found));
    const worth = meanings.map(({ readings }) => (readings.length ? Math.min(...readings.map(([, postings]) => rare(postings.length / 2))) : rare(0) * UNKNOWN));
    const all = worth.reduce((sum, one) => sum + one, 0);
    /** @type {Map<number, Score>} */
    const total = new Map();
    for (const [nth, { readings }] of meanings.entries()) {
      const best = new Map();
      for (const [, postings, fit] of readings) {
        const weighed = fit * rare(postings.length / 2);
        unpack(postings, (entry, weight) => counts(entry, weight) && best.set(entry, Math.max(best.get(entry) ?? 0, weight * weighed)));
      }
      for (const [entry, score] of best) {
        const before = total.get(entry) ?? { score: 0, share: 0, has: 0 };
        total.set(entry, { score: before.score + score, share: before.share + worth[nth] / all, has: before.has | (1 << nth) });
      }
    }
    for (const one of total.values()) one.score *= one.share ** 2;
    return total;
  };

  /** @type {(where: Index, total: Map<number, Score>, meanings: Meant[]) => Promise<void>} */
  const lift = async (where, total, meanings) => {
    if (meanings.some(({ date }) => date)) return;
    const words = meanings;
    const asked = whole(words.map(({ word }) => word));
    const best = words.map(({ word, readings }) => readings.filter(([spelt]) => !relatives(spelt)).toSorted((a, b) => b[2] - a[2])[0]?.[0] ?? word);
    for (const name of new Set([asked, whole(best)])) {
      for (const [, postings] of (await where.terms(name)).flat()) {
        unpack(postings, (entry, weight) => {
          const one = total.get(entry);
          if (one) one.score += WHOLE * weight;
        });
      }
    }
  };

  /** @type {(where: Index, meanings: Meant[], asking: Asking) => Promise<[number, Score][]>} */
  const rank = async (where, meanings, { kind, era, kinds, all, demanded, governing, dates }) => {
    // What happened while someone governed has the least weights, and counts where it is asked who did.
    const leads = where.kind(all.indexOf("leader"));
    const total = scored(where, meanings, (entry, weight) => governing || weight > THEN || !leads(entry));
    await lift(where, total, meanings);
    const filters = kind ? [where.kind(all.indexOf(kind))] : [];
    if (era) {
      const told = new Set();
      for (const [, postings] of (await where.terms(`@${era}`)).flat()) unpack(postings, (entry) => told.add(entry));
      filters.push((entry) => told.has(entry));
    }
    // A filter alone lists what it leaves.
    if (!meanings.length) for (let entry = 0; entry < where.count; entry++) total.set(entry, { score: 1, share: 1, has: 0 });
    for (const entry of total.keys()) if (!filters.every((leaves) => leaves(entry))) total.delete(entry);
    for (const [nth, wanted] of kinds.entries()) {
      const is = where.kind(all.indexOf(wanted));
      for (const [entry, one] of total) if (is(entry)) one.score *= nth ? (dates.length ? 1 : 1.3) : wanted === demanded ? 4 : 1.6;
    }
    const order = [...total].sort((a, b) => b[1].score - a[1].score || a[0] - b[0]);
    return order.filter(([, { score, share }]) => share >= LEAST && (governing || score >= order[0][1].score * WORTH));
  };

  /** @type {(text: string, is: Matcher[]) => boolean} */
  const says = (text, is) => is.every((one) => text.match(/[\p{L}\p{N}]+/gu)?.some(one));

  // A figure is less plain by what its title says and was not asked for, as that it is of Canada, or in dollars of 2025.
  /** @type {(title: string, is: Matcher[], dates: SiteDate[], usual: string[]) => number} */
  const plain = (title, is, dates, usual) =>
    (title.match(/\p{L}+|\d+/gu) ?? [])
      .filter((word) => !usual.includes(word.toLowerCase()) && !is.some((one) => one(word)) && !dates.some(({ days }) => days.includes(word)))
      .reduce((share, word) => share * (/\d/.test(word) ? ODD : EXTRA), 1);

  // The best entries, read: those whose title holds all the words go up, and the kind that is demanded goes first.
  /** @type {(where: Index, order: [number, Score][], meanings: Meant[], understood: Understood, place: Placing) => Promise<Result[]>} */
  const read = async (where, order, meanings, { words, demanded, governing, kinds, dates, usual }, place) => {
    const is = words.map((word) => matcher(word));
    const results = await Promise.all(order.map(async ([number, { score, share, has }]) => {
      const [nth, address, title, at, text, glance] = await where.entry(number);
      const lacks = meanings.filter((_, bit) => !(has & (1 << bit))).map(({ word }) => word);
      const full = is.length > 0 && !lacks.length && says(title, is);
      const measure = place(nth, address).kind === "figure" && kinds.includes("figure") ? title.slice(glance?.[1]?.length ?? 0) : "";
      return { ...place(nth, address), title, where: at, text, glance, lacks, share, score: score * plain(measure, is, dates, usual) * (full ? TITLE : 1) };
    }));
    // First the kind that is named; of those who governed, who was in office; a source last, unless its publisher is named.
    const told = results.some(({ kind, lacks }) => kind !== "source" && !lacks.length);
    const asked = (/** @type {Result} */ { kind, share, glance, where }) => {
      if (kind === demanded && (!governing || kind !== "leader" || glance?.[1])) return Number(share >= NEARLY);
      return kind === "source" && told && !says(where, is) ? -1 : 0;
    };
    return results.sort((a, b) => asked(b) - asked(a) || b.score - a.score);
  };
  // The spelling that most entries have, of those that a misspelt word may mean.
  const usual = (/** @type {Reading[]} */ readings) =>
    readings.reduce((best, one) => (relatives(best[0]) || (!relatives(one[0]) && one[1].length > best[1].length) ? one : best))[0];
  // The spellings by which a word was found, for them to be marked.
  const spelt = (/** @type {Meant} */ { word, readings }) =>
    [word, ...readings.filter(([, , fit]) => fit > 0.5).slice(0, 3).flatMap(([one]) => one.replace("~", "").split(","))];

  // A number, a day or those in office, where the question asks for one and a result that lacks nothing says it; an office
  // is the one that was asked for where what it is called says so.
  /** @type {(results: Result[], kinds: string[], dates: SiteDate[], words: Word[]) => Answer[]} */
  const answers = (results, [wanted], dates, words) => {
    const is = words.map((word) => matcher(word));
    const then = (/** @type {string} */ when) => dates.every(({ days }) => days.some((day) => when.includes(day.slice(0, 4))));
    const whole = results.slice(0, 3).filter(({ kind, lacks, glance, where }) =>
      glance && !lacks.length && kind === wanted && (kind !== "leader" || says(where, is)) && (kind !== "figure" || then(where)));
    if (wanted === "leader" ? !dates.length : dates.length && wanted === "event") return [];
    return whole.slice(0, wanted === "leader" ? 3 : 1).map(({ kind, title, where, href, glance: [source = "", said = "", measured = ""] = [] }) => {
      if (kind === "event") return { value: where, about: title, source, href };
      if (kind === "leader") return { value: title, about: `${where}, ${said}`, source, href };
      const called = title.slice(said.length).replace(/^\s*:\s*/, "");
      return { value: said, about: [`${called}, ${where}`, measured].filter(Boolean).join("; "), source, href };
    });
  };

  // Results in one language, best first. What is found, and what is not, is said in templates/scripts.d.ts, Found.
  /** @type {SiteSearch["search"]} */
  const search = async (base, language, query, { kind = "", era = "", typing = true, other = false, most = SHOWN } = {}) => {
    const [{ languages, grammar }, where] = await Promise.all([window.siteIndex.start(base), window.siteIndex.open(base, language)]);
    const said = languages[language];
    const asks = understood(query, said, grammar);
    const { words, dates, kinds, asked, demanded, governing } = asks;
    const all = Object.keys(said.kinds);
    const asking = { kind, era, kinds, typing, grammar, all, demanded, governing, dates };
    const meanings = await Promise.all([
      ...words.map((word, at) => meant(where, word, { ...asking, typing: typing && at === words.length - 1 })),
      ...dates.map((date) => dated(where, date, asking))]);
    const order = meanings.length || kind || era ? await rank(where, meanings, asking) : [];
    const results = await read(where, order.slice(0, other ? OTHERS : most), meanings, asks, (nth, address) =>
      ({ kind: all[nth], href: base + said.root + address }));
    return {
      count: order.length,
      results,
      words: [...new Set(meanings.flatMap(spelt))],
      missing: meanings.filter(({ readings }) => !readings.length).map(({ word }) => word),
      mended: meanings.flatMap(({ word, readings, mended }) => (mended && readings.length ? [[word, usual(readings)]] : [])),
      nearest: order.length || other || most < SHOWN ? [] : await suggestions(where, words),
      answers: asked ? answers(results, kinds, dates, words) : [],
    };
  };

  window.siteSearch = /** @type {SiteSearch} */ ({ search, start: (base) => window.siteIndex.start(base) });
})();
