// Whom to call: after an @ in a comment the names of those who may read the text stand in a list below the field.
// The field stays a text box of several lines (it must not be a combobox), and points at the chosen option of the list.
const CALL = /(?<![\p{L}\p{N}_@.])@([\p{L}\p{N}_.() -]{0,40})$/u;

for (const form of document.querySelectorAll("form[data-names]")) {
  const field = form.querySelector("textarea");
  const place = document.createElement("div");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  const id = `namen-${[...document.forms].indexOf(form)}`;
  let asked = new AbortController();
  let pause = 0;
  const options = optionsOf(field, list);
  let taken = ""; // what was taken over last is no longer asked for

  place.className = "names-at";
  list.className = "names-list";
  list.id = id;
  list.role = "listbox";
  list.hidden = true;
  list.setAttribute("aria-label", form.dataset.list);
  status.className = "hidden";
  status.role = "status";
  place.append(list, status);
  (field.closest("label") ?? field).after(place);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-haspopup", "listbox");
  field.setAttribute("aria-controls", id);
  field.autocomplete = "off";

  const begun = () => {
    if (field.selectionStart !== field.selectionEnd) return null;
    const call = CALL.exec(field.value.slice(0, field.selectionStart));
    return call && !(taken && call[1].startsWith(taken)) ? call[1] : null;
  };

  const show = (names, said) => {
    list.replaceChildren(
      ...names.map((name, n) => {
        const option = document.createElement("li");
        option.id = `${id}-${n}`;
        option.role = "option";
        option.textContent = name;
        return option;
      }),
    );
    list.hidden = names.length === 0;
    status.textContent = said;
    options.choose(0);
  };

  const close = () => {
    clearTimeout(pause);
    asked.abort();
    show([], "");
  };

  const ask = async (letters) => {
    asked.abort();
    asked = new AbortController();
    try {
      const url = `${form.dataset.names}?${new URLSearchParams({ q: letters })}`;
      const { names, said } = await answerOf(url, asked.signal);
      const isPhrase = letters.includes(" "); // words that only follow a call are no name nobody has
      if (begun() === letters) show(names, names.length || !isPhrase ? said : "");
    } catch (why) {
      if (why.name !== "AbortError") show([], ""); // a comment can be written without
    }
  };

  const take = (option) => {
    const end = field.selectionStart;
    const start = end - begun().length;
    taken = option.textContent;
    field.setRangeText(`${taken} `, start, end, "end");
    close();
    field.focus();
  };

  field.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === "ArrowDown") options.step(1);
    else if (event.key === "ArrowUp") options.step(-1);
    else if (event.key === "Enter") take(options.chosen());
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  field.addEventListener("input", () => {
    clearTimeout(pause);
    const letters = begun();
    if (letters === null) close();
    else pause = setTimeout(ask, 120, letters);
  });
  // Whoever presses a button below finds it where it was: the list gives way when the press is over.
  field.addEventListener("blur", () => {
    if (!form.matches(":active")) close();
    else for (const over of ["pointerup", "pointercancel"]) addEventListener(over, () => setTimeout(close), { once: true });
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
}
