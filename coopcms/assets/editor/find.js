// The bar that looks for words in the text: how many there are, the next, the one before; replaced one by one or all.
import { closeHistory } from "@tiptap/pm/history";
import { TextSelection } from "@tiptap/pm/state";
import { matchesIn, matchesOf, showing } from "./matches.js";

const PAUSE = 150;

export const finding = (bar, { editor, text, say }) => {
  const part = (name) => bar.querySelector(`[data-part=${name}]`);
  const [words, instead, count] = [part("words"), part("instead"), part("count")];
  let pause = 0;

  const show = (found, at) => {
    const { state, view } = editor;
    const tr = showing(state.tr, found, at);
    if (found[at]) tr.setSelection(TextSelection.create(tr.doc, found[at].from, found[at].to)).scrollIntoView();
    view.dispatch(tr);
    count.textContent = words.value.trim() ? text(found.length ? "found" : "found_none", { at: at + 1, number: found.length }) : "";
  };
  const look = () => {
    clearTimeout(pause);
    const found = matchesOf(editor.state.doc, words.value);
    const next = found.findIndex(({ from }) => from >= editor.state.selection.from);
    show(found, next < 0 ? found.length - 1 : next);
  };
  const go = (step) => {
    const found = matchesOf(editor.state.doc, words.value);
    const { from, to } = editor.state.selection;
    const here = found.findIndex((match) => match.from === from && match.to === to);
    const after = found.findIndex((match) => match.from >= from);
    const start = here >= 0 ? here + step : step > 0 ? after : after - 1;
    show(found, found.length ? (start + found.length) % found.length : -1);
  };
  const replace = (places) => {
    const { state, view } = editor;
    const tr = closeHistory(state.tr);
    for (const { from, to } of places.toReversed()) {
      if (instead.value) tr.replaceWith(from, to, state.schema.text(instead.value, state.doc.resolve(from).marksAcross(state.doc.resolve(to)) ?? []));
      else tr.delete(from, to);
    }
    view.dispatch(tr);
    look();
    return say("replaced", { number: places.length });
  };
  const close = () => {
    bar.hidden = true;
    const { state, view } = editor;
    view.dispatch(showing(state.tr, [], -1));
    view.focus();
  };
  const chosen = () => {
    const { found, at } = matchesIn(editor.state);
    return found[at] ? [found[at]] : [];
  };

  const does = {
    next: () => go(1),
    before: () => go(-1),
    one: () => chosen().length && replace(chosen()),
    all: () => replace(matchesOf(editor.state.doc, words.value)),
    close,
  };
  bar.addEventListener("click", (event) => does[event.target.closest("button")?.dataset.part]?.());
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === words) go(event.shiftKey ? -1 : 1);
    else if (event.key === "Enter" && event.target === instead) does.one();
    else return;
    event.preventDefault(); // Enter does not send the form around
  });
  bar.addEventListener("input", (event) => {
    event.stopPropagation(); // nothing of the form is typed here
    if (event.target !== words) return; // what is typed beside them does not stop the search
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE);
  });
  editor.on("update", () => {
    if (bar.hidden) return;
    clearTimeout(pause);
    pause = setTimeout(() => {
      const { at } = matchesIn(editor.state);
      const found = matchesOf(editor.state.doc, words.value);
      editor.view.dispatch(showing(editor.state.tr, found, Math.min(at, found.length - 1)));
    }, PAUSE);
  });

  return () => {
    const { from, to } = editor.state.selection;
    const picked = editor.state.doc.textBetween(from, to, " ", " ");
    bar.hidden = false;
    if (picked && picked.length < 80) words.value = picked;
    words.focus();
    words.select();
    look();
  };
};
