// What is copied, as plain text for other programs: as blocks/text.py writes it, with the quotation marks that the page shows.
import { runsOf } from "./runs.js";

const LINES = "\n";
const BETWEEN = { row: "\t", table: LINES, ul: LINES, ol: LINES, li: LINES, cell: LINES, head: LINES };
const AROUND = { cell: "row", head: "row", row: "table", li: "ul" };

const signed = (node) => {
  let [out, before] = ["", 0];
  for (const { text, q = 0 } of runsOf(node)) {
    if (q !== before) out += (before ? "“" : "") + (q ? "„" : "");
    out += text;
    before = q;
  }
  return before ? `${out}“` : out;
};

const joined = (name, fragment) => {
  const parts = [];
  fragment.forEach((node) => parts.push(node.isTextblock ? signed(node) : joined(node.type.name, node.content)));
  return (name === "row" ? parts : parts.filter(Boolean)).join(BETWEEN[name] ?? "\n\n");
};

// Cells and items can be chosen without what holds them.
export const plainText = ({ content }) => joined(AROUND[content.firstChild?.type.name], content);
