// What was done is undone and done again.
import { Extension } from "@tiptap/core";
import { history, redo, undo } from "@tiptap/pm/history";

const asCommand = (step) => () => ({ state, dispatch, tr }) => {
  tr.setMeta("preventDispatch", true); // the step makes a transaction of its own
  return step(state, dispatch);
};

export const Past = Extension.create({
  name: "past",
  addCommands: () => ({ undo: asCommand(undo), redo: asCommand(redo) }),
  addProseMirrorPlugins: () => [history()],
});
