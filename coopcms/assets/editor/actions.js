// What the buttons and keys do. An action answers true where it did something; `on` says whether its button is pressed.
import { depthAllows } from "./depth.js";
import { fitting } from "./headings.js";
import { nextQuote } from "./schema.js";

const blockAt = (state) => state.selection.$from.parent;
const within = (state, name) => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type.name === name) return true;
  return false;
};
const hasMark = (state, name) => {
  const type = state.schema.marks[name];
  const { from, to, empty, $from } = state.selection;
  if (empty) return Boolean(type.isInSet(state.storedMarks ?? $from.marks()));
  return state.doc.rangeHasMark(from, to, type);
};

const heading = (level) => ({
  on: (state) => blockAt(state).attrs.level === level,
  does: (editor, say) => {
    const { state } = editor;
    if (blockAt(state).attrs.level === level) return editor.chain().focus().setNode("p").run();
    const fits = fitting(state.doc, state.selection.$from.before(), level);
    if (fits < level) say("level", { level: fits });
    return editor.chain().focus().setNode("heading", { level: fits }).run();
  },
});

const mark = (name, attrs = () => ({})) => ({
  on: (state) => hasMark(state, name),
  does: (editor) => {
    const chain = editor.chain().focus();
    return (hasMark(editor.state, name) ? chain.unsetMark(name) : chain.setMark(name, attrs())).run();
  },
});

const list = (name) => ({
  on: (state) => within(state, name),
  does: (editor, say) => depthAllows(editor.state, within(editor.state, name) ? 0 : 2, say) && editor.chain().focus().toggleList(name, "li").run(),
});

const wrap = (name) => ({
  on: (state) => within(state, name),
  does: (editor, say) => depthAllows(editor.state, within(editor.state, name) ? 0 : 1, say) && editor.chain().focus().toggleWrap(name).run(),
});

export const actions = {
  p: { on: (state) => blockAt(state).type.name === "p", does: (editor) => editor.chain().focus().setNode("p").run() },
  h2: heading(2),
  h3: heading(3),
  h4: heading(4),
  strong: mark("strong"),
  em: mark("em"),
  q: mark("q", () => ({ n: nextQuote() })),
  ul: list("ul"),
  ol: list("ol"),
  quote: wrap("quote"),
  box: wrap("box"),
  break: { does: (editor) => editor.chain().focus().insertContent({ type: "break" }).run() },
  undo: { can: (editor) => editor.can().undo(), does: (editor) => editor.chain().focus().undo().run() },
  redo: { can: (editor) => editor.can().redo(), does: (editor) => editor.chain().focus().redo().run() },
};
