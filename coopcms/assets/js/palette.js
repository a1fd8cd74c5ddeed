// Quick access: Ctrl+K or its link in the rail opens a dialog over the same address that answers without a script.
const opener = document.querySelector(".rail .quick");
const sketch = document.getElementById("schnell-vorlage");

if (opener && sketch) {
  document.body.append(sketch.content.cloneNode(true));
  const dialog = document.querySelector("dialog.palette");
  const input = dialog.querySelector("input");
  const list = dialog.querySelector("[role=listbox]");
  const status = dialog.querySelector("[role=status]");
  let asked = new AbortController();
  let pause = 0;
  let chosen = -1;

  const choose = (index) => {
    const options = [...list.children];
    chosen = options.length ? (index + options.length) % options.length : -1;
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === chosen)));
    if (chosen < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  };

  const entry = (hit, n) => {
    const option = document.createElement("li");
    option.id = `schnell-${n}`;
    option.role = "option";
    option.dataset.url = hit.url;
    const title = document.createElement("span");
    title.textContent = hit.title;
    const about = document.createElement("span");
    about.className = "about";
    about.textContent = hit.about;
    option.append(title, about);
    return option;
  };

  const show = (hits, said) => {
    list.replaceChildren(...hits.map(entry));
    input.setAttribute("aria-expanded", String(hits.length > 0));
    status.textContent = said;
    choose(0);
  };

  const ask = async () => {
    asked.abort();
    asked = new AbortController();
    const url = `${opener.getAttribute("href")}?${new URLSearchParams({ q: input.value })}`;
    try {
      const answer = await fetch(url, { headers: { Accept: "application/json" }, signal: asked.signal });
      if (answer.redirected || !answer.ok) throw new Error(answer.statusText);
      const { hits, said } = await answer.json();
      show(hits, said);
    } catch (why) {
      if (why.name !== "AbortError") show([], status.dataset.lost);
    }
  };

  const open = () => {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    ask();
  };

  const leave = (option) => {
    if (!option) return;
    dialog.close();
    location.assign(option.dataset.url);
  };

  const steps = { ArrowDown: () => chosen + 1, ArrowUp: () => chosen - 1 };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key in steps) choose(steps[event.key]());
    else if (event.key === "Enter") leave(list.children[chosen]);
    else return;
    event.preventDefault();
  });
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, 120);
  });
  list.addEventListener("click", (event) => leave(event.target.closest("[role=option]")));
  dialog.querySelector(".leave").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open();
  });
}
