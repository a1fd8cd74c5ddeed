// The document as our nested JSON blocks, words as they are typed: what the server's checks read.
import { runsOf } from "./runs.js";

const KINDS = { head: "cell" };

const marksOf = (run, quote) =>
  [run.a && `a:${run.a}`, run.em && "em", run.lang && `lang:${run.lang}`, quote && `q:${quote}`, run.strong && "strong"].filter(Boolean);

// Quotes are counted in reading order; a break ends none.
const counter = () => {
  let count = 0;
  return (node) => {
    let before = 0;
    return runsOf(node).map((run) => {
      if (run.text === "\n") return ["\n", []];
      if (run.q && run.q !== before) count++;
      before = run.q ?? 0;
      return [run.text, marksOf(run, run.q ? count : 0)];
    });
  };
};

const block = (node, runs) => {
  const { id, lang, level, picture, alt, decorative, document: file } = node.attrs;
  const name = node.type.name;
  const shown = picture && { picture, ...(decorative ? { decorative } : alt && { alt }) };
  if (file) return { type: name, id, attrs: { ...(lang && { lang }), document: file }, runs: [] };
  const attrs = { ...(lang && { lang }), ...(name === "head" && { header: true }), ...shown };
  const found = { type: level ? `h${level}` : (KINDS[name] ?? name), id, attrs };
  if (node.isTextblock) return node.content.size || picture ? { ...found, runs: runs(node) } : null;
  const children = blocksIn(node, runs);
  return children.length || found.type === "cell" ? { ...found, children } : null;
};

const blocksIn = (node, runs) => {
  const found = [];
  node.forEach((child) => found.push(block(child, runs)));
  return found.filter(Boolean);
};

export const blocksOf = (doc) => blocksIn(doc, counter());
