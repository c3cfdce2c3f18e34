// @ts-check
/**
 * The text normaliser: turns a text into the words that the search compares.
 *
 * Specified in docs/search.md. plugins/jazari_catalogue/texts/normalise.py is the same program in
 * Python, and tests/search/vectors.json holds the two equal: change all four together.
 */

import { MAX_QUERY } from "./state.js";

/** Maximum length of a word in code points; the rest is cut off. */
const MAX_WORD = 40;

/** Maximum size of the cache of a function. */
const MAX_CACHED = 50_000;

/** Maximum number of words of a query; the rest is ignored. */
const MAX_QUERY_WORDS = 12;

/** French particles that lose their vowel before an apostrophe, which are stop words, folded. */
const ELIDED = new Set(
  ["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"],
);

/** Arabic prefixes that may be joined to a Latin name or a number: «بـMistral». */
const ARABIC_PARTICLES = new Set(
  ["و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "كال", "لل", "ول", "وب", "وك", "ولل"],
);

const APOSTROPHES = "'`‘’‛′ʹʻʼʽʾʿˈ՚＇";
/** @type {Record<string, string>} */
const BEFORE_DECOMPOSITION = { "´": "'", "™": " ", "℠": " " };

/** @type {Map<string, string>} */
const LETTERS = new Map(Object.entries({
  œ: "oe", æ: "ae", ß: "ss", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ŋ: "ng", ı: "i",
  ς: "σ", ɛ: "e", ɣ: "gh",
  ٱ: "ا", ة: "ه", ى: "ي", ی: "ي", ې: "ي", ک: "ك", ڪ: "ك", گ: "ك", ڭ: "ك", ڤ: "ف", ڥ: "ف",
  پ: "ب", چ: "ج", ە: "ه", ہ: "ه", ھ: "ه", ۃ: "ه", ے: "ي",
  ݣ: "ك", ڨ: "ك", ء: "", "\u0640": "",
}));
for (let digit = 0; digit < 10; digit += 1) {
  LETTERS.set(String.fromCodePoint(0x0660 + digit), String(digit));
  LETTERS.set(String.fromCodePoint(0x06f0 + digit), String(digit));
}
for (const apostrophe of APOSTROPHES) LETTERS.set(apostrophe, "'");

const INVISIBLE = /[\p{M}\p{Cf}]+/gu;
const FOLDED = new RegExp(`[${[...LETTERS.keys()].join("")}]`, "gu");
const PERHAPS_INITIALS = /&|\.[\p{L}\p{N}]/u;
const INITIALS = /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:(?: ?& ?|\.)[\p{L}\p{N}])+(?![\p{L}\p{N}])/gu;
const WORD = /[\p{L}\p{N}]+(?:'+[\p{L}\p{N}]+)*'*/gu;
const PLAIN_WORD = /[a-z0-9]+/g;
const BEYOND_PLAIN = /[^\0-\x7f]|'/;
/** Blanks, of which the invisible U+FEFF is none. */
const SPACES = /[^\S\ufeff]+/u;
const SCRIPT_RUNS = /[\u0600-\u06ff]+|[^\u0600-\u06ff]+/gu;
const HAS_ARABIC = /[\u0600-\u06ff]/;
const ARTICLE = /^[وف]?(?:[بك]?ال|لل)(?<rest>.{3,})$/su;
const IS_ARABIC = /^[\u0600-\u06ff]+$/u;
const JOINED = [/^[وف](?<rest>.{3,})$/su, /^[وف]?[بلك](?<rest>.{3,})$/su];
const ARABIC_PLURAL = /^(?<rest>.{3,})ات$/su;
/** @type {[RegExp, string][]} */
const LATIN_PLURALS = [
  [/^(?<rest>[a-z]{2,}[a-df-hj-rt-z])ies$/, "y"],
  [/^(?<rest>[a-z]{2,}[bcdgilmnoprtv])aux$/, "al"],
  [/^(?<rest>[a-z]+(?:s|x|z|sh))es$/, ""],
  [/^(?<rest>[a-z]{2,}[a-rt-z])[sx]$/, ""],
];

/**
 * The text without differences in case, accents, forms of letters and invisible marks. Its length may
 * change.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  const folded = foldLetters(text);
  return PERHAPS_INITIALS.test(folded)
    ? folded.replace(INITIALS, (initials) => initials.replace(/[ .&]/g, ""))
    : folded;
}

/** @param {string} text */
function foldLetters(text) {
  return text
    .replace(/[´™℠]/g, (sign) => BEFORE_DECOMPOSITION[sign] ?? sign)
    .normalize("NFKD")
    .toLowerCase()
    .replace(INVISIBLE, "")
    .replace(FOLDED, (letter) => LETTERS.get(letter) ?? letter);
}

/**
 * The normalised words of a text, in its order. Normalising them again does not change them.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  /** @type {string[]} */
  const all = [];
  for (const piece of text.split(SPACES)) {
    const own = betweenSpaces(piece);
    // Initials may contain spaces: R & D.
    if (own === undefined) return wordsOf(fold(text));
    all.push(...own);
  }
  return all;
}

/**
 * The words of a piece of text without spaces, which often occurs again; undefined if it may be a part
 * of initials.
 * @type {(piece: string) => string[] | undefined}
 */
const betweenSpaces = cached((piece) => {
  const folded = foldLetters(piece);
  return PERHAPS_INITIALS.test(folded) ? undefined : wordsOf(folded);
});

/**
 * The function with a cache, since the texts of a catalogue repeat the same words.
 * @template Value
 * @param {(text: string) => Value} compute
 * @returns {(text: string) => Value}
 */
function cached(compute) {
  /** @type {Map<string, {value: Value}>} */
  const cache = new Map();
  return (text) => {
    let known = cache.get(text);
    if (!known) {
      if (cache.size >= MAX_CACHED) cache.clear();
      known = { value: compute(text) };
      cache.set(text, known);
    }
    return known.value;
  };
}

/** @param {string} folded */
function wordsOf(folded) {
  if (!BEYOND_PLAIN.test(folded)) return (folded.match(PLAIN_WORD) ?? []).map(cut);
  /** @type {string[]} */
  const all = [];
  for (const match of folded.match(WORD) ?? []) {
    const word = match.includes("'") ? withoutElision(match) : match;
    if (HAS_ARABIC.test(word)) all.push(...byScript(word));
    else if (word) all.push(cut(word));
  }
  return all;
}

/**
 * A normalised word, then the shorter forms that also match it.
 *
 * Arabic: without the article and its prefixes, or else without a conjunction or preposition of one
 * letter, if at least three letters remain; each also as the singular of a plural in ات.
 * Latin: as the singular of a plural, by the rules of French and English.
 * @type {(word: string) => string[]}
 */
export const forms = cached((word) => {
  if (!IS_ARABIC.test(word)) return [...new Set([word, ...singulars(word)])];
  const bare = base(word) === word ? [word, ...without(JOINED, word)] : [base(word)];
  const singular = bare.flatMap((form) => without([ARABIC_PLURAL], form)).map((rest) => `${rest}ه`);
  return [...new Set([word, ...bare, ...singular])];
});

/** @param {string} word */
function singulars(word) {
  return LATIN_PLURALS.flatMap(([plural, ending]) =>
    without([plural], word).map((rest) => rest + ending),
  );
}

/**
 * @param {RegExp[]} patterns
 * @param {string} word
 * @returns {string[]}
 */
function without(patterns, word) {
  return patterns.flatMap((pattern) => pattern.exec(word)?.groups?.rest ?? []);
}

/**
 * The form of a word in which near spellings are compared: without an Arabic article.
 * @param {string} word
 * @returns {string}
 */
export function base(word) {
  return ARTICLE.exec(word)?.groups?.rest ?? word;
}

/**
 * A phrase without the inflections of its words. Phrases that differ only in these are equal.
 * @param {string[]} phrase
 * @returns {string}
 */
export function canonical(phrase) {
  return phrase
    .map((word) => (IS_ARABIC.test(word) ? base(word) : forms(word).at(-1)))
    .join(" ");
}

/**
 * The words of a query: limited in number, each once, without stop words unless there are no others.
 * @param {string} text
 * @param {ReadonlySet<string>} stop
 * @returns {string[]}
 */
export function queryWords(text, stop) {
  // A code point has at most two code units: slicing first limits the work on a long pasted text.
  const bounded = [...text.slice(0, 2 * MAX_QUERY)].slice(0, MAX_QUERY).join("");
  const all = [...new Set(words(bounded))];
  const others = all.filter((word) => !stop.has(word));
  return (others.length ? others : all).slice(0, MAX_QUERY_WORDS);
}

/** @param {string} word */
function cut(word) {
  return word.length <= MAX_WORD ? word : [...word].slice(0, MAX_WORD).join("");
}

/** @param {string} word */
function withoutElision(word) {
  const pieces = word.split("'");
  while (pieces.length > 1 && ELIDED.has(pieces[0] ?? "")) pieces.shift();
  if (pieces.length > 1 && pieces.at(-1) === "s") pieces.pop();
  return pieces.join("");
}

/** @param {string} word */
function byScript(word) {
  const runs = word.match(SCRIPT_RUNS) ?? [];
  return runs
    .filter((run, index) => index === runs.length - 1 || !ARABIC_PARTICLES.has(run))
    .map(cut);
}
