// The search over a small index: what is loaded, what is found, in which order, and what is said of what is not there.
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { own, page } from "./page.js";

const ENTRIES = [
  [0, "leaders/#sheinbaum", "Claudia Sheinbaum", "President of Mexico", "President of Mexico.", ["A newspaper", "from 2024"]],
  [0, "leaders/#merit", "Meritocracy", "", "A word."],
  [1, "timeline/#merida", "The Mérida Initiative", "22 October 2007", "Money for security.", ["An archive"]],
  [1, "timeline/#year", "Año de México", "1994", "A year."],
  [1, "timeline/#plane", "A plane falls", "7 February 1985", "It fell on a plan.", ["An archive"]],
  [2, "figures/#dead", "1,234: dead", "1985", "Dead people.", ["A ministry", "1,234"]],
];
// Postings are pairs: the step to the next entry's number, and a weight.
const PIECES = {
  start: {
    languages: {
      en: {
        root: "", labels: {}, eras: [], kinds: { leader: "Person", event: "Event", figure: "Figure" },
        general: ["mexico"],
        asks: {
          when: ["ask", "event"], "how many": ["ask", "figure"], who: ["ask", "leader", "event"],
          president: ["govern", "leader"], "in charge": ["govern", "leader"], envoy: ["sort", "leader"],
          news: ["name", "event"], sources: ["name", "source"], map: ["sort", "figure"],
        },
      },
    },
    grammar: {
      scales: {}, units: {}, percents: [], stop: ["the", "in", "of", "how", "many", "when", "who"], sounds: [["z|c(?=[ei])", "s"], ["v", "b"]],
      dates: {
        months: { february: 2, march: 3, october: 10 }, seasons: { winter: 12, summer: 6 }, decades: { eighties: 1980 },
        links: ["of", "the", "th"], short: ["in"], tens: ["the"], to: ["to"], now: ["now"],
      },
    },
  },
  "en/words": { version: "1", per: 2, firsts: ["!mexico", "b"], kinds: [2, 3, 1] },
  "en/spelling": ["initiative", "meritocracy", "mérida", "plane", "sheinbaum"],
  "en/t0": [
    ["!meritocrasi", "meritocraci"], ["#198", "", [4, 90, 1, 40]], ["#1985", "", [4, 90, 1, 40]], ["#1985-02", "", [4, 90]],
    ["#1985-02-07", "", [4, 90]], ["=merida", "", [2, 9]], ["@eras/two", "", [2, 1]], ["^2026", "", [0, 100]], ["^now", "", [0, 100]],
    ["ano", "año", [3, 90]],
  ],
  "en/t1": [
    ["dead", "", [5, 60], "~killed", [2, 20]], ["initiativ", "initiative", [2, 60]], ["kill", "~dead", [5, 40]], ["merida", "mérida", [2, 120]],
    ["meritocraci", "meritocracy", [1, 120]], ["mexic", "méxico", [0, 60, 3, 90]], ["plan", "", [4, 20]], ["plan", "plane", [4, 60]],
    ["president", "", [0, 60]], ["sheinbaum", "", [0, 200]],
  ],
  "en/e0": ENTRIES.slice(0, 2), "en/e1": ENTRIES.slice(2, 4), "en/e2": ENTRIES.slice(4),
};
const SCRIPTS = ["search-words", "search-dates", "search-index", "search-meaning", "search"];
const opened = (pieces = PIECES) => page(SCRIPTS, pieces);
const asked = async (query, wanted, window = opened()) =>
  own(await window.siteSearch.search("http://site.test/", "en", query, wanted));
const titles = ({ results }) => results.map(({ title }) => title);
const first = async (query, wanted) => titles(await asked(query, wanted))[0];

test("a word is found with its accents, without them, and as it is begun", async () => {
  for (const query of ["Mérida", "merida", "the merida", "méri"]) assert.equal(await first(query), "The Mérida Initiative", query);
});

test("what is spelt right goes before what only begins so", async () => {
  assert.deepEqual(titles(await asked("meri")), ["The Mérida Initiative", "Meritocracy"]);
  assert.deepEqual(titles(await asked("meri", { typing: false })), []);
});

test("a letter wrong is forgiven in words of five and more where nothing else is there, and is told", async () => {
  const { mended, results } = await asked("shienbaum");
  assert.deepEqual([results[0].title, mended], ["Claudia Sheinbaum", [["shienbaum", "sheinbaum"]]]);
  assert.equal(await first("shxinbxum"), "Claudia Sheinbaum");
  assert.deepEqual(titles(await asked("deat", { typing: false })), []);
  const { count, nearest, missing } = await asked("shxinbxxm");
  assert.deepEqual([count, nearest, missing], [0, ["sheinbaum"], ["shxinbxxm"]]);
});

test("a word that sounds alike is found before one that looks alike", async () => {
  const { mended } = await asked("meritocrazy", { typing: false });
  assert.deepEqual(mended, [["meritocrazy", "meritocracy"]]);
});

test("words of one meaning find one another, and two words of one stem do not", async () => {
  assert.equal(await first("killed"), "1,234: dead");
  const { results, words } = await asked("dead");
  assert.deepEqual([results.map(({ title }) => title), words.includes("killed")], [["1,234: dead", "The Mérida Initiative"], true]);
  assert.equal((await asked("plane", { typing: false })).words.includes("plan"), false);
});

test("an ñ that is typed is asked for, an n is not", async () => {
  assert.deepEqual(titles(await asked("ano")), ["Año de México"]);
  assert.deepEqual(titles(await asked("año")), ["Año de México"]);
  assert.deepEqual(titles(await asked("meñida", { typing: false })), []);
});

test("what stands nowhere is named, and what a result lacks with it", async () => {
  const { missing, results } = await asked("sheinbaum bracero");
  assert.deepEqual([missing, results[0].lacks], [["bracero"], ["bracero"]]);
  const both = await asked("mexico president");
  assert.deepEqual(both.results.map(({ lacks }) => lacks), [[], ["president"]]);
});

suite("dates lead to what happened then", () => {
  for (const query of ["feb 1985", "february of 1985", "7 february 1985", "February 7th, 1985", "1985-02-07", "7/2/1985", "2/7/1985", "2/7/85", "1985", "eighties", "the 80s", "1980s", "winter 1985", "in 85"]) {
    test(query, async () => assert.equal(await first(query), "A plane falls"));
  }
  test("a day that had nothing gives its month, a year alone is not another's", async () => {
    assert.equal(await first("9 february 1985"), "A plane falls");
    assert.deepEqual(titles(await asked("1986", { typing: false })), []);
  });
});

test("who held office is asked by a date", async () => {
  assert.equal(await first("president now"), "Claudia Sheinbaum");
  const { answers } = await asked("president of mexico 2026");
  assert.deepEqual(answers.map(({ value, about }) => [value, about]), [["Claudia Sheinbaum", "President of Mexico, from 2024"]]);
});

test("a question for a number or a day is answered with its source, where the record says it", async () => {
  const { answers } = await asked("how many dead");
  assert.deepEqual(answers, [{ value: "1,234", about: "dead, 1985", source: "A ministry", href: "http://site.test/figures/#dead" }]);
  assert.equal((await asked("when merida")).answers[0].value, "22 October 2007");
  assert.deepEqual((await asked("how many bracero dead")).answers, []);
});

test("a filter keeps its kind or era alone, and alone lists it", async () => {
  assert.deepEqual(titles(await asked("meri", { kind: "leader" })), ["Meritocracy"]);
  assert.deepEqual(titles(await asked("", { kind: "leader" })), ["Claudia Sheinbaum", "Meritocracy"]);
  assert.deepEqual(titles(await asked("", { kind: "event", era: "eras/two" })), ["The Mérida Initiative"]);
  assert.deepEqual(titles(await asked("")), []);
});

test("a word that asks for a kind prefers it", async () => {
  const pieces = { ...PIECES, "en/t1": PIECES["en/t1"].map((row) => (row[0] === "merida" ? ["merida", "mérida", [2, 100]] : row[0] === "meritocraci" ? [row[0], row[1], [1, 165]] : row)) };
  assert.deepEqual(titles(await asked("meri", {}, opened(pieces))), ["Meritocracy", "The Mérida Initiative"]);
  assert.equal(titles(await asked("when meri", {}, opened(pieces)))[0], "The Mérida Initiative");
});

// The index above with other entries and terms in the place of its own.
const made = (entries, terms, kinds) => ({
  ...PIECES,
  "en/words": { version: "1", per: 20, firsts: [""], kinds },
  "en/t0": terms.toSorted(([a], [b]) => (a < b ? -1 : 1)), "en/e0": entries,
  start: {
    ...PIECES.start,
    languages: { en: { ...PIECES.start.languages.en, kinds: { leader: "Person", event: "Event", figure: "Figure", source: "Source" } } },
  },
});

suite("who held an office", () => {
  const pieces = made(
    [
      [0, "a/", "Anna", "President", "", ["A paper", "1982 to 1988"]],
      [0, "b/", "Bob", "Candidate", "", ["A paper", ""]],
      [0, "c/", "Cora", "Envoy", "", ["A paper", ""]],
      [1, "d/", "Bob falls", "1985", ""],
    ],
    [["bob", "", [0, 3, 1, 200, 2, 90]], ["#1985", "", [3, 80]], ["^1985", "", [0, 100, 2, 60]], ["envoi", "envoy", [2, 60, 1, 90]], ["president", "", [0, 60]]],
    [3, 1, 0, 0],
  );
  const ask = (query) => asked(query, { typing: false }, opened(pieces));
  test("what happened while somebody governed is asked by who governed, and by nothing else", async () => {
    assert.equal(titles(await ask("who in charge bob"))[0], "Anna");
    assert.ok(!titles(await ask("bob")).includes("Anna"));
  });
  test("an office and a date ask for a person, an office alone does not", async () => {
    assert.equal(titles(await ask("envoy 1985"))[0], "Cora");
    assert.equal(titles(await ask("envoy"))[0], "Bob falls");
  });
});

suite("a kind that is named", () => {
  const pieces = made(
    [
      [1, "a/", "Trade of the plain", "1990", ""],
      [2, "b/", "9: Trade in prices of 2025", "1990", "", ["An office", "9"]],
      [2, "c/", "7: Trade", "1990", "", ["An office", "7"]],
      [2, "d/", "5: Trade", "1991", "", ["An office", "5"]],
      [3, "e/", "Trade", "A bureau", "A source of trade."],
    ],
    [["trad", "trade", [0, 90, 1, 60, 1, 60, 1, 60, 1, 250]], ["bureau", "", [1, 20, 3, 40]], ["#1990", "", [0, 80, 1, 40, 1, 40]], ["map", "", [3, 60]]],
    [0, 1, 3, 1],
  );
  const ask = (query) => asked(query, { typing: false }, opened(pieces));
  test("goes first, and sources last unless they or their publisher are named", async () => {
    assert.equal(titles(await ask("trade")).at(-1), "Trade");
    assert.equal(titles(await ask("sources trade"))[0], "Trade");
    assert.equal(titles(await ask("bureau"))[0], "Trade");
    assert.equal(titles(await ask("news trade"))[0], "Trade of the plain");
  });
  test("may also say which of the kind is meant, and is then looked for", async () => {
    assert.equal(titles(await ask("map trade"))[0], "5: Trade");
  });
  test("a figure of the year that is asked for, and a plain one, goes before others", async () => {
    const { results, answers } = await ask("how many trade 1990");
    const figures = results.filter(({ kind }) => kind === "figure").slice(0, 2);
    assert.deepEqual(figures.map(({ title }) => title), ["7: Trade", "9: Trade in prices of 2025"]);
    assert.equal(answers[0].value, "7");
    assert.deepEqual((await ask("how many trade 1993")).answers, []);
  });
});

test("only the blocks that a question needs are loaded, once", async () => {
  const window = opened();
  assert.deepEqual(window.asked, ["start", "en/words"]);
  await asked("sheinbaum", { typing: false }, window);
  const loaded = window.asked.toSorted();
  assert.deepEqual(loaded, ["en/e0", "en/t0", "en/t1", "en/words", "start"]);
  await asked("sheinbaum", { typing: false }, window);
  assert.deepEqual(window.asked.toSorted(), loaded);
});

test("a letter or three that lead nowhere do not load the words for spelling", async () => {
  const window = opened();
  await asked("xyz", {}, window);
  assert.ok(!window.asked.includes("en/spelling"));
});

test("a block that does not come is an error, and is asked for again", async () => {
  const pieces = { ...PIECES };
  delete pieces["en/t1"];
  const window = opened(pieces);
  await assert.rejects(asked("sheinbaum", {}, window), /en\/t1/);
  pieces["en/t1"] = PIECES["en/t1"];
  assert.deepEqual(titles(await asked("sheinbaum", {}, window)), ["Claudia Sheinbaum"]);
});

test("what was found is recognised in a text in all its forms", () => {
  const is = page(["search-words"]).siteWords.matcher(["arancel", "200000"]);
  for (const word of ["Aranceles", "arancel", "200,000"]) assert.ok(is(word), word);
  for (const word of ["mexico", "200", "aran"]) assert.ok(!is(word), word);
});
