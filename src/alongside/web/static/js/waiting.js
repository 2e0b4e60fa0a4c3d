// A page about work that goes on: look again every two seconds, and leave for the next page when it is done.
const EVERY = 2000;

async function look() {
  const here = document.getElementById("waiting");
  try {
    const answer = await fetch(location.href, { headers: { "X-Requested-With": "waiting" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const there = page.getElementById("waiting");
    if (!there) {
      location.reload();
      return;
    }
    if (there.textContent !== here.textContent) here.replaceChildren(...there.childNodes);
  } catch {
    // No connection just now: the next look may find one.
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
