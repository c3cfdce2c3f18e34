/* Reloads a page that MkDocs adds no script to, such as the one for missing addresses. */
function reloadAfter(epoch) {
  let isAsking = false;
  async function ask() {
    if (isAsking) return;
    isAsking = true;
    while (document.visibilityState === "visible") {
      try {
        const answer = await fetch(`/livereload/${epoch}/${Date.now()}`);
        if (Number(await answer.text()) > epoch) return location.reload();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
    isAsking = false;
  }
  addEventListener("visibilitychange", ask);
  ask();
}
