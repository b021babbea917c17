// Dates in a query: "feb 1985", "4 de marzo de 2025", "the nineties", "verano de 2014", "now".
(() => {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");

  // The words of a query, folded, give the dates that they name and the numbers of the words that name them.
  /** @type {SiteDates} */
  window.siteDates = (words, { months, seasons, decades, now, links, short, tens, to }) => {
    const digits = (/** @type {number} */ at) => (/^\d{1,4}$/.test(words[at] ?? "") ? Number(words[at]) : NaN);
    const year = (/** @type {number} */ at) => (digits(at) >= 1800 && digits(at) < 2100 ? digits(at) : NaN);
    const century = (/** @type {number} */ tail) => tail + (tail > 45 ? 1900 : 2000);
    const shortYear = (/** @type {number} */ at) => (/^\d\d$/.test(words[at] ?? "") ? century(digits(at)) : NaN);
    const anyYear = (/** @type {number} */ at) => year(at) || shortYear(at);
    const month = (/** @type {number} */ at) => {
      const word = words[at] ?? "";
      return months[word] ?? Object.entries(months).find(([name]) => word.length > 2 && name.startsWith(word))?.[1] ?? NaN;
    };
    const past = (/** @type {number} */ at) => {
      while (links.includes(words[at])) at++;
      return at;
    };
    /** @type {(from: number, to: number, first?: number) => string[]} */
    const years = (from, to) => Array.from({ length: to - from + 1 }, (_, nth) => String(from + nth));
    const day = (/** @type {number} */ y, /** @type {number} */ m, /** @type {number} */ d) =>
      ({ days: [`${y}-${two(m)}-${two(d)}`], near: [`${y}-${two(m)}`] });
    const within = (/** @type {number} */ y, /** @type {number} */ m) => ({ days: [`${y}-${two(m)}`], near: [String(y)] });

    // Each reads a date at a word, and gives it with the number of the word after it.
    /** @type {((at: number) => [SiteDate, number] | null)[]} */
    const forms = [
      (at) => (year(at) && digits(at + 1) <= 12 && digits(at + 2) <= 31 ? [day(year(at), digits(at + 1), digits(at + 2)), at + 3] : null),
      (at) => {
        // Which of two numbers is the month depends on where one learned to write.
        const [a, b, y] = [digits(at), digits(at + 1), anyYear(at + 2)];
        const orders = [[a, b], [b, a]].filter(([d, m]) => d > 0 && d <= 31 && m > 0 && m <= 12);
        return y && orders.length ? [{ days: orders.flatMap(([d, m]) => day(y, m, d).days), near: orders.flatMap(([d, m]) => day(y, m, d).near) }, at + 3] : null;
      },
      (at) => {
        const named = past(at + 1), y = past(named + 1);
        return digits(at) <= 31 && month(named) && anyYear(y) ? [day(anyYear(y), month(named), digits(at)), y + 1] : null;
      },
      (at) => {
        const d = past(at + 1), y = past(d + 1);
        return month(at) && digits(d) <= 31 && year(y) ? [day(year(y), month(at), digits(d)), y + 1] : null;
      },
      (at) => {
        const y = past(at + 1);
        return month(at) && anyYear(y) ? [within(anyYear(y), month(at)), y + 1] : null;
      },
      (at) => {
        const y = past(at + 1), first = seasons[words[at]];
        if (!first || !anyYear(y)) return null;
        const three = [0, 1, 2].map((more) => `${anyYear(y)}-${two(((first + more - 1) % 12) + 1)}`);
        return [{ days: three, near: [String(anyYear(y))] }, y + 1];
      },
      (at) => (decades[words[at]] ? [{ days: [String(decades[words[at]]).slice(0, 3)], near: [] }, at + 1] : null),
      (at) => {
        const y = anyYear(at), plural = words[at + 1] === "s";
        const decade = y % 10 === 0 && (plural || (tens.includes(words[at - 1]) && /^\d\d$/.test(words[at])));
        return decade ? [{ days: [String(y).slice(0, 3)], near: [] }, at + (plural ? 2 : 1)] : null;
      },
      (at) => {
        const last = year(at + 2) || (words[at + 1] === "-" ? shortYear(at + 2) : NaN);
        const range = to.includes(words[at + 1]) && year(at) < last && last - year(at) <= 30;
        return range ? [{ days: years(year(at), last), near: [] }, at + 3] : null;
      },
      (at) => (year(at) ? [{ days: [words[at]], near: [], word: words[at] }, at + 1] : null),
      (at) => (short.includes(words[at - 1]) && shortYear(at) ? [{ days: [String(shortYear(at))], near: [] }, at + 1] : null),
      (at) => (now.includes(words[at]) ? [{ days: ["now"], near: [] }, at + 1] : null),
    ];
    /** @type {SiteDate[]} */
    const dates = [];
    /** @type {Set<number>} */
    const used = new Set();
    for (let at = 0; at < words.length; at++) {
      const found = forms.map((form) => form(at)).find(Boolean);
      if (!found) continue;
      dates.push(found[0]);
      for (let one = at; one < found[1]; one++) used.add(one);
      at = found[1] - 1;
    }
    return { dates, used };
  };
})();
