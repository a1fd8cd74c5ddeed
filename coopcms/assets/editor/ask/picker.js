// A box of a dialog in which something is looked for by a few letters; arrows and Enter choose, nothing needs a mouse.
import { answerOf, optionsOf } from "../../js/shared/listbox.js";

const PAUSE = 150;

// What a hit is called, what it is, and what is wrong with it, each as a part of its line.
export const spans = ({ title, about, warning }) =>
  Object.entries({ title, about, warning }).flatMap(([name, words]) => (words ? [Object.assign(document.createElement("span"), { className: name, textContent: words })] : []));

// `draw` makes the parts of a line, `take` gets the chosen hit; `ask` looks at once, whatever has been typed.
export const picker = (dialog, draw, take) => {
  const [search, list, status] = ["[role=combobox]", "[role=listbox]", "[role=status]"].map((part) => dialog.querySelector(part));
  const options = optionsOf(search, list);
  let hits = [];
  let pause = 0;
  let asked = new AbortController();
  const option = (hit, n) => {
    const item = Object.assign(document.createElement("li"), { id: `${list.id}-${n}`, role: "option" });
    item.append(...draw(hit));
    return item;
  };
  const show = (found, said) => {
    hits = found;
    list.replaceChildren(...hits.map(option));
    list.hidden = !hits.length;
    search.setAttribute("aria-expanded", String(hits.length > 0));
    status.textContent = said;
    options.choose(0);
  };
  const ask = async () => {
    asked.abort();
    asked = new AbortController();
    try {
      const found = await answerOf(`${search.dataset.asks}?${new URLSearchParams({ q: search.value })}`, asked.signal);
      return show(found.hits, found.said);
    } catch (why) {
      return why.name === "AbortError" || show([], search.dataset.lost);
    }
  };
  const clear = () => {
    clearTimeout(pause);
    asked.abort();
    show([], "");
  };
  const choose = (chosen) => {
    const hit = hits[[...list.children].indexOf(chosen)];
    if (!hit) return;
    show([], hit.warning ?? "");
    take(hit);
  };
  search.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(search.value.trim() || "always" in search.dataset ? ask : clear, PAUSE);
  });
  search.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") options.step(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && hits.length) choose(options.chosen());
    else if (event.key === "Escape" && hits.length) show([], "");
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener("click", (event) => choose(event.target.closest("[role=option]")));
  return { clear, ask };
};
