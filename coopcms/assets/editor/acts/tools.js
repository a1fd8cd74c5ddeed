// What helps while one writes: back and forth in time, search, outline, help.
import { redo, redoDepth, undo, undoDepth } from "@tiptap/pm/history";
import { pictureAt } from "../figures.js";
import { fileAt } from "../files.js";

const step = (name, act, depth) => ({
  can: (state) => depth(state) > 0,
  does: ({ editor: { state, view }, say }) => {
    view.focus();
    say(act(state, view.dispatch) ? `${name}_done` : `${name}_none`);
  },
});

export const tools = {
  undo: step("undo", undo, undoDepth),
  redo: step("redo", redo, redoDepth),
  picture: { on: (state) => Boolean(pictureAt(state)), does: ({ ask }) => ask.picture() },
  document: { on: (state) => Boolean(fileAt(state)), does: ({ ask }) => ask.document() },
  find: { does: ({ ask }) => ask.find() },
  outline: { does: ({ ask }) => ask.outline() },
  help: { does: ({ ask }) => ask.help() },
};
