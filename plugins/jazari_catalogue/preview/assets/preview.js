/* Reloads a page of the preview when the site has changed, and opens the problems over it. */
{
  const { version } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const problems = document.getElementById("preview-problems")?.shadowRoot;
  const dialog = problems?.querySelector("dialog");
  const sheet = problems?.querySelector("link");
  if (dialog && sheet) {
    const show = () => dialog.open || dialog.showModal();
    if (sheet.sheet) show();
    sheet.addEventListener("load", show);
    sheet.addEventListener("error", show);
  }

  let isAsking = false;
  const wait = async () => {
    if (isAsking) return;
    isAsking = true;
    // A browser has few connections to a server, so pages that nobody looks at ask for nothing.
    while (document.visibilityState === "visible") {
      try {
        const answer = await fetch(`/.preview/after/${version}`);
        if (answer.ok && (await answer.text()) !== version) return location.reload();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 500)); // the preview has ended
      }
    }
    isAsking = false;
  };
  addEventListener("visibilitychange", wait);
  wait();
}
