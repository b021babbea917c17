// The site's scripts without a browser: each runs in a context that has the little of a page that it asks for.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const assets = new URL("../../templates/theme/assets/", import.meta.url);

/** A page's window after these scripts have run; `pieces` are the files of the search by name, as JSON. */
export const page = (scripts, pieces = {}, language = "en") => {
  const asked = [];
  const read = (script) => {
    const name = script.src.replace(/^.*?\bsearch\/|\.js(\?.*)?$/g, "");
    asked.push(name);
    queueMicrotask(() => {
      if (!(name in pieces)) return script.onerror();
      window.searchPart(name, structuredClone(pieces[name]));
      script.onload();
    });
  };
  const window = {};
  const document = {
    baseURI: "http://site.test/",
    documentElement: { lang: language },
    querySelector: () => ({ dataset: { base: "./" } }),
    createElement: () => ({ remove() {} }),
    head: { append: read },
  };
  const context = vm.createContext({ window, document, URL });
  for (const name of scripts) vm.runInContext(readFileSync(new URL(`${name}.js`, assets), "utf8"), context, { filename: name });
  return { ...window, asked };
};

/** What a script returned, in the objects of the test itself, so that they can be compared. */
export const own = (value) => JSON.parse(JSON.stringify(value));
