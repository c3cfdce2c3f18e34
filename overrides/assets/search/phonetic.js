// @ts-check
/**
 * The consonants of a word as they sound, nearly the same in Latin and in Arabic letters: where no
 * spelling is found, Mistral and ميسترال, Ouarzazate and ورزازات meet in theirs.
 */

/** Consonants that a skeleton must have to tell one word from another. */
export const SKELETON_FROM = 3;

/**
 * Letters that one writes for another, or hears as another, are one: g, j and k as in Guelmim
 * and كلميم, s and z, b and p, f and v. Vowels and what may stand for one are left out.
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
 * @param {string} word  As the normaliser gives it.
 * @returns {string}
 */
export function skeleton(word) {
  const sounds = /[\u0600-\u06ff]/u.test(word)
    ? [...word].map((letter) => ARABIC[letter] ?? "").join("")
    : LATIN.reduce((text, [from, to]) => text.replace(from, to), word);
  return sounds.replace(/(.)\1+/g, "$1");
}
