// What other scripts of the page may do with the text: `window.coopcmsEditor`. What is said of a picture is a place, too.
import { closeHistory } from "@tiptap/pm/history";
import { NodeSelection, TextSelection } from "@tiptap/pm/state";
import { isAlt } from "../js/shared/blocks.js";
import { blocksOf } from "./blocks.js";
import { describe, describing, descriptionAt } from "./figures.js";
import { rangeAt } from "./places.js";
import { read } from "./reading.js";

const pieces = (schema, text, marks) =>
  text.split("\n").flatMap((line, n) => [...(n ? [schema.nodes.break.create()] : []), ...(line ? [schema.text(line, marks)] : [])]);

export const api = (editor, field, findings) => ({
  blocks: () => blocksOf(editor.state.doc),
  html: () => field.value(),
  // Other words in place of all, as one step that undo takes back.
  set: (html) => {
    editor.view.dispatch(closeHistory(editor.state.tr));
    editor.commands.setContent(read(html, editor.schema));
    editor.view.dispatch(closeHistory(editor.state.tr));
    field.now();
  },
  mark: findings.mark,
  here: () => describing(editor.view) ?? findings.here(),
  // One step that undo takes back as a whole; false where the place is gone or says something else than `where.text`.
  replace: (where, text) => {
    const { state, view } = editor;
    if (isAlt(where.block)) {
      const isDone = describe(view, where, text);
      field.now();
      return isDone;
    }
    const range = rangeAt(state.doc, where);
    if (!range) return false;
    const { from, to } = range;
    if (where.text !== undefined && state.doc.textBetween(from, to, "\n", "\n") !== where.text) return false;
    const marks = to > from ? state.doc.resolve(from).marksAcross(state.doc.resolve(to)) : state.doc.resolve(from).marks();
    view.dispatch(closeHistory(state.tr));
    view.dispatch(closeHistory(editor.state.tr.replaceWith(from, to, pieces(state.schema, text, marks ?? []))));
    view.dispatch(closeHistory(editor.state.tr));
    field.now();
    return true;
  },
  go: (where) => {
    const { state, view } = editor;
    if (isAlt(where.block)) return descriptionAt(view, where)?.go(where) ?? false;
    const range = rangeAt(state.doc, where);
    if (!range) return false;
    view.focus();
    const [$from, $to] = [state.doc.resolve(range.from), state.doc.resolve(range.to)];
    const isFile = $from.nodeAfter?.type.name === "document";
    view.dispatch(state.tr.setSelection(isFile ? new NodeSelection($from) : TextSelection.between($from, $to)).scrollIntoView());
    return true;
  },
});
