// The search's index: loads the pieces of it that a query needs. microsite/search/index.py says what stands in them.
(() => {
  /** @type {Map<string, Piece>} */
  const asked = new Map();
  const PREFIX_BLOCKS = 3;

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

  // One language's index: its list of blocks, and the terms in them.
  /** @type {SiteIndex["open"]} */
  const open = async (base, language) => {
    const words = await load(base, `${language}/words`);
    const { version, kinds } = words;
    const count = kinds.reduce((/** @type {number} */ sum, /** @type {number} */ own) => sum + own, 0);
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
    /** @type {(row: [string, ...any[]]) => Spelling[]} */
    const spellings = ([key, ...rest]) => {
      /** @type {Spelling[]} */
      const pairs = [];
      for (let i = 0; i < rest.length; i += 2) pairs.push([rest[i] || key, rest[i + 1]]);
      return pairs;
    };
    const rows = async (/** @type {string} */ key) => (await block(home(key))).filter(([known]) => known === key);
    return {
      count,
      // Entries stand by kind: which of them are of one, by its place among the kinds.
      kind: (nth) => {
        const first = kinds.slice(0, nth).reduce((/** @type {number} */ sum, /** @type {number} */ own) => sum + own, 0);
        return (number) => number >= first && number < first + kinds[nth];
      },
      spelling: () => load(base, `${language}/spelling`, version),
      entry: async (number) => (await load(base, `${language}/e${Math.floor(number / words.per)}`, version))[number % words.per],
      terms: async (key) => (await rows(key)).map(spellings),
      heard: async (key) => (await rows(`!${key}`)).flatMap(([, ...stems]) => stems),
      beginning: async (letters) => {
        const first = home(letters), found = [];
        for (let at = first; at < Math.min(first + PREFIX_BLOCKS, words.firsts.length); at++) {
          if (at > first && !words.firsts[at].startsWith(letters)) break;
          for (const row of await block(at)) if (row[0].startsWith(letters)) found.push(...spellings(row));
        }
        return found;
      },
    };
  };

  window.siteIndex = { open, start: (base) => load(base, "start") };

  // Both are wanted for any question: they come while the reader still types.
  const base = new URL(document.querySelector("#search").dataset.base, document.baseURI).href;
  load(base, "start").catch(() => {});
  load(base, `${document.documentElement.lang}/words`).catch(() => {});
})();
