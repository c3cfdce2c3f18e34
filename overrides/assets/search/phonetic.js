// @ts-check
/**
 * Phonetic keys: the consonants of a word as they sound, in Latin or in Arabic letters. Where no
 * spelling matches, Mistral and ميسترال, Ouarzazate and ورزازات match by their keys.
 */

/** The length from which a key distinguishes words. */
export const MIN_KEY = 3;

/**
 * Consonants that are written or heard for each other become one: g, j and k as in Guelmim and كلميم,
 * s and z, b and p, f and v. Vowels, and letters that may be one, are dropped.
 * @type {[RegExp, string][]}
 */
const LATIN = [
  [/x/g, "ks"], [/ph/g, "f"], [/t?ch|sh/g, "s"], [/kh/g, "x"], [/dj/g, "k"], [/th/g, "t"],
  [/dh/g, "d"], [/c(?=[eiy])/g, "s"], [/[cqgj]/g, "k"], [/z/g, "s"], [/v/g, "f"], [/p/g, "b"],
  [/[aeiouyhw]/g, ""],
];

/** @type {Record<string, string>} */
const ARABIC = {
  ب: "b", ت: "t", ث: "t", ج: "k", ح: "", خ: "x", د: "d", ذ: "d", ر: "r", ز: "s", س: "s", ش: "s",
  ص: "s", ض: "d", ط: "t", ظ: "d", ع: "", غ: "k", ف: "f", ق: "k", ك: "k", ل: "l", م: "m", ن: "n",
  ه: "", و: "", ي: "", ا: "",
};

/**
 * @param {string} word  Normalised.
 * @returns {string}
 */
export function phoneticKey(word) {
  const sounds = /[\u0600-\u06ff]/u.test(word)
    ? [...word].map((letter) => ARABIC[letter] ?? "").join("")
    : LATIN.reduce((text, [from, to]) => text.replace(from, to), word);
  return sounds.replace(/(.)\1+/g, "$1");
}
