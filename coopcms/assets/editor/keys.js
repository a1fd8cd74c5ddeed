// Every shortcut stands once, in the toolbar's template; here they are hung up, beside what keys do in lists.
import { Extension } from "@tiptap/core";

const PARTS = { Control: "Mod", ArrowRight: "ArrowRight", ArrowLeft: "ArrowLeft" };
const bound = (keys) => {
  const parts = keys.split("+").map((part) => PARTS[part] ?? part);
  const key = parts.pop();
  return [...parts, key.length === 1 ? key.toLowerCase() : key].join("-");
};

export const shortcuts = (buttons, run) =>
  Extension.create({
    name: "shortcuts",
    priority: 200,
    addKeyboardShortcuts: () =>
      Object.fromEntries(
        [...buttons].flatMap((button) =>
          button
            .getAttribute("aria-keyshortcuts")
            .split(" ")
            .map((keys) => [bound(keys), () => (run(button.dataset.do), true)]),
        ),
      ),
  });

export const inLists = Extension.create({
  name: "lists",
  priority: 150,
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem("li"),
      Backspace: () => {
        const { empty, $from } = this.editor.state.selection;
        const isFirst = empty && $from.parentOffset === 0 && $from.depth > 1 && $from.node(-1).type.name === "li" && $from.index(-1) === 0;
        return isFirst && this.editor.commands.liftListItem("li");
      },
    };
  },
});
