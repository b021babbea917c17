// The search over a small index: what is loaded, what is found, in which order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { own, page } from "./page.js";

const ENTRIES = [
  [0, "leaders/#sheinbaum", "Claudia Sheinbaum", "", "President of Mexico."],
  [1, "timeline/#merida", "The Mérida Initiative", "2007", "Money for security."],
  [1, "timeline/#year", "Año de México", "1994", "A year."],
  [0, "leaders/#merit", "Meritocracy", "", "A word."],
];
// Postings are pairs: the step to the next entry's number, and a weight.
const PIECES = {
  start: {
    languages: { en: { root: "", labels: {}, kinds: { leader: "Leader", event: "Event" }, asks: { when: ["event"] }, eras: [] } },
    grammar: { scales: {}, units: {}, percents: [], stop: ["the"] },
  },
  "en/words": { version: "1", count: 4, per: 2, firsts: ["=merida", "merida"], spelling: "initiative meritocracy mérida sheinbaum" },
  "en/t0": [
    ["=merida", "", [1, 9]], ["@event", "", [1, 1, 1, 1]], ["@leader", "", [0, 1, 3, 1]],
    ["ano", "año", [2, 90]], ["initiativ", "initiative", [1, 60]],
  ],
  "en/t1": [["merida", "mérida", [1, 120]], ["meritocraci", "meritocracy", [3, 120]], ["sheinbaum", "", [0, 200]]],
  "en/e0": ENTRIES.slice(0, 2),
  "en/e1": ENTRIES.slice(2),
};
const opened = (pieces = PIECES) => page(["search-words", "search"], pieces);
const asked = async (query, wanted, window = opened()) =>
  own(await window.siteSearch.search("http://site.test/", "en", query, wanted));
const titles = ({ results }) => results.map(({ title }) => title);

test("a word is found with its accents, without them, and as it is begun", async () => {
  for (const query of ["Mérida", "merida", "the merida", "méri"]) {
    assert.equal(titles(await asked(query))[0], "The Mérida Initiative", query);
  }
});

test("what is spelt right goes before what only begins so", async () => {
  assert.deepEqual(titles(await asked("meri")), ["The Mérida Initiative", "Meritocracy"]);
  assert.deepEqual(titles(await asked("meri", { typing: false })), []);
});

test("one wrong letter or two count only where nothing else is there", async () => {
  assert.deepEqual(titles(await asked("shienbaum")), ["Claudia Sheinbaum"]);
  assert.deepEqual(titles(await asked("shxinbxum")), ["Claudia Sheinbaum"]);
  const { count, nearest } = await asked("shxinbxxm");
  assert.equal(count, 0);
  assert.deepEqual(nearest, ["sheinbaum"]);
});

test("an ñ that is typed is asked for, an n is not", async () => {
  assert.deepEqual(titles(await asked("ano")), ["Año de México"]);
  assert.deepEqual(titles(await asked("año")), ["Año de México"]);
  assert.deepEqual(titles(await asked("meñida", { typing: false })), []);
});

test("a filter keeps its kind alone, a word that asks for a kind prefers it", async () => {
  assert.deepEqual(titles(await asked("meri", { kind: "leader" })), ["Meritocracy"]);
  const weighed = { ...PIECES, "en/t1": [["merida", "mérida", [1, 100]], ["meritocraci", "meritocracy", [3, 150]]] };
  assert.deepEqual(titles(await asked("meri", {}, opened(weighed))), ["Meritocracy", "The Mérida Initiative"]);
  assert.equal(titles(await asked("when meri", {}, opened(weighed)))[0], "The Mérida Initiative");
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

test("a block that does not come is an error, and is asked for again", async () => {
  const pieces = { ...PIECES };
  delete pieces["en/t1"];
  const window = opened(pieces);
  await assert.rejects(asked("sheinbaum", {}, window), /en\/t1/);
  pieces["en/t1"] = PIECES["en/t1"];
  assert.deepEqual(titles(await asked("sheinbaum", {}, window)), ["Claudia Sheinbaum"]);
});

test("what was found is recognised in a text in all its forms", () => {
  const is = opened().siteSearch.matcher(["arancel", "200000"]);
  for (const word of ["Aranceles", "arancel", "200,000"]) assert.ok(is(word), word);
  for (const word of ["mexico", "200", "aran"]) assert.ok(!is(word), word);
});
