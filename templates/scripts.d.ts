// The types of theme/assets/*.js: what the frame's templates hold, what the compiler writes, what one script hands another.

/** The elements of theme/partials/header.html that the scripts name: they stand on every page. */
interface Frame {
  form: HTMLFormElement;
  article: HTMLElement;
  "#search": HTMLDialogElement & { dataset: { base: string; failed: string } };
  "#search-input": HTMLInputElement;
  "#search-results": HTMLElement;
  "#search-status": HTMLElement;
  "#search-help": HTMLElement;
  "#search-filters": HTMLFieldSetElement;
  "[name=kind]": HTMLSelectElement;
  "[name=era]": HTMLSelectElement;
  "[data-theme-button]": HTMLButtonElement;
  "[data-search-open]": HTMLAnchorElement;
}

interface ParentNode {
  querySelector<S extends keyof Frame>(selector: S): Frame[S];
  querySelector(selector: ".chart-drawing"): HTMLElement;
  querySelector(selector: "[data-close]" | "[data-explore]"): HTMLButtonElement;
  querySelector(selector: ".timeline-all"): HTMLElement | null;
  querySelector(selector: ".brush"): (HTMLElement & { dataset: { zero: string; first: string; since: string } }) | null;
  querySelector(selector: ".lanes" | ".last"): HTMLElement;
  querySelector(selector: ".go"): HTMLElement & { querySelectorAll(selector: "button"): NodeListOf<HTMLButtonElement> };
  querySelector(selector: "h2"): HTMLHeadingElement;
  querySelector(selector: "output"): HTMLOutputElement;
  querySelector(selector: "time"): HTMLTimeElement;
  querySelector(selector: "h3"): HTMLHeadingElement;
  querySelector(selector: "[data-said]"): HTMLButtonElement & { dataset: { said: string; moves: string } };
  querySelector(selector: "[role=status]" | "span"): HTMLElement;
  querySelector(selector: "input"): HTMLInputElement;
  querySelectorAll(selector: ".sort-rows"): NodeListOf<HTMLOListElement & { parentElement: HTMLElement }>;
  querySelectorAll(selector: ".sort-key a"): NodeListOf<HTMLAnchorElement>;
  querySelectorAll(selector: ".ask input"): NodeListOf<HTMLInputElement>;
  querySelectorAll(selector: "[role=option]"): NodeListOf<HTMLElement>;
  querySelectorAll(selector: "[data-points]"): NodeListOf<HTMLElement & { dataset: { points: string; keys: string } }>;
  querySelectorAll(selector: "a[data-at]"): NodeListOf<HTMLAnchorElement & { dataset: { at: string } }>;
  querySelectorAll(selector: "[data-explore]"): NodeListOf<HTMLButtonElement & { dataset: { explore: string; script: string; failed: string } }>;
  querySelectorAll(selector: "article input" | "article input:checked"): NodeListOf<HTMLInputElement>;
  querySelectorAll(selector: ".site-menu details[open]" | "details:has(.row)"): NodeListOf<HTMLDetailsElement>;
  querySelectorAll(selector: "[data-folds]"): NodeListOf<HTMLElement & { dataset: { folds: string } }>;
  querySelectorAll(selector: "[data-shown]"): NodeListOf<HTMLElement & { dataset: { shown: string } }>;
  querySelectorAll(selector: ".step" | ".row" | ":scope > summary [data-count]" | "[data-unfold]"): NodeListOf<HTMLElement>;
  querySelectorAll(selector: "input[name]"): NodeListOf<HTMLInputElement>;
}

interface Element {
  closest(selector: ".chart"): Element;
  closest(selector: "[data-folds]"): HTMLElement & { dataset: { folds: string } } | null;
  closest(selector: "a.language"): HTMLAnchorElement | null;
  closest(selector: "a[href]" | ".figure-wrap > a[aria-describedby]"): HTMLAnchorElement | null;
}

type Find = <S extends keyof Frame>(selector: S) => Frame[S];
type Make = <T extends keyof HTMLElementTagNameMap>(
  tag: T, properties?: Partial<HTMLElementTagNameMap[T]>, ...inside: (Node | string)[]) => HTMLElementTagNameMap[T];

/** How the languages of a site read words: microsite/search/words.py, Grammar. */
interface Grammar {
  scales: Record<string, number>;
  units: Record<string, number>;
  percents: string[];
  stop: string[];
}

/** A word of a text with its other readings. */
type Word = string[];

interface SiteWords {
  fold(word: string): string;
  stem(word: string): string;
  plain(number: string): string;
  tokens(text: string, grammar: Grammar): Word[];
  telling(read: Word[], stop: string[]): Word[];
  distance(a: string, b: string, most: number): number;
}

/** The index: microsite/search/index.py. Postings are pairs of an entry's number, as a step, and its weight. */
type Postings = number[];
type Spelling = [spelt: string, postings: Postings];
type Reading = [spelt: string, postings: Postings, quality: number];
type Entry = [kind: number, address: string, title: string, where: string, text: string];

interface Blocks {
  version: string;
  count: number;
  per: number;
  firsts: string[];
  spelling: string;
  list?: string[];
}

interface Said {
  root: string;
  labels: Record<string, string>;
  kinds: Record<string, string>;
  asks: Record<string, string[]>;
  eras: [slug: string, title: string][];
}

interface Start {
  languages: Record<string, Said>;
  grammar: Grammar;
}

interface Index {
  words: Blocks & { list: string[] };
  entry(number: number): Promise<Entry>;
  term(key: string): Promise<Spelling[]>;
  beginning(letters: string): Promise<Spelling[]>;
}

interface Piece {
  promise: Promise<any>;
  keep: (content: any) => void;
}

interface Wanted {
  kind?: string;
  era?: string;
  typing?: boolean;
  other?: boolean;
}

interface Result {
  kind: string;
  href: string;
  title: string;
  where: string;
  text: string;
}

interface Found {
  count: number;
  words: string[];
  results: Result[];
  nearest: string[];
}

/** Whether a word of a text is one of those that were found. */
type Matcher = (word: string) => boolean;

interface SiteSearch {
  search(base: string, language: string, query: string, wanted?: Wanted): Promise<Found>;
  matcher(words: string[]): Matcher;
  start(base: string): Promise<Start>;
  open(asked?: URLSearchParams): Promise<void>;
  mark(article: Element, found: string[]): void;
}

/** data-points of a chart: where a value stands in the drawing's pixels, and its words. */
type Point = [x: number, y: number, words: string];

interface SiteCharts {
  make(tag: string, className: string, parent: Element): HTMLElement;
  tell(box: HTMLElement, points: Point[], width: number, height: number): void;
}

/** charts/ID.js: what microsite/drawing/explore.py makes of a chart's rows. A value is [on the axis, in words]. */
interface ExploredLine {
  name: string;
  colour: string;
  shown: boolean;
  values: ([number, string] | null)[];
  real: ([number, string] | null)[];
}

interface Explored {
  id: string;
  locale: string;
  words: Record<string, string>;
  years: number[];
  views: { name: string; unit: string; lines: ExploredLine[] }[];
}

/** charts/ID.guess.js: what microsite/drawing/guess.py makes of a chart. Values are those of its axis, by year from `start`. */
interface GuessedSize {
  svg: string;
  x: [start: number, year: number];
  y: [nought: number, one: number];
}

interface Guessed {
  id: string;
  locale: string;
  words: Record<string, string>;
  start: number;
  values: number[];
  said: string[];
  forms: [from: number, one: number, before: string, after: string][];
  ranked: boolean;
  sizes: { wide: GuessedSize; narrow: GuessedSize };
  low: number;
  high: number;
  step: number;
}

interface Window {
  siteWords: SiteWords;
  siteSearch: SiteSearch;
  siteArrive: (hash: string, late: boolean) => void;
  searchPart(name: string, content: unknown): void;
  siteCharts: SiteCharts;
  exploreChart(explored: Explored): void;
  guessChart(guessed: Guessed): void;
}
