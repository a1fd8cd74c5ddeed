// Every block has an id of its own, the one it came with where it had one; comments and findings hold on to it.
import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";

const ID = /^[A-Za-z0-9_-]{1,40}$/;
const bytes = new Uint8Array(4);

export const newId = () => `b${[...crypto.getRandomValues(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;

const isNamed = (node) => "id" in node.attrs;

// The node, and all within it, with ids none of which is in `used`; the ids are put there.
export const named = (node, used) => {
  if (node.isText) return node;
  const children = [];
  let attrs = node.attrs;
  if (isNamed(node)) {
    const own = ID.test(attrs.id ?? "") && !used.has(attrs.id) ? attrs.id : newId();
    used.add(own);
    attrs = { ...attrs, id: own };
  }
  node.forEach((child) => children.push(named(child, used)));
  return node.isLeaf && !isNamed(node) ? node : node.type.create(attrs, children, node.marks);
};

// The ids in a document.
export const idsIn = (doc) => {
  const found = new Set();
  doc.descendants((node) => {
    if (isNamed(node) && node.attrs.id) found.add(node.attrs.id);
    return !node.isTextblock;
  });
  return found;
};

// What a change touched, as one stretch of the new document.
const touched = (transactions, doc) => {
  let from = doc.content.size;
  let to = 0;
  transactions.forEach((transaction, n) => {
    const after = transactions.slice(n + 1);
    const map = (pos, side) => after.reduce((at, later) => later.mapping.map(at, side), pos);
    transaction.mapping.maps.forEach((step, at) => {
      const rest = transaction.mapping.slice(at + 1);
      step.forEach((_from, _to, start, end) => {
        from = Math.min(from, map(rest.map(start, -1), -1));
        to = Math.max(to, map(rest.map(end, 1), 1));
      });
    });
  });
  return [Math.max(0, from - 1), Math.min(doc.content.size, to + 1)];
};

const keepsIt = (node) => node.textContent !== "";

// Of blocks that a split has given the same id, the one with the words keeps it; blocks without one get one.
const renamed = (transactions, _before, { doc, tr }) => {
  if (!transactions.some((transaction) => transaction.docChanged)) return null;
  const [from, to] = touched(transactions, doc);
  const kept = new Map();
  doc.nodesBetween(from, to, (node, pos) => {
    if (!isNamed(node)) return false;
    const { id } = node.attrs;
    const other = kept.get(id);
    if (!id) tr.setNodeAttribute(pos, "id", newId());
    else if (!other) kept.set(id, { node, pos });
    else if (keepsIt(other.node) || !keepsIt(node)) tr.setNodeAttribute(pos, "id", newId());
    else {
      tr.setNodeAttribute(other.pos, "id", newId());
      kept.set(id, { node, pos });
    }
    return !node.isTextblock;
  });
  return tr.docChanged ? tr : null;
};

export const Names = Extension.create({
  name: "names",
  addProseMirrorPlugins: () => [new Plugin({ appendTransaction: renamed })],
});
