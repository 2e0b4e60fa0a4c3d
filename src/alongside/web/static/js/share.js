// A button that copies the link to a page, and one that prints it; without JavaScript the link itself is there.
for (const box of document.querySelectorAll(".app-share:not([data-ready])")) {
  box.dataset.ready = "yes";
  const says = box.querySelector(".app-share__says");
  const link = box.querySelector(".app-share__link");
  for (const button of box.querySelectorAll("button[hidden]")) button.hidden = false;
  box.querySelector("[data-copy]")?.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.href);
      says.textContent = box.dataset.copied;
    } catch {
      // Where a page may not write to the clipboard, the link is marked for the reader to copy.
      getSelection().selectAllChildren(link);
      says.textContent = box.dataset.marked;
    }
  });
  box.querySelector("[data-print]")?.addEventListener("click", () => print());
}
