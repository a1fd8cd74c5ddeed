// A PDF in the text: a line that says which one it is; it has no words, keys choose it and take it out whole.
import { Extension } from "@tiptap/core";
import { NodeSelection, Plugin, TextSelection } from "@tiptap/pm/state";
import { answerOf } from "../js/shared/listbox.js";

const ASKS = "/admin/medien/dokumente/waehlen";

// {node, pos} of the PDF that is chosen, or null.
export const fileAt = ({ selection }) => (selection.node?.type.name === "document" ? { node: selection.node, pos: selection.from } : null);

const isFile = (node) => node?.type.name === "document";

// Backspace at the begin of what follows a PDF, Delete at the end of what stands before it: it is chosen, once more takes it out.
export const chooseFile = (side) => ({ state, view }) => {
  const { $from, empty } = state.selection;
  const isAtRim = side < 0 ? $from.parentOffset === 0 : $from.parentOffset === $from.parent.content.size;
  if (!empty || !$from.depth || !isAtRim) return false;
  const rim = side < 0 ? $from.before() : $from.after();
  const place = state.doc.resolve(rim);
  const node = side < 0 ? place.nodeBefore : place.nodeAfter;
  if (!isFile(node)) return false;
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, side < 0 ? rim - node.nodeSize : rim)).scrollIntoView());
  return true;
};

// Where nothing to write in stands beside a chosen PDF, the arrows make a paragraph to go to.
export const beside = ({ state, view }, side) => {
  const here = fileAt(state);
  if (!here) return false;
  const pos = side > 0 ? here.pos + here.node.nodeSize : here.pos;
  const place = state.doc.resolve(pos);
  if (side > 0 ? place.nodeAfter : place.nodeBefore) return false;
  const tr = state.tr.insert(pos, state.schema.nodes.p.create());
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView());
  return true;
};

// What the library says of a PDF, asked once for each.
const asked = new Map();
const told = (number) => {
  if (!asked.has(number)) asked.set(number, answerOf(`${ASKS}?nummer=${number}`).then(({ hits }) => hits[0]));
  return asked.get(number);
};
export const learn = (hit) => asked.set(hit.document, Promise.resolve(hit));

const viewOf = ({ sketch, text, say }) => (first, view, getPos) => {
  let node = first;
  const dom = sketch.content.firstElementChild.cloneNode(true);
  const [title, about] = [".title", ".about"].map((part) => dom.querySelector(part));

  const show = () => {
    const { document: number, id, lang } = node.attrs;
    dom.dataset.block = id ?? "";
    dom.dataset.document = number;
    if (lang) title.lang = lang;
    else title.removeAttribute("lang");
    title.textContent = text("document_number", { number });
    about.textContent = "";
    told(number).then(
      (hit) => {
        if (number !== node.attrs.document) return;
        if (hit) title.textContent = hit.title;
        about.textContent = hit?.about ?? text("document_lost");
      },
      () => asked.delete(number), // its number stands there; another time it may be told
    );
  };
  dom.querySelector("[data-act=gone]").addEventListener("click", () => {
    const pos = getPos();
    view.dispatch(view.state.tr.delete(pos, pos + node.nodeSize));
    view.focus();
    say("document_gone");
  });
  show();

  return {
    dom,
    update: (other) => {
      if (other.type !== node.type) return false;
      node = other;
      show();
      return true;
    },
    stopEvent: (event) => Boolean(event.target.closest?.("button")),
    ignoreMutation: () => true,
  };
};

export const files = ({ text, say }, sketch) => {
  const nodeViews = { document: viewOf({ sketch, text, say }) };
  return Extension.create({ name: "files", addProseMirrorPlugins: () => [new Plugin({ props: { nodeViews } })] });
};
