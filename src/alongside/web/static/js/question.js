// What is typed into the one question is kept in this tab, so that a phone that locks loses nothing.
// It stays on this device, in this tab, and is forgotten as soon as it is sent.
const KEY = "alongside-question";
const NAMES = ["q", "place"];

/** What was kept, or nothing where the browser keeps nothing. */
function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) || "null");
  } catch {
    return null;
  }
}

function keep(value) {
  try {
    if (value) sessionStorage.setItem(KEY, JSON.stringify(value));
    else sessionStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing still asks the question.
  }
}

/** Say that it was kept, with a button that clears it. */
function tell(status, fields) {
  const clear = document.createElement("button");
  clear.type = "button";
  clear.className = "app-textbutton";
  clear.textContent = status.dataset.clear;
  clear.addEventListener("click", () => {
    keep(null);
    for (const field of fields) field.value = field.defaultValue;
    status.replaceChildren();
    fields[0].focus();
  });
  status.replaceChildren(`${status.dataset.kept} `, clear);
}

for (const status of document.querySelectorAll(".app-kept:not([data-ready])")) {
  status.dataset.ready = "yes";
  const form = status.closest("form");
  const here = form.getAttribute("action");
  const fields = NAMES.map((name) => form.elements.namedItem(name)).filter(Boolean);
  const before = kept();
  // An empty form, or the very page on which it was typed: nothing that somebody sees is written over.
  const untouched = fields.every((field) => field.value === field.defaultValue);
  const expected = before?.here === here && before.q && (!fields[0]?.value || before.at === location.href);
  if (untouched && expected) {
    for (const field of fields) if (before[field.name]) field.value = before[field.name];
    tell(status, fields);
  }
  for (const field of fields) {
    field.addEventListener("input", () => {
      keep(Object.fromEntries([["here", here], ["at", location.href], ...fields.map((each) => [each.name, each.value])]));
    });
  }
  form.addEventListener("submit", () => keep(null));
}
