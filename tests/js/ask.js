// Asks the built search without a browser: questions as JSON on standard input, answers on standard output.
//
// In: {folder: of the built search/, questions: [{language, query}]}. Out, one for each question: what siteSearch.search
// found, with the pieces it loaded. Every question meets a page that has loaded nothing.
import { readFileSync } from "node:fs";
import { own, page } from "./page.js";

const { folder, questions } = JSON.parse(readFileSync(0, "utf8"));
const known = new Map();
const read = (name) => {
  if (!known.has(name)) known.set(name, JSON.parse(readFileSync(`${folder}/${name}.js`, "utf8").replace(/^searchPart\("[^"]*",|\);$/g, "")));
  return known.get(name);
};
const pieces = new Proxy({}, { has: () => true, get: (_, name) => read(name) });
const answers = [];
for (const { language, query, ...wanted } of questions) {
  const window = page(["search-words", "search-dates", "search-index", "search-meaning", "search"], pieces, language);
  const found = await window.siteSearch.search("", language, query, wanted);
  answers.push({ ...own(found), loaded: window.asked });
}
process.stdout.write(JSON.stringify(answers));
