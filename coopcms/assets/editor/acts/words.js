// Marks on words: emphasis and quotes. With nothing selected they hold for what is typed next.
import { toggleMark } from "@tiptap/pm/commands";
import { nextQuote } from "../schema.js";

const hasMark = (state, name) => {
  const type = state.schema.marks[name];
  const { from, to, empty, $from } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
};

export const mark = (name, attrs = () => null) => ({
  on: (state) => hasMark(state, name),
  does: ({ editor }) => {
    const { state, view } = editor;
    view.focus();
    return toggleMark(state.schema.marks[name], attrs())(state, view.dispatch);
  },
});

// A mark whose words are asked for in a dialog: the button shows whether the caret is in one.
export const asked = (name) => ({
  on: (state) => hasMark(state, name),
  does: ({ ask }) => ask[name](),
});

export const words = {
  strong: mark("strong"),
  em: mark("em"),
  q: mark("q", () => ({ n: nextQuote() })),
  a: asked("a"),
  lang: asked("lang"),
};
