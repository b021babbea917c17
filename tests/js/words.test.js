// The cases of tests/search/words.json, which the compiler's tests ask too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { own, page } from "./page.js";

const cases = JSON.parse(readFileSync(new URL("../search/words.json", import.meta.url), "utf8"));
const { tokens, telling, fold, stem, sound, distance } = page(["search-words"]).siteWords;
const each = (name, table, ask) =>
  suite(name, () => {
    for (const [given, wanted] of Object.entries(table)) test(given, () => ask(given, wanted));
  });

each("words and numbers are read", cases.texts, (text, read) =>
  assert.deepEqual(own(tokens(text, cases.grammar)), read));
each("words that say nothing are passed over", cases.telling, (text, told) =>
  assert.deepEqual(own(telling(tokens(text, cases.grammar), cases.grammar.stop)).map(([word]) => word), told));
each("accents are folded", cases.folded, (word, folded) => assert.equal(fold(word), folded));
each("forms of a word share a stem", cases.stems, (shared, forms) => {
  for (const word of forms) assert.equal(stem(fold(word)), shared);
});
each("what sounds alike is one", cases.sounds, (heard, forms) => {
  for (const word of forms) assert.equal(sound(fold(word), cases.grammar.sounds), heard);
});
suite("letters missing, added, changed and swapped are counted", () => {
  for (const [a, b, most, far] of cases.distances) {
    test(`${a} ${b}`, () => {
      assert.equal(distance(a, b, most), far ?? Number.POSITIVE_INFINITY);
      assert.equal(distance(b, a, most), far ?? Number.POSITIVE_INFINITY);
    });
  }
});
