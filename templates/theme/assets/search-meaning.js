// What a query means: its words in all their spellings, its dates, and what kind of answer it asks for.
(() => {
  const { fold, stem, sound, tokens, telling, distance } = window.siteWords;
  const relatives = (/** @type {string} */ spelt) => spelt.startsWith("~");

  // The spellings that a word may mean, each with how well it fits. ñ is asked for where it is typed.
  /** @type {(word: string, fit: (spelt: string) => number) => (spelling: Spelling) => Reading[]} */
  const fitting = (word, fit) => ([spelt, postings]) =>
    (word.includes("ñ") && !spelt.includes("ñ") && !relatives(spelt) ? [] : [[spelt, postings, fit(spelt)]]);
  /** @type {(where: Index, word: string, key?: string) => Promise<Reading[]>} */
  const exactly = async (where, word, key = stem(fold(word))) => {
    const folded = fold(word);
    const terms = await where.terms(key);
    // A stem may be that of two words, as 'plan' of planes and of plans: the one that is meant, where it is written so.
    const own = terms.filter((spellings) => spellings.some(([spelt]) => fold(spelt) === folded));
    const fit = (/** @type {string} */ spelt) => (spelt === word || relatives(spelt) ? 1 : fold(spelt) === folded ? 0.95 : 0.8);
    return (own.length ? own : terms).flat().flatMap(fitting(word, fit));
  };
  const less = (/** @type {Reading[]} */ readings, /** @type {number} */ share) =>
    readings.map(([spelt, postings, fit]) => /** @type {Reading} */ ([spelt, postings, fit * share]));
  /** @type {(where: Index, word: string) => Promise<Reading[]>} */
  const begun = async (where, word) => {
    const folded = fold(word);
    return (await where.beginning(folded))
      .filter(([spelt]) => fold(spelt).startsWith(folded))
      .flatMap(fitting(word, (spelt) => 0.35 + (0.5 * folded.length) / spelt.length));
  };
  /** @type {(where: Index, word: string, most: number) => Promise<[known: string, far: number][]>} */
  const near = async (where, word, most) => {
    const folded = fold(word);
    return (await where.spelling())
      .map((known) => /** @type {[string, number]} */ ([known, distance(folded, fold(known), most)]))
      .filter(([, far]) => far <= most)
      .sort((a, b) => a[1] - b[1] || Math.abs(a[0].length - word.length) - Math.abs(b[0].length - word.length));
  };
  // Words that sound so, then words with a letter wrong, two in long ones.
  /** @type {(where: Index, word: string, sounds: [string, string][]) => Promise<Reading[]>} */
  const nearly = async (where, word, sounds) => {
    if (!/^\p{L}{5,}$/u.test(word)) return [];
    const folded = fold(word);
    const heard = (await Promise.all([...new Set([stem(folded), folded])].map((one) => where.heard(sound(one, sounds))))).flat();
    const alike = (await Promise.all(heard.map((key) => exactly(where, key, key)))).flat();
    if (alike.length) return less(alike, 0.75);
    const known = await near(where, word, word.length >= 8 ? 2 : 1);
    const kept = known.filter(([, far]) => far === known[0][1]).slice(0, 4);
    return (await Promise.all(kept.map(async ([spelt, far]) => less(await exactly(where, spelt), 0.75 - 0.15 * far)))).flat();
  };
  /** @type {(where: Index, word: Word, asking: Asking) => Promise<Meant>} */
  const meant = async (where, [word, ...others], { typing, grammar }) => {
    const found = await exactly(where, word);
    for (const other of others) found.push(...less(await exactly(where, other), 0.3));
    if (typing && word.length > 2 && !(found.length && /^\d/.test(word))) {
      const known = new Set(found.map(([spelt]) => spelt));
      found.push(...(await begun(where, word)).filter(([spelt]) => !known.has(spelt)));
    }
    return found.length ? { word, readings: found } : { word, readings: await nearly(where, word, grammar.sounds), mended: true };
  };
  /** @type {(where: Index, date: SiteDate, asking: Asking) => Promise<Meant>} */
  const dated = async (where, { days, near: around, word }, { kinds }) => {
    const read = async (/** @type {string} */ sign, /** @type {string[]} */ keys, /** @type {number} */ fit) =>
      (await Promise.all(keys.map((key) => where.terms(sign + key)))).flat(2)
        .map(([, postings]) => /** @type {Reading} */ ([word ?? keys[0], postings, fit]));
    const office = kinds.includes("leader") ? 1 : 0.2;
    const readings = await Promise.all([
      read("#", days, 1), read("#", around, 0.3), read("^", days.map((day) => day.slice(0, 7)), office),
      word ? exactly(where, word).then((found) => less(found, 0.5)) : []]);
    return { word: word ?? days[0], readings: readings.flat(), date: true };
  };

  // The list has words of five letters and more, so that one of three is too far from all of them.
  /** @type {(where: Index, words: Word[]) => Promise<string[]>} */
  const suggestions = async (where, words) => {
    const long = words.filter(([word]) => word.length > 3);
    const known = await Promise.all(long.map(async ([word]) => (await near(where, word, Math.ceil(word.length / 3))).slice(0, 4)));
    return [...new Set(known.flat().map(([word]) => word))].slice(0, 4);
  };

  // The kinds of entries that a question wants, by words such as 'when' or 'how many', the longest first; the numbers of the
  // words that only ask and do not say what about; how each asks.
  /** @type {(words: string[], asks: Said["asks"]) => {kinds: string[], asking: Set<number>, said: [string, string][]}} */
  const wantedBy = (words, asks) => {
    const kinds = [];
    /** @type {[string, string][]} */
    const said = [];
    /** @type {Set<number>} */
    const asking = new Set();
    for (let at = 0; at < words.length; at++) {
      const size = [3, 2, 1].find((length) => at + length <= words.length && Object.hasOwn(asks, words.slice(at, at + length).join(" "))) ?? 0;
      if (!size) continue;
      const [how, ...wanted] = asks[words.slice(at, at + size).join(" ")];
      if (how === "ask" || how === "name") kinds.push(...wanted);
      said.push([how, wanted[0]]);
      // 'president' and 'map' say which of a kind is meant, 'chart' and 'when' do not.
      const looked = size === 1 && (how === "sort" || how === "govern");
      for (let one = at; !looked && one < at + size; one++) asking.add(one);
      at += size - 1;
    }
    return { kinds, asking, said };
  };
  // The one kind that is demanded: it is named, or an office is, and a date with it, who or when.
  /** @type {(said: [string, string][], dates: SiteDate[]) => string} */
  const demandedBy = (said, dates) => {
    const who = dates.length > 0 || said.some(([how, kind]) => how !== "sort" && how !== "govern" && (kind === "leader" || kind === "event"));
    const found = said.find(([how, kind]) => how === "name" || (how !== "ask" && (kind !== "leader" || who)));
    return found?.[1] ?? "";
  };

  // What a query asks: its words, its dates, and the kinds of entries that such a question wants.
  /** @type {SiteMeaning["understood"]} */
  const understood = (query, { asks, general }, grammar) => {
    const all = tokens(query, grammar);
    const folded = all.map(([word]) => fold(word));
    const { dates, used } = window.siteDates(folded, grammar.dates);
    const { kinds, asking, said } = wantedBy(folded, asks);
    const rest = all.filter((_, at) => !used.has(at));
    const about = all.filter((_, at) => !used.has(at) && !asking.has(at));
    const told = telling(about.some(([word]) => !grammar.stop.includes(word)) ? about : rest, grammar.stop);
    const words = dates.length && told.every(([word]) => grammar.stop.includes(word)) ? [] : told;
    const then = dates.some(({ days: [day] }) => day.length > 3) ? ["event"] : [];
    const demanded = demandedBy(said, dates);
    if (demanded) kinds.unshift(demanded);
    const governing = demanded === "leader" && said.some(([how]) => how === "govern");
    return { words, dates, kinds: kinds.length ? [...new Set(kinds)] : then, asked: kinds.length > 0, demanded, governing, usual: [...general, ...grammar.stop] };
  };

  window.siteMeaning = { relatives, understood, meant, dated, suggestions };
})();
