// Tables: rows and columns come and go, cells of the first row or column are heads.
import { TextSelection } from "@tiptap/pm/state";
import * as tables from "@tiptap/pm/tables";
import { depthAllows } from "../depth.js";
import { spares } from "./blocks.js";

const ROWS = 3;
const COLUMNS = 3;

const made = ({ nodes }) => {
  const row = (type) => nodes.row.create(null, Array.from({ length: COLUMNS }, () => type.createAndFill()));
  return nodes.table.create(null, Array.from({ length: ROWS }, (_, n) => row(n ? nodes.cell : nodes.head)));
};

const insert = ({ editor, say }) => {
  const { state, view } = editor;
  if (!spares(state, say) || !depthAllows(state, 3, say)) return false;
  const tr = state.tr.replaceSelectionWith(made(state.schema));
  let first = null;
  tr.doc.nodesBetween(Math.max(0, tr.mapping.map(state.selection.from, -1) - 1), tr.doc.content.size, (node, pos) => {
    if (first === null && node.type.name === "head") first = pos + 2;
    return first === null;
  });
  view.focus();
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, first)).scrollIntoView());
  say("table_made", { rows: ROWS, columns: COLUMNS });
  return false;
};

const act = (command) => ({
  does: ({ editor: { state, view } }) => {
    view.focus();
    return command(state, view.dispatch);
  },
});

// The next cell, or out of the table: the tab key is never caught.
export const tab = (step) => (editor) => {
  const { state, view } = editor;
  return tables.isInTable(state) && tables.goToNextCell(step)(state, view.dispatch);
};

export const table = {
  table: { does: insert },
  row_before: act(tables.addRowBefore),
  row_after: act(tables.addRowAfter),
  row_gone: act(tables.deleteRow),
  column_before: act(tables.addColumnBefore),
  column_after: act(tables.addColumnAfter),
  column_gone: act(tables.deleteColumn),
  head_row: act(tables.toggleHeader("row")),
  head_column: act(tables.toggleHeader("column")),
  table_gone: act(tables.deleteTable),
};
