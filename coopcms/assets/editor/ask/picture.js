// Which picture of the library stands in the text, and what is said to those who do not see it.
import { TextSelection } from "@tiptap/pm/state";
import { pictureAt, placeFor, thumbOf } from "../figures.js";
import { dialogOf } from "./dialog.js";
import { picker, spans } from "./picker.js";

const SMALL = 400;

const line = (hit) => {
  const image = Object.assign(document.createElement("img"), { src: hit.thumb, alt: "", loading: "lazy" });
  return [image, ...spans(hit)];
};

export const illustrating = (dialog, { editor, say, text }) => {
  const { form, open, onSend } = dialogOf(dialog, editor);
  const { search, alt, decorative } = form.elements;
  const [shown, problem] = [dialog.querySelector(".chosen"), dialog.querySelector(".error")];
  let chosen = null;
  let proposed = "";

  const show = (hit) => {
    chosen = hit;
    shown.hidden = !hit;
    if (!hit) return;
    shown.querySelector("img").src = thumbOf(hit.picture, SMALL);
    shown.querySelector("span").textContent = hit.title ?? "";
  };
  const wrong = (message) => {
    problem.hidden = !message;
    problem.textContent = message;
    search.setAttribute("aria-invalid", String(Boolean(message)));
  };
  const found = picker(dialog, line, (hit) => {
    show(hit);
    wrong("");
    if (!alt.value.trim() || alt.value === proposed) alt.value = proposed = hit.alt;
    search.value = "";
    say("picture_chosen", { title: hit.title });
    alt.focus();
  });
  decorative.addEventListener("change", () => {
    alt.disabled = decorative.checked;
  });

  const put = (attrs) => {
    const { state, view } = editor;
    const here = pictureAt(state);
    if (here) {
      const tr = state.tr;
      for (const [name, value] of Object.entries(attrs)) tr.setNodeAttribute(here.pos, name, value);
      return view.dispatch(tr);
    }
    const { from, to } = placeFor(state);
    const tr = state.tr.replaceWith(from, to, state.schema.nodes.picture.create(attrs));
    return view.dispatch(tr.setSelection(TextSelection.create(tr.doc, from + 1)).scrollIntoView());
  };

  onSend(() => {
    if (!chosen) {
      wrong(text("picture_missing"));
      search.focus();
      return false;
    }
    const words = alt.value.replace(/\s+/g, " ").trim();
    put({ picture: chosen.picture, decorative: decorative.checked, alt: decorative.checked ? null : words || null });
    return say("picture_set");
  });
  dialog.addEventListener("close", found.clear);

  return () => {
    const known = pictureAt(editor.state)?.node.attrs;
    show(known ? { picture: known.picture } : null);
    alt.value = known?.alt ?? "";
    proposed = "";
    decorative.checked = alt.disabled = Boolean(known?.decorative);
    search.value = "";
    wrong("");
    open();
    search.focus();
    found.ask();
  };
};
