// Which PDF of the library stands in the text.
import { TextSelection } from "@tiptap/pm/state";
import { placeFor } from "../figures.js";
import { fileAt, learn } from "../files.js";
import { dialogOf } from "./dialog.js";
import { picker, spans } from "./picker.js";

export const offering = (dialog, { editor, say, text }) => {
  const { form, open, onSend } = dialogOf(dialog, editor);
  const { search } = form.elements;
  const [shown, problem, send] = [dialog.querySelector(".chosen"), dialog.querySelector(".error"), dialog.querySelector(".primary")];
  let chosen = null;

  const show = (hit) => {
    chosen = hit;
    shown.hidden = !hit;
    shown.replaceChildren(...(hit ? spans(hit) : []));
  };
  const wrong = (message) => {
    problem.hidden = !message;
    problem.textContent = message;
    search.setAttribute("aria-invalid", String(Boolean(message)));
  };
  const found = picker(dialog, spans, (hit) => {
    show(hit);
    wrong("");
    search.value = "";
    say("document_chosen", { title: hit.title });
    send.focus();
  });

  // In place of the chosen one, or below the block of the caret; one writes on in what stands after it.
  const put = (number) => {
    const { state, view } = editor;
    const { tr, schema } = state;
    const here = fileAt(state);
    if (here) return view.dispatch(tr.setNodeAttribute(here.pos, "document", number));
    const { from, to } = placeFor(state);
    const node = schema.nodes.document.create({ document: number });
    tr.replaceWith(from, to, node);
    const after = from + node.nodeSize;
    if (!tr.doc.nodeAt(after)?.isTextblock) tr.insert(after, schema.nodes.p.create());
    return view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  };

  onSend(() => {
    if (!chosen) {
      wrong(text("document_missing"));
      search.focus();
      return false;
    }
    learn(chosen);
    put(chosen.document);
    return say("document_set", { title: chosen.title });
  });
  dialog.addEventListener("close", found.clear);

  return () => {
    show(null);
    search.value = "";
    wrong("");
    open();
    search.focus();
    found.ask();
  };
};
