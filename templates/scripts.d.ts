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
  querySelector(selector: "a[data-report]"): HTMLAnchorElement | null;
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
  closest(selector: "a[href]" | "#search-results a, #search-answer a" | ".figure-wrap > a[aria-describedby]"): HTMLAnchorElement | null;
}

type Find = <S extends keyof Frame>(selector: S) => Frame[S];
type Make = <T extends keyof HTMLElementTagNameMap>(
  tag: T, properties?: Partial<HTMLElementTagNameMap[T]>, ...inside: (Node | string)[]) => HTMLElementTagNameMap[T];

/** How dates are typed: microsite/search/words.py. Months, seasons and decades by their names, as numbers. */
interface Typed {
  months: Record<string, number>;
  seasons: Record<string, number>;
  decades: Record<string, number>;
  links: string[];
  short: string[];
  tens: string[];
  to: string[];
  now: string[];
}

/** How the languages of a site read words: microsite/search/words.py, Grammar. */
interface Grammar {
  scales: Record<string, number>;
  units: Record<string, number>;
  percents: string[];
  stop: string[];
  sounds: [pattern: string, letters: string][];
  dates: Typed;
}

/** A word of a text with its other readings. */
type Word = string[];

/** Whether a word of a text is one of those that were found. */
type Matcher = (word: string) => boolean;

interface SiteWords {
  fold(word: string): string;
  stem(word: string): string;
  sound(word: string, sounds: [pattern: string, letters: string][]): string;
  plain(number: string): string;
  tokens(text: string, grammar: Grammar): Word[];
  telling(read: Word[], stop: string[]): Word[];
  distance(a: string, b: string, most: number): number;
  matcher(words: string[]): Matcher;
}

/** A date of a query: its days, months, years or decades as ISO 8601 writes them, what is around, and a year as a word. */
interface SiteDate {
  days: string[];
  near: string[];
  word?: string;
}

type SiteDates = (words: string[], typed: Typed) => { dates: SiteDate[]; used: Set<number> };

/** The index: microsite/search/index.py. Postings are pairs of an entry's number, as a step, and its weight. */
type Postings = number[];
type Spelling = [spelt: string, postings: Postings];
type Reading = [spelt: string, postings: Postings, fit: number];
type Entry = [kind: number, address: string, title: string, where: string, text: string, glance?: string[]];

interface Said {
  root: string;
  labels: Record<string, string>;
  kinds: Record<string, string>;
  asks: Record<string, [how: "ask" | "name" | "sort" | "govern", ...kinds: string[]]>;
  eras: [slug: string, title: string][];
  general: string[];
}

interface Start {
  languages: Record<string, Said>;
  grammar: Grammar;
}

interface Index {
  count: number;
  kind(nth: number): (entry: number) => boolean;
  spelling(): Promise<string[]>;
  entry(number: number): Promise<Entry>;
  terms(key: string): Promise<Spelling[][]>;
  heard(sound: string): Promise<string[]>;
  beginning(letters: string): Promise<Spelling[]>;
}

interface SiteIndex {
  open(base: string, language: string): Promise<Index>;
  start(base: string): Promise<Start>;
}

interface Piece {
  promise: Promise<any>;
  keep: (content: any) => void;
}

/** What is asked beside the words; `other` is a language that is not the page's, `most` how many results are wanted. */
interface Wanted {
  kind?: string;
  era?: string;
  typing?: boolean;
  other?: boolean;
  most?: number;
}

interface Asking {
  kind: string;
  era: string;
  kinds: string[];
  typing: boolean;
  grammar: Grammar;
  all: string[];
  demanded: string;
  governing: boolean;
  dates: SiteDate[];
}

/** A word or a date of a query, and what it may mean; `mended` where it stands nowhere as it is written. */
interface Meant {
  word: string;
  readings: Reading[];
  mended?: boolean;
  date?: boolean;
}

/** How well an entry answers: the words that it has are the bits of `has`, `share` is how much of the query they are. */
interface Score {
  score: number;
  share: number;
  has: number;
}

interface Result {
  kind: string;
  href: string;
  title: string;
  where: string;
  text: string;
  glance?: string[];
  lacks: string[];
  share: number;
  score: number;
}

type Placing = (kind: number, address: string) => { kind: string; href: string };

interface Answer {
  value: string;
  about: string;
  source: string;
  href: string;
}

/** Results, best first; the words to mark, those that stand nowhere, and those that were read as others, in pairs. */
interface Found {
  count: number;
  results: Result[];
  words: string[];
  missing: string[];
  mended: string[][];
  nearest: string[];
  answers: Answer[];
}

interface Understood {
  words: Word[];
  dates: SiteDate[];
  kinds: string[];
  asked: boolean;
  demanded: string;
  governing: boolean;
  usual: string[];
}

interface SiteMeaning {
  relatives(spelt: string): boolean;
  understood(query: string, said: Said, grammar: Grammar): Understood;
  meant(where: Index, word: Word, asking: Asking): Promise<Meant>;
  dated(where: Index, date: SiteDate, asking: Asking): Promise<Meant>;
  suggestions(where: Index, words: Word[]): Promise<string[]>;
}

interface SiteSearch {
  search(base: string, language: string, query: string, wanted?: Wanted): Promise<Found>;
  start(base: string): Promise<Start>;
  open(asked?: URLSearchParams): Promise<void>;
}

interface SiteMark {
  split(text: string): string[];
  marked(text: string, is: Matcher): (string | HTMLElement)[];
  land(article: Element): void;
}

type Others = [language: string, found: Found][];

interface SiteResults {
  make: Make;
  list(found: Found, others: Others, said: Said, all: Start["languages"]): void;
  say(found: Found, others: Others, asked: string, labels: Said["labels"]): void;
  suggest(name: string, choices: [words: string, choose: () => void][], labels: Said["labels"]): void;
  clear(hint: string): void;
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
  siteIndex: SiteIndex;
  siteDates: SiteDates;
  siteMeaning: SiteMeaning;
  siteSearch: SiteSearch;
  siteMark: SiteMark;
  siteResults: SiteResults;
  siteArrive: (hash: string) => void;
  searchPart(name: string, content: unknown): void;
  siteCharts: SiteCharts;
  exploreChart(explored: Explored): void;
  guessChart(guessed: Guessed): void;
}
