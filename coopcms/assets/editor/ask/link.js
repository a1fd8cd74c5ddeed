// Where a link leads: an address, or an item found by a few letters, whose state is told.
import { answerOf, optionsOf } from "../../js/shared/listbox.js";
import { LENGTH as MOST, safeHref } from "../addresses.js";
import { dialogOf, stretchOf } from "./dialog.js";

const PAUSE = 150;
const SCHEME = /^[a-z][a-z0-9+-]*:/i;
const KNOWN = new Set(["http:", "https:", "mailto:", "tel:"]);
const SHOWN = 60; // letters of what was typed, where it is said that it is no address
const MAIL = /^[^\s@/]+@[^\s@/]+\.[a-z]{2,}$/i;
const HOST = /^(www\.|[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(\/|$))/i;

// What people type, as an address: without a scheme it is a host or somebody's mail.
const addressOf = (typed) => {
  const words = typed.trim();
  if (MAIL.test(words)) return safeHref(`mailto:${words}`);
  return safeHref(HOST.test(words) ? `https://${words}` : words);
};

// Why what was typed is no address, as the name of a sentence and its values.
const faultOf = (typed) => {
  const words = typed.trim();
  const scheme = SCHEME.exec(words)?.[0].toLowerCase();
  if (!words) return ["link_missing"];
  if (words.length > MOST) return ["link_long"];
  if (scheme && !KNOWN.has(scheme)) return ["link_scheme", { scheme }];
  return ["link_wrong", { typed: words.length > SHOWN ? `${words.slice(0, SHOWN)} …` : words }];
};

const option = (hit, n) => {
  const item = document.createElement("li");
  item.id = `ziel-${n}`;
  item.role = "option";
  item.append(...[hit.title, hit.about, hit.warning].filter(Boolean).map((words, at) => {
    const part = document.createElement("span");
    part.className = ["title", "about", "warning"][at];
    part.textContent = words;
    return part;
  }));
  return item;
};

// The box in which items are looked for; `take` gets the chosen one.
const picker = (search, list, status, take) => {
  const options = optionsOf(search, list);
  let hits = [];
  let pause = 0;
  let asked = new AbortController();
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
    if (!search.value.trim()) return show([], "");
    try {
      const found = await answerOf(`${search.dataset.asks}?${new URLSearchParams({ q: search.value })}`, asked.signal);
      return show(found.hits, found.said);
    } catch (why) {
      return why.name === "AbortError" || show([], search.dataset.lost);
    }
  };
  const choose = (chosen) => {
    const hit = hits[[...list.children].indexOf(chosen)];
    if (!hit) return;
    show([], hit.warning);
    take(hit);
  };
  search.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE);
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
  return { clear: () => show([], "") };
};

export const linking = (dialog, { editor, say, text }) => {
  const { form, open, onSend } = dialogOf(dialog, editor);
  const { address, words, search, remove } = form.elements;
  const [problem, wordsField] = [dialog.querySelector(".error"), words.closest(".field")];
  let place = null;

  const wrong = (message) => {
    problem.hidden = !message;
    problem.textContent = message;
    address.setAttribute("aria-invalid", String(Boolean(message)));
  };
  const found = picker(search, dialog.querySelector("[role=listbox]"), dialog.querySelector("[role=status]"), (hit) => {
    address.value = hit.address;
    words.value ||= hit.title;
    wrong("");
    address.focus();
  });

  onSend((pressed) => {
    const { state, view } = editor;
    const type = state.schema.marks.a;
    if (pressed === "remove") {
      view.dispatch(state.tr.removeMark(place.from, place.to, type));
      return say("link_gone");
    }
    const href = addressOf(address.value);
    if (!href) {
      wrong(text(...faultOf(address.value)));
      address.focus();
      return false;
    }
    const tr = place.empty ? state.tr.insertText(words.value.trim() || href, place.from) : state.tr;
    const end = place.empty ? tr.mapping.map(place.from, 1) : place.to;
    view.dispatch(tr.addMark(place.from, end, type.create({ href })).removeStoredMark(type));
    return say("link_set", { address: href });
  });

  return () => {
    place = stretchOf(editor.state, editor.schema.marks.a);
    address.value = place.mark?.attrs.href ?? "";
    words.value = search.value = "";
    wordsField.hidden = !place.empty;
    remove.hidden = !place.mark;
    wrong("");
    found.clear();
    open();
    address.select();
  };
};
