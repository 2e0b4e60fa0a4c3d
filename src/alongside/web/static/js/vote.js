// Voting without loading the whole page, and by single keys. Without this module the buttons send the form.
const KEY = "alongside-single-keys";
const box = document.getElementById("voting");
const aloud = document.getElementById("told-aloud");
const keys = document.getElementById("single-keys");
let sending = false;

function kept() {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

keys.checked = kept();
document.getElementById("keys").hidden = false;
keys.addEventListener("change", () => {
  try {
    localStorage.setItem(KEY, keys.checked ? "on" : "off");
  } catch {
    // A browser that keeps nothing still switches them off on this page.
  }
});

/** Send a form in the background and show what comes next; where that fails, as any form is sent. */
async function send(form, button) {
  if (sending) return;
  sending = true;
  const body = new FormData(form);
  if (button?.name) body.set(button.name, button.value);
  try {
    const answer = await fetch(box.dataset.url, { method: "POST", body, headers: { "X-Part": "voting" } });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    box.innerHTML = await answer.text();
    aloud.textContent = document.getElementById("told")?.textContent ?? "";
    document.getElementById("said")?.focus();
  } catch {
    box.addEventListener("submit", (event) => event.stopImmediatePropagation(), { capture: true, once: true });
    form.requestSubmit(button);
  } finally {
    sending = false;
  }
}

box.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event.target, event.submitter);
});

document.addEventListener("keydown", (event) => {
  if (!keys.checked || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  const wanted = event.key.toLowerCase();
  const button = [...box.querySelectorAll("[data-keys]")].find((one) => one.dataset.keys.includes(wanted));
  if (button && wanted.length === 1) {
    event.preventDefault();
    button.form.requestSubmit(button);
  }
});
