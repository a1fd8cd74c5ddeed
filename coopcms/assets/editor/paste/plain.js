// Text without structure: an empty line parts paragraphs, a line end stays one, as blocks/text.py reads it.
import { Fragment, Slice } from "@tiptap/pm/model";

const EMPTY_LINES = /\n[ \t]*(?:\n[ \t]*)+/;

export const plain = (text, $context) => {
  const { schema } = $context.doc.type;
  const marks = $context.marks();
  const words = text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "").replace(/^\n+|\n+$/g, "");
  const lines = (part) => part.split("\n").flatMap((line, n) => [...(n ? [schema.nodes.break.create()] : []), ...(line ? [schema.text(line, marks)] : [])]);
  const blocks = words.split(EMPTY_LINES).map((part) => schema.nodes.p.create(null, lines(part)));
  return new Slice(Fragment.from(blocks), 1, 1);
};
