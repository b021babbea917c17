// The search engine: loads the pieces of the index that a query needs, and ranks entries.
(() => {
  /** @type {Map<string, Piece>} */
  const asked = new Map();
  const SHOWN = 16, OTHERS = 4, READ = 20, PREFIX_BLOCKS = 3, WORTH = 0.03, WHOLE = 8;

  window.searchPart = (name, content) => asked.get(name)?.keep(content);

  // A piece of the index is a script, so that a page opened from disk can read it too.
  /** @type {(base: string, name: string, version?: string) => Promise<any>} */
  const load = (base, name, version = "") => {
    if (!asked.has(name)) {
      const piece = /** @type {Piece} */ ({});
      piece.promise = new Promise((keep, lose) => {
        piece.keep = keep;
        const script = document.createElement("script");
        script.src = `${base}search/${name}.js${version && `?${version}`}`;
        script.onerror = () => { asked.delete(name); lose(new Error(name)); };
        script.onload = () => script.remove();
        document.head.append(script);
      });
      asked.set(name, piece);
    }
    return /** @type {Piece} */ (asked.get(name)).promise;
  };

  const { fold, stem, plain, tokens, telling, distance } = window.siteWords;
  /** @type {(postings: Postings, use: (entry: number, weight: number) => void) => void} */
  const unpack = (postings, use) => {
    let entry = 0;
    for (let i = 0; i < postings.length; i += 2) {
      entry += postings[i];
      use(entry, postings[i + 1]);
    }
  };

  // One language's index: its list of blocks, and the terms in them.
  /** @type {(base: string, language: string) => Promise<Index>} */
  const index = async (base, language) => {
    const words = await load(base, `${language}/words`);
    const { version } = words;
    words.list ??= words.spelling.split(" ");
    /** @type {(number: number) => Promise<[string, ...any[]][]>} */
    const block = (number) => load(base, `${language}/t${number}`, version);
    /** @type {(key: string) => number} */
    const home = (key) => {
      let low = 0, high = words.firsts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (words.firsts[middle] <= key) low = middle; else high = middle - 1;
      }
      return low;
    };
    /** @type {(group: [string, ...any[]]) => Spelling[]} */
    const spellings = ([key, ...rest]) => {
      /** @type {Spelling[]} */
      const pairs = [];
      for (let i = 0; i < rest.length; i += 2) pairs.push([rest[i] || key, rest[i + 1]]);
      return pairs;
    };
    return {
      words,
      entry: async (number) => (await load(base, `${language}/e${Math.floor(number / words.per)}`, version))[number % words.per],
      term: async (key) => spellings((await block(home(key))).find(([known]) => known === key) ?? [key]),
      beginning: async (letters) => {
        const first = home(letters), found = [];
        for (let at = first; at < Math.min(first + PREFIX_BLOCKS, words.firsts.length); at++) {
          if (at > first && !words.firsts[at].startsWith(letters)) break;
          for (const group of await block(at)) if (group[0].startsWith(letters)) found.push(...spellings(group));
        }
        return found;
      },
    };
  };

  // The spellings that a word may mean, each with how well it fits.
  /** @type {(...parts: Reading) => Reading} */
  const reading = (...parts) => parts;
  /** @type {(where: Index, word: string) => Promise<Reading[]>} */
  const exactly = async (where, word) => {
    const folded = fold(word);
    return (await where.term(stem(folded)))
      .filter(([spelt]) => !word.includes("ñ") || spelt.includes("ñ"))
      .map(([spelt, postings]) => reading(spelt, postings, spelt === word ? 1 : fold(spelt) === folded ? 0.95 : 0.8));
  };
  /** @type {(where: Index, word: string) => Promise<Reading[]>} */
  const begun = async (where, word) => {
    const folded = fold(word);
    return (await where.beginning(folded))
      .filter(([spelt]) => fold(spelt).startsWith(folded) && (!word.includes("ñ") || spelt.includes("ñ")))
      .map(([spelt, postings]) => reading(spelt, postings, 0.35 + (0.5 * folded.length) / spelt.length));
  };
  /** @type {(where: Index, word: string, most: number) => [known: string, far: number][]} */
  const near = (where, word, most) => {
    const folded = fold(word);
    return where.words.list
      .map((known) => /** @type {[string, number]} */ ([known, distance(folded, fold(known), most)]))
      .filter(([, far]) => far <= most)
      .sort((a, b) => a[1] - b[1] || Math.abs(a[0].length - word.length) - Math.abs(b[0].length - word.length));
  };
  /** @type {(where: Index, word: string) => Promise<Reading[]>} */
  const nearly = async (where, word) => {
    const most = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
    const known = most && /^\p{L}+$/u.test(word) ? near(where, word, most) : [];
    const kept = known.filter(([, far]) => far === known[0][1]).slice(0, 4);
    const all = await Promise.all(kept.map(async ([spelt, far]) =>
      (await exactly(where, spelt)).map(([s, p, q]) => reading(s, p, q * (0.75 - 0.15 * far)))));
    return all.flat();
  };
  /** @type {(where: Index, word: Word, typing: boolean) => Promise<Reading[]>} */
  const meant = async (where, [word, ...others], typing) => {
    const found = await exactly(where, word);
    for (const other of others) found.push(...(await exactly(where, other)).map(([s, p, q]) => reading(s, p, q * 0.3)));
    if (typing && word.length >= 2 && !(found.length && /^\d/.test(word))) {
      const known = new Set(found.map(([spelt]) => spelt));
      found.push(...(await begun(where, word)).filter(([spelt]) => !known.has(spelt)));
    }
    return found.length ? found : nearly(where, word);
  };

  /** @type {(list: string[]) => string} */
  const whole = (list) => `=${[...new Set(list.map((word) => stem(fold(word))))].sort().join(" ")}`;
  /** @type {(where: Index, asking: Word[], typing: boolean) => Promise<{total: Map<number, number>, best: string[]}>} */
  const scored = async (where, asking, typing) => {
    const asked = whole(asking.map(([word]) => word));
    const [named, ...spelt] = await Promise.all([
      where.term(asked), ...asking.map((word, at) => meant(where, word, typing && at === asking.length - 1))]);
    const total = new Map(), hits = new Map();
    for (const readings of spelt) {
      const best = new Map();
      for (const [, postings, quality] of readings) {
        const rare = Math.log(1 + where.words.count / (1 + postings.length / 2));
        unpack(postings, (entry, weight) => best.set(entry, Math.max(best.get(entry) ?? 0, weight * quality * rare)));
      }
      for (const [entry, score] of best) {
        total.set(entry, (total.get(entry) ?? 0) + score);
        hits.set(entry, (hits.get(entry) ?? 0) + 1);
      }
    }
    for (const [entry, score] of total) total.set(entry, score * (hits.get(entry) / asking.length) ** 2);
    const best = spelt.map((readings, at) => readings.toSorted((a, b) => b[2] - a[2])[0]?.[0] ?? asking[at][0]);
    const mended = whole(best);
    for (const [, postings] of [...named, ...(mended === asked ? [] : await where.term(mended))]) {
      unpack(postings, (entry, weight) => total.set(entry, (total.get(entry) ?? 0) + WHOLE * weight));
    }
    return { total, best };
  };

  /** @type {(where: Index, asking: Word[], options: any) => Promise<{order: [entry: number, score: number][], best: string[]}>} */
  const rank = async (where, asking, options) => {
    const { total, best } = await scored(where, asking, options.typing);
    for (const chosen of [options.kind, options.era].filter(Boolean)) {
      const allowed = new Set();
      for (const [, postings] of await where.term(`@${chosen}`)) unpack(postings, (entry) => allowed.add(entry));
      for (const entry of total.keys()) if (!allowed.has(entry)) total.delete(entry);
    }
    for (const [nth, kind] of options.asked.entries()) {
      for (const [, postings] of await where.term(`@${kind}`)) {
        unpack(postings, (entry) => total.has(entry) && total.set(entry, (total.get(entry) ?? 0) * (nth ? 1.15 : 1.3)));
      }
    }
    const order = [...total].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return { best, order: order.filter(([, score]) => score >= order[0][1] * WORTH) };
  };

  // The best entries, read and put in their final order: a title that holds the whole query goes up.
  /** @type {(where: Index, order: [number, number][], query: Word[]) => Promise<Entry[]>} */
  const read = async (where, order, query) => {
    const is = query.map((words) => matcher(words));
    const entries = await Promise.all(order.slice(0, READ).map(async ([number, score]) => {
      const entry = await where.entry(number);
      const title = entry[2].match(/[\p{L}\p{N}]+/gu) ?? [];
      const share = is.filter((one) => title.some(one)).length / is.length;
      return { entry, score: share === 1 ? score * 1.6 : score };
    }));
    return entries.sort((a, b) => b.score - a.score).map(({ entry }) => entry);
  };

  // Results in one language, best first: {count, words, results: [{kind, href, title, where, text}], nearest}.
  /** @type {SiteSearch["search"]} */
  const search = async (base, language, query, { kind = "", era = "", typing = true, other = false } = {}) => {
    const [start, where] = await Promise.all([load(base, "start"), index(base, language)]);
    const said = start.languages[language];
    const all = tokens(query, start.grammar);
    const asking = telling(all, start.grammar.stop);
    const asked = all.flatMap(([word]) => (Object.hasOwn(said.asks, word) ? said.asks[word] : /^(?:1[89]|20)\d\d$/.test(word) ? ["event"] : []));
    const { order, best } = asking.length
      ? await rank(where, asking, { kind, era, asked, typing })
      : { order: [], best: [] };
    const words = asking.map((readings, at) => [...readings, best[at]]);
    const shown = (await read(where, order, words)).slice(0, other ? OTHERS : SHOWN);
    const results = shown.map(([nth, address, title, where, text]) =>
      ({ kind: Object.keys(said.kinds)[nth], href: base + said.root + address, title, where, text }));
    const nearest = order.length ? [] : [...new Set(asking.flatMap(([word]) =>
      near(where, word, Math.ceil(word.length / 3)).slice(0, 4).map(([known]) => known)))].slice(0, 4);
    return { count: order.length, words: [...new Set(words.flat())], results, nearest };
  };

  // Whether a word of a text is one of those that were found.
  /** @type {SiteSearch["matcher"]} */
  const matcher = (words) => {
    const stems = new Set(words.map((word) => stem(fold(word))));
    const long = words.map(fold).filter((word) => word.length >= (/^\d/.test(word) ? 3 : 4));
    return (word) => {
      const folded = fold(word.toLowerCase().replace(/['\u2019]s$/, ""));
      return stems.has(stem(folded)) || stems.has(plain(folded)) || long.some((begin) => plain(folded).startsWith(begin));
    };
  };

  // Both are wanted for any question: they come while the reader still types.
  const base = new URL(document.querySelector("#search").dataset.base, document.baseURI).href;
  load(base, "start").catch(() => {});
  load(base, `${document.documentElement.lang}/words`).catch(() => {});

  window.siteSearch = /** @type {SiteSearch} */ ({ search, matcher, start: (base) => load(base, "start") });
})();
