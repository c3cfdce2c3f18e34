// @ts-check
/**
 * The text normaliser: how a text becomes the words that search compares.
 *
 * Specified in docs/search.md. plugins/jazari_catalogue/site/text/normalise.py is the same program in
 * Python, and tests/search/vectors.json holds the two equal: change all four together.
 */

import { MAX_QUERY } from "./state.js";

/** Code points of a word that count; what follows is cut off. */
const MAX_WORD = 40;

/** Pieces of text whose words are kept. */
const MOST_KEPT = 50_000;

/** Words of a query that count. */
const MAX_QUERY_WORDS = 12;

/** Folded particles that lose their vowel before an apostrophe; they say nothing of the subject. */
const ELIDED = new Set(
  ["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"],
);

/** Arabic prefixes that may be written against a Latin name or a number: «بـMistral». */
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
 * The text without what spelling may vary in: case, accents, letter forms, invisible marks.
 * Lengths and positions are not kept.
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
 * The words of a text, in its order, as search compares them. Words are their own normal form.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  /** @type {string[]} */
  const found = [];
  for (const piece of text.split(SPACES)) {
    const own = betweenSpaces(piece);
    // Initials go on beyond a space: R & D.
    if (own === undefined) return wordsOf(fold(text));
    found.push(...own);
  }
  return found;
}

/**
 * The words of a text without spaces, which other texts have as well; undefined where it may belong
 * to initials.
 * @type {(piece: string) => string[] | undefined}
 */
const betweenSpaces = kept((piece) => {
  const folded = foldLetters(piece);
  return PERHAPS_INITIALS.test(folded) ? undefined : wordsOf(folded);
});

/**
 * The function with its last answers kept: texts of a catalogue say the same words over and over.
 * @template Given
 * @param {(text: string) => Given} answer
 * @returns {(text: string) => Given}
 */
function kept(answer) {
  /** @type {Map<string, {given: Given}>} */
  const known = new Map();
  return (text) => {
    let found = known.get(text);
    if (!found) {
      if (known.size >= MOST_KEPT) known.clear();
      found = { given: answer(text) };
      known.set(text, found);
    }
    return found.given;
  };
}

/** @param {string} folded */
function wordsOf(folded) {
  if (!BEYOND_PLAIN.test(folded)) return (folded.match(PLAIN_WORD) ?? []).map(cut);
  /** @type {string[]} */
  const found = [];
  for (const match of folded.match(WORD) ?? []) {
    const word = match.includes("'") ? withoutElision(match) : match;
    if (HAS_ARABIC.test(word)) found.push(...byScript(word));
    else if (word) found.push(cut(word));
  }
  return found;
}

/**
 * The normalised word, then the shorter forms under which it is also found.
 *
 * Arabic: without its article and what joins it, or else without a conjunction or preposition of
 * one letter, while at least three letters remain; each also as the singular of a plural in ات.
 * Latin: as the singular of a plural, by the rules of French and English.
 * @type {(word: string) => string[]}
 */
export const forms = kept((word) => {
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
 * The form of a word in which typing mistakes are looked for: without an Arabic article.
 * @param {string} word
 * @returns {string}
 */
export function base(word) {
  return ARTICLE.exec(word)?.groups?.rest ?? word;
}

/**
 * A phrase without what its words may be inflected by: by it, equal phrases are told.
 * @param {string[]} phrase
 * @returns {string}
 */
export function canonical(phrase) {
  return phrase
    .map((word) => (IS_ARABIC.test(word) ? base(word) : forms(word).at(-1)))
    .join(" ");
}

/**
 * The words of a query: bounded, each once, without stop words unless there is nothing else.
 * @param {string} text
 * @param {ReadonlySet<string>} stop
 * @returns {string[]}
 */
export function queryWords(text, stop) {
  // Two code units make at most one code point: the slice bounds the work on a pasted book.
  const bounded = [...text.slice(0, 2 * MAX_QUERY)].slice(0, MAX_QUERY).join("");
  const all = [...new Set(words(bounded))];
  const telling = all.filter((word) => !stop.has(word));
  return (telling.length ? telling : all).slice(0, MAX_QUERY_WORDS);
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
    .filter((run, position) => position === runs.length - 1 || !ARABIC_PARTICLES.has(run))
    .map(cut);
}
