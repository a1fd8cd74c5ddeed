// What was typed and not sent is not lost by a click elsewhere: the browser asks before it leaves the page.
const words = (form) => JSON.stringify([...new FormData(form)]);
const forms = [...document.querySelectorAll("main form[method=post]")].filter((form) => form.querySelector("textarea:not([readonly])"));
const first = new Map(forms.map((form) => [form, words(form)]));
const unsent = new Set();
const ask = (event) => event.preventDefault();
const note = (form, typed) => {
  unsent[typed ? "add" : "delete"](form);
  (unsent.size ? addEventListener : removeEventListener)("beforeunload", ask);
};

for (const form of first.keys()) {
  form.addEventListener("input", () => note(form, words(form) !== first.get(form)));
  form.addEventListener("submit", () => note(form, false));
  form.querySelector("[data-leaves]")?.addEventListener("click", () => note(form, false));
}
