// The textarea stays the field of the form: it holds the words at the latest when anything asks for them. What somebody
// else writes into it, the browser on the way back to the page or a script that restores words, comes into the editor.
import { closeHistory } from "@tiptap/pm/history";
import { read } from "./reading.js";
import { html } from "./writing.js";

const PAUSE = 250; // milliseconds at most between a key and the field

export const keepInStep = (editor, area) => {
  const begun = { doc: editor.state.doc, value: area.value };
  let written = begun.doc;
  let told = begun.value;
  let timer = 0;

  const write = () => {
    const { doc } = editor.state;
    if (doc === written) return;
    written = doc;
    area.value = doc.eq(begun.doc) ? begun.value : html(doc); // what was taken back is no change
  };
  const tell = () => {
    clearTimeout(timer);
    timer = 0;
    write();
    if (area.value === told) return;
    told = area.value;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const take = () => {
    if (area.value === told) return;
    const { state, view } = editor;
    const { content } = read(area.value, state.schema);
    told = area.value;
    view.dispatch(closeHistory(state.tr.replaceWith(0, state.doc.content.size, content)));
    view.dispatch(closeHistory(editor.state.tr));
    written = editor.state.doc;
    clearTimeout(timer);
    timer = 0;
  };

  editor.on("update", () => {
    timer ||= setTimeout(tell, PAUSE);
  });
  editor.on("blur", tell);
  area.addEventListener("input", take);
  addEventListener("pageshow", () => {
    if (editor.state.doc === written) take();
  });
  area.form.addEventListener("formdata", (event) => {
    write();
    event.formData.set(area.name, area.value);
  });
  addEventListener("submit", tell, true);
  addEventListener("pagehide", tell, true);
  document.addEventListener("visibilitychange", tell);
  return { now: tell, value: () => (write(), area.value) };
};
