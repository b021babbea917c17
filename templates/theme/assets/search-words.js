// How the search reads words: the rules of microsite/search/words.py. A test holds the two together.
(() => {
  const fold = (word) => word.normalize("NFD").replace(/\p{M}/gu, "");
  const ENDINGS = ["ing", "ed", "ado", "ada", "ido", "ida"];
  const stem = (word) => {
    if (word.length <= 3 || !/^\p{L}+$/u.test(word)) return word;
    if (word.endsWith("s") && !word.endsWith("ss")) word = word.slice(0, -1);
    const ending = ENDINGS.find((e) => word.endsWith(e) && word.length - e.length >= 4) ?? "";
    word = word.slice(0, word.length - ending.length);
    if (word.length >= 4 && word.endsWith("y")) return `${word.slice(0, -1)}i`;
    return word.length >= 5 && "aeo".includes(word.at(-1)) ? word.slice(0, -1) : word;
  };

  const TOKEN = /\d+(?:[.,]\d+)*|\p{L}+(?:'\p{L}+)?|%/gu;
  const plain = (number) => {
    if (/^(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:\.\d{3})+)$/.test(number)) return number.replace(/[.,]/g, "");
    const at = Math.max(number.lastIndexOf("."), number.lastIndexOf(","));
    if (at < 0) return number;
    const rest = number.slice(at + 1).replace(/0+$/, "");
    return number.slice(0, at).replace(/[.,]/g, "") + (rest && `.${rest}`);
  };
  const tokens = (text, { scales, units, percents }) => {
    text = text.normalize("NFC").toLowerCase().replaceAll("\u2019", "'");
    for (const phrase of percents) text = text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${phrase}(?![\\p{L}\\p{N}])`, "gu"), " % ");
    const found = text.match(TOKEN) ?? [];
    const own = (table, word) => (Object.hasOwn(table, word) ? table[word] : "");
    const read = [];
    for (let at = 0; at < found.length;) {
      const word = found[at++];
      const digits = /^\d/.test(word);
      const value = digits ? plain(word) : String(own(units, word));
      let scale = 1;
      while (value && own(scales, found[at] ?? "")) scale *= scales[found[at++]];
      if (scale > 1) read.push([String(Number((value * scale).toPrecision(15))), value]);
      else if (digits) read.push([value]);
      else read.push(value ? [word, value] : [word.replace(/'s$/, "").replaceAll("'", "")]);
    }
    return read;
  };
  const telling = (read, stop) => {
    const kept = read.filter(([word]) => !stop.includes(word));
    return kept.length ? kept : read;
  };

  // Damerau and Levenshtein: letters missing, added, changed or swapped; Infinity beyond `most`.
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return Infinity;
      [before, last] = [last, row];
    }
    return last[b.length] > most ? Infinity : last[b.length];
  };

  window.siteWords = { fold, stem, plain, tokens, telling, distance };
})();
