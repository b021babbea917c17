// How the search reads words: the rules of microsite/search/words.py. tests/search/words.json holds the two together.
(() => {
  // Letters that no accent makes, so that no decomposition undoes them.
  /** @type {Record<string, string>} */
  const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i" };
  /** @type {SiteWords["fold"]} */
  const fold = (word) => word.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[ßæœøłđı]/g, (letter) => PLAIN[letter]);
  const ENDINGS = ["ing", "ed", "ado", "ada", "ido", "ida"];
  const size = (/** @type {string} */ word) => [...word].length;
  /** @type {SiteWords["stem"]} */
  const stem = (word) => {
    if (size(word) <= 3 || !/^\p{L}+$/u.test(word)) return word;
    if (word.endsWith("s") && !word.endsWith("ss")) word = word.slice(0, -1);
    const ending = ENDINGS.find((e) => word.endsWith(e) && size(word) - e.length >= 4) ?? "";
    word = word.slice(0, word.length - ending.length);
    if (size(word) >= 4 && word.endsWith("y")) return `${word.slice(0, -1)}i`;
    return size(word) >= 5 && /[aeo]$/.test(word) ? word.slice(0, -1) : word;
  };

  /** @type {SiteWords["sound"]} */
  const sound = (word, sounds) => {
    for (const [pattern, letters] of sounds) word = word.replace(new RegExp(pattern, "gu"), letters);
    return word.replace(/(.)\1+/gu, (_, letter) => letter);
  };

  const TOKEN = /[0-9]+(?:[.,][0-9]+)*|[\p{L}\p{Nl}\p{No}]+(?:'[\p{L}\p{Nl}\p{No}]+)?|%/gu;
  /** @type {SiteWords["plain"]} */
  const plain = (number) => {
    if (/^(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:\.\d{3})+)$/.test(number)) return number.replace(/[.,]/g, "");
    const at = Math.max(number.lastIndexOf("."), number.lastIndexOf(","));
    if (at < 0) return number;
    const rest = number.slice(at + 1).replace(/0+$/, "");
    return number.slice(0, at).replace(/[.,]/g, "") + (rest && `.${rest}`);
  };
  // In whole digits, since a product of floats is not what the compiler wrote into the index.
  /** @type {(value: string, scale: bigint) => string} */
  const times = (value, scale) => {
    const [whole, part = ""] = value.split(".");
    const digits = String(BigInt(whole + part) * scale).padStart(part.length + 1, "0");
    const point = digits.length - part.length;
    return `${digits.slice(0, point)}.${digits.slice(point)}`.replace(/\.?0*$/, "");
  };
  /** @type {SiteWords["tokens"]} */
  const tokens = (text, { scales, units, percents }) => {
    text = text.normalize("NFKC").toLowerCase().replaceAll("\u2019", "'");
    for (const phrase of percents) text = text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${phrase}(?![\\p{L}\\p{N}])`, "gu"), " % ");
    const found = text.match(TOKEN) ?? [];
    /** @type {(table: Record<string, number>, word: string) => number} */
    const own = (table, word) => (Object.hasOwn(table, word) ? table[word] : 0);
    const read = [];
    for (let at = 0; at < found.length;) {
      const word = found[at++];
      const digits = /^\d/.test(word);
      const value = digits ? plain(word) : String(own(units, word) || "");
      let scale = 1n;
      while (value && own(scales, found[at])) scale *= BigInt(scales[found[at++]]);
      if (scale > 1) read.push([times(value, scale), value]);
      else if (digits) read.push([value]);
      else read.push(value ? [word, value] : [word.replace(/'s$/, "").replaceAll("'", "")]);
    }
    return read;
  };
  /** @type {SiteWords["telling"]} */
  const telling = (read, stop) => {
    const kept = read.filter(([word]) => !stop.includes(word));
    return kept.length ? kept : read;
  };

  // Damerau and Levenshtein: letters missing, added, changed or swapped; Infinity beyond `most`.
  /** @type {SiteWords["distance"]} */
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    /** @type {number[]} */
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return Infinity;
      [before, last] = [last, row];
    }
    return last[b.length] > most ? Infinity : last[b.length];
  };

  // Whether a word of a text is one of those that were found.
  /** @type {SiteWords["matcher"]} */
  const matcher = (words) => {
    const stems = new Set(words.map((word) => stem(fold(word))));
    const long = words.map(fold).filter((word) => word.length >= (/^\d/.test(word) ? 3 : 4));
    return (word) => {
      const folded = fold(word.toLowerCase().replace(/['\u2019]s$/, ""));
      return stems.has(stem(folded)) || stems.has(plain(folded)) || long.some((begin) => plain(folded).startsWith(begin));
    };
  };

  window.siteWords = { fold, stem, sound, plain, tokens, telling, distance, matcher };
})();
