// @ts-check
/**
 * The notice that the search, or a part of the results, could not be loaded, with a button.
 */

import { PageOutdated } from "./client.js";
import { element } from "./render.js";

/** @typedef {{retry: string, incomplete: string, outdated: string, reload: string, failed: string}} TroubleTexts */

export class Trouble {
  /**
   * @param {HTMLElement} whole
   * @param {TroubleTexts} texts
   * @param {() => void} retry  Repeats what failed.
   */
  constructor(whole, texts, retry) {
    this.whole = whole;
    this.texts = texts;
    this.retry = retry;
  }

  hide() {
    this.whole.hidden = true;
  }

  /**
   * Says whether the results lack something; nothing while a fuller answer is coming.
   * @param {import("./engine.js").Answer} answer
   */
  render({ complete, missing }) {
    const { incomplete, retry } = this.texts;
    if (missing.length) this.show(incomplete, retry, this.retry);
    else if (complete) this.hide();
  }

  /**
   * Says that the index could not be loaded, or that the page does not fit it.
   * @param {unknown} reason
   */
  showFailure(reason) {
    const { failed, retry, outdated, reload } = this.texts;
    if (reason instanceof PageOutdated) this.show(outdated, reload, () => location.reload());
    else this.show(failed, retry, this.retry);
  }

  /**
   * @param {string} text
   * @param {string} label
   * @param {() => void} act
   */
  show(text, label, act) {
    const button = element("button", { type: "button" }, label);
    button.addEventListener("click", act);
    this.whole.replaceChildren(element("p", {}, text), button);
    this.whole.hidden = false;
  }
}
