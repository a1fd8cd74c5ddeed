// The headings of the text, each a way to its place.
import { TextSelection } from "@tiptap/pm/state";
import { dialogOf } from "./dialog.js";

export const outline = (dialog, { editor }) => {
  const { open, close } = dialogOf(dialog, editor);
  const [list, none] = [dialog.querySelector("ol"), dialog.querySelector(".none")];

  const entry = ({ node, pos }) => {
    const [item, button] = [document.createElement("li"), document.createElement("button")];
    button.type = "button";
    button.textContent = node.textContent;
    item.className = `level-${node.attrs.level}`;
    button.addEventListener("click", () => {
      close();
      editor.view.focus();
      const { tr, doc } = editor.state;
      editor.view.dispatch(tr.setSelection(TextSelection.create(doc, pos + 1)).scrollIntoView());
    });
    item.append(button);
    return item;
  };

  return () => {
    const found = [];
    editor.state.doc.descendants((node, pos) => {
      if (node.type.name === "heading" && node.textContent.trim()) found.push({ node, pos });
      return !node.isTextblock;
    });
    list.replaceChildren(...found.map(entry));
    none.hidden = found.length > 0;
    open();
    const here = found.findLast(({ pos }) => pos < editor.state.selection.from);
    (list.children[found.indexOf(here)] ?? list.firstElementChild)?.querySelector("button").focus();
  };
};
