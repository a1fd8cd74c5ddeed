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
  const options = optionsOf(input, list);

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
    options.choose(0);
  };

  const ask = async () => {
    asked.abort();
    asked = new AbortController();
    const url = `${opener.getAttribute("href")}?${new URLSearchParams({ q: input.value })}`;
    try {
      const { hits, said } = await answerOf(url, asked.signal);
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

  const steps = { ArrowDown: 1, ArrowUp: -1 };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key in steps) options.step(steps[event.key]);
    else if (event.key === "Enter") leave(options.chosen());
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
