// What a block is: paragraph or heading, list, quote, box.
import { TextSelection } from "@tiptap/pm/state";
import { depthAllows } from "../depth.js";
import { chosenBlock, fitting } from "../headings.js";

export const isWithin = (state, name) => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type.name === name) return true;
  return false;
};

// What a picture or PDF is part of stays as it is: neither is a paragraph that could become something else.
const FIXED = { picture: "not_picture", document: "not_document" };
export const spares = ({ doc, selection: { from, to } }, say) => {
  let found = "";
  doc.nodesBetween(from, to, (node) => {
    found ||= FIXED[node.type.name] ?? "";
    return !found;
  });
  if (found) say(found);
  return !found;
};

// Every selected paragraph or heading becomes this; ids and languages stay.
const become = ({ editor, say }, name, attrs = {}) => {
  const { tr, schema, selection } = editor.state;
  if (!spares(editor.state, say)) return false;
  tr.doc.nodesBetween(selection.from, selection.to, (node, pos) => {
    if (node.isTextblock) tr.setNodeMarkup(pos, schema.nodes[name], { ...node.attrs, ...attrs });
  });
  editor.view.focus();
  editor.view.dispatch(tr.scrollIntoView());
  return true;
};

const levelOf = (state) => chosenBlock(state)?.node.attrs.level;
const fitsAt = (state, level) => fitting(state.doc, chosenBlock(state)?.pos ?? 0, level);

const heading = (level) => ({
  on: (state) => levelOf(state) === level,
  unfit: (state) => fitsAt(state, level) < level,
  does: (desk) => {
    const { editor, say } = desk;
    if (levelOf(editor.state) === level) return become(desk, "p");
    const fits = fitsAt(editor.state, level);
    if (!become(desk, "heading", { level: fits })) return false;
    if (fits < level) say("level", { level: fits });
    return fits === level;
  },
});

const list = (name) => ({
  on: (state) => isWithin(state, name),
  does: ({ editor, say }) =>
    spares(editor.state, say) && (isWithin(editor.state, "li") || depthAllows(editor.state, 2, say)) && editor.chain().focus().toggleList(name, "li").run(),
});

const wrap = (name) => ({
  on: (state) => isWithin(state, name),
  does: ({ editor, say }) =>
    (name === "box" || spares(editor.state, say)) && (isWithin(editor.state, name) || depthAllows(editor.state, 1, say)) && editor.chain().focus().toggleWrap(name).run(),
});

const lineBreak = ({ editor: { state, view } }) => {
  view.focus();
  view.dispatch(state.tr.replaceSelectionWith(state.schema.nodes.break.create()).scrollIntoView());
  return true;
};

// A paragraph after (or before) the outermost block that holds the caret: the way out of a table at the end of a text.
export const leave = (editor, side = 1) => {
  const { state, view } = editor;
  const { $from } = state.selection;
  if ($from.depth < 2 && $from.parent.type.name !== "picture") return false;
  const pos = side > 0 ? $from.after(1) : $from.before(1);
  const tr = state.tr.insert(pos, state.schema.nodes.p.create());
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView());
  return true;
};

export const blocks = {
  p: { on: (state) => chosenBlock(state)?.node.type.name === "p", does: (desk) => become(desk, "p") },
  h2: heading(2),
  h3: heading(3),
  h4: heading(4),
  ul: list("ul"),
  ol: list("ol"),
  deeper: {
    does: ({ editor, say }) => depthAllows(editor.state, 2, say) && editor.chain().focus().sinkListItem("li").run(),
  },
  higher: { does: ({ editor }) => editor.chain().focus().liftListItem("li").run() },
  quote: wrap("quote"),
  box: wrap("box"),
  break: { does: lineBreak },
  leave: { does: ({ editor }) => leave(editor) },
};
