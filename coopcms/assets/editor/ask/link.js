// Where a link leads: an address, or an item found by a few letters, whose state is told.
import { LENGTH as MOST, safeHref } from "../addresses.js";
import { dialogOf, stretchOf } from "./dialog.js";
import { picker, spans } from "./picker.js";

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
  const found = picker(dialog, spans, (hit) => {
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
