// The textarea stays the field of the form: it holds the words at the latest when anything asks for them.
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

  editor.on("update", () => {
    timer ||= setTimeout(tell, PAUSE);
  });
  editor.on("blur", tell);
  area.form.addEventListener("formdata", (event) => {
    write();
    event.formData.set(area.name, area.value);
  });
  addEventListener("submit", tell, true);
  addEventListener("pagehide", tell, true);
  document.addEventListener("visibilitychange", tell);
  return { now: tell, value: () => (write(), area.value) };
};
