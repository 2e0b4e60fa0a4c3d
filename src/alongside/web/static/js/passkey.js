// Passkeys: the browser makes or shows one when the button is pressed, and the form sends what it said.
// Where the browser has none, the part stays hidden and the other ways to sign in are there.
const { PublicKeyCredential: Passkey } = window;

for (const part of document.querySelectorAll("[data-passkey]")) {
  if (!Passkey?.parseRequestOptionsFromJSON) continue;
  const form = part.matches("form") ? part : part.querySelector("form");
  const says = part.querySelector("[data-says]");
  part.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      form.elements.credential.value = JSON.stringify(await credential(part.dataset));
      form.submit();
    } catch {
      says.textContent = part.dataset.failed;
    }
  });
}

async function credential({ passkey, options, optionsUrl }) {
  const given = options ? JSON.parse(options) : (await (await fetch(optionsUrl)).json()).request_options;
  const shown =
    passkey === "make"
      ? await navigator.credentials.create({ publicKey: Passkey.parseCreationOptionsFromJSON(given.publicKey) })
      : await navigator.credentials.get({ publicKey: Passkey.parseRequestOptionsFromJSON(given.publicKey) });
  return shown.toJSON();
}
