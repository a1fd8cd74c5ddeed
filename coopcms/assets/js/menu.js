// On a phone the link that unfolds the tasks becomes a button; the choice of light or dark needs no new page.
const fold = document.getElementById("aufgaben");
const link = document.querySelector(".rail .unfold");

if (fold && link) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.append(...link.childNodes);
  button.setAttribute("aria-controls", fold.id);
  const show = (open) => {
    fold.toggleAttribute("data-open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  show(location.hash === `#${fold.id}`);
  button.addEventListener("click", () => show(!fold.hasAttribute("data-open")));
  link.closest(".rail").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !fold.hasAttribute("data-open")) return;
    show(false);
    button.focus();
  });
  link.replaceWith(button);
}

const scheme = document.querySelector("form.scheme");
scheme?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const chosen = event.submitter;
  const data = new FormData(scheme, chosen);
  const answer = await fetch(scheme.action, { method: "POST", body: data, redirect: "manual" }).catch(() => null);
  if (answer?.type !== "opaqueredirect") {
    location.reload();
    return;
  }
  document.documentElement.toggleAttribute("data-scheme", chosen.value !== "");
  if (chosen.value) document.documentElement.dataset.scheme = chosen.value;
  document.querySelector("meta[name=color-scheme]").content = chosen.value || "light dark";
  for (const button of scheme.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button === chosen));
});
