// Every shortcut stands once, in the toolbar's template; here they are hung up, beside what keys do in lists and tables.
import { Extension } from "@tiptap/core";
import { history } from "@tiptap/pm/history";
import { Selection } from "@tiptap/pm/state";
import { tableEditing } from "@tiptap/pm/tables";
import { leave } from "./acts/blocks.js";
import { tab } from "./acts/table.js";
import { below, chooseAtStart, isAtEnd } from "./figures.js";
import { beside, chooseFile } from "./files.js";

const bound = (keys) => {
  const parts = keys.split("+");
  const key = parts.pop();
  return [...parts.map((part) => (part === "Control" ? "Mod" : part)), key.length === 1 ? key.toLowerCase() : key].join("-");
};

export const shortcuts = (buttons, run) =>
  Extension.create({
    name: "shortcuts",
    priority: 200,
    addKeyboardShortcuts: () =>
      Object.fromEntries(
        [...buttons].flatMap((button) =>
          button.getAttribute("aria-keyshortcuts").split(" ").map((keys) => [bound(keys), () => (run(button.dataset.do), true)]),
        ),
      ),
  });

// A shortcut acts on what is selected now, however fast the keys come; and what it did here it does nowhere else on the
// page: Control+K is a link and no quick access. The form hears of words from its field only, not of each key.
export const mannerly = ({ view }) => {
  view.dom.addEventListener(
    "keydown",
    (event) => (event.ctrlKey || event.altKey || event.metaKey) && !event.isComposing && view.domObserver.flush(),
    true,
  );
  view.dom.addEventListener("keydown", (event) => event.defaultPrevented && event.stopPropagation());
  view.dom.addEventListener("input", (event) => event.stopPropagation());
};

// Who comes by the tab key sees the caret, wherever in a long text it stands. Who moves it by keys sees it, too: a slow
// browser tells of the move so late that the view takes it for no key's any more and leaves the caret below the toolbar.
const MOVES = /^(Arrow|Page|Home$|End$)/;
export const inSight = (editor) => {
  const { view } = editor;
  let [isPointed, isKeyed] = [false, false];
  const show = () => requestAnimationFrame(() => view.dispatch(view.state.tr.scrollIntoView()));
  view.dom.addEventListener("pointerdown", () => {
    [isPointed, isKeyed] = [true, false];
  });
  view.dom.addEventListener("keydown", ({ key }) => {
    isKeyed = MOVES.test(key);
  });
  editor.on("selectionUpdate", () => {
    if (isKeyed) show();
    isKeyed = false;
  });
  view.dom.addEventListener("focus", () => {
    if (!isPointed) show();
    isPointed = false;
  });
};

// At the rim of a text that begins or ends with a table, list or box, the arrows make a paragraph to go to.
const rim = (side) => ({ editor }) => {
  if (beside(editor, side)) return true;
  const { state, view } = editor;
  const { $from, empty } = state.selection;
  const isLast = side > 0 ? $from.depth && $from.after(1) === state.doc.content.size : $from.depth && $from.before(1) === 0;
  const isLoose = $from.depth < 2 && $from.parent.type.name !== "picture";
  if (!empty || !isLast || isLoose || !view.endOfTextblock(side > 0 ? "down" : "up")) return false;
  const table = $from.node(1).type.name === "table";
  const isRim = table
    ? $from.index(1) === (side > 0 ? $from.node(1).childCount - 1 : 0)
    : !Selection.findFrom(state.doc.resolve(side > 0 ? $from.after() : $from.before()), side, true);
  return isRim && leave(editor, side);
};

export const inPlace = Extension.create({
  name: "inPlace",
  priority: 150,
  addKeyboardShortcuts() {
    return {
      Enter: () => below(this.editor) || this.editor.commands.splitListItem("li"),
      Delete: () => isAtEnd(this.editor.state) || chooseFile(1)(this.editor),
      Backspace: () => {
        const { empty, $from } = this.editor.state.selection;
        if (chooseAtStart(this.editor) || chooseFile(-1)(this.editor)) return true;
        const isFirst = empty && $from.parentOffset === 0 && $from.depth > 1 && $from.node(-1).type.name === "li" && $from.index(-1) === 0;
        return isFirst && this.editor.commands.liftListItem("li");
      },
      "Mod-Enter": () => leave(this.editor),
      Tab: () => tab(1)(this.editor),
      "Shift-Tab": () => tab(-1)(this.editor),
      ArrowDown: rim(1),
      ArrowUp: rim(-1),
    };
  },
  addProseMirrorPlugins: () => [tableEditing(), history()],
});
