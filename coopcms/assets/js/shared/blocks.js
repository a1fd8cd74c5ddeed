// The text of an editor as its blocks: those that hold words, and what they say.
const leavesIn = (blocks) => blocks.flatMap((block) => (block.runs ? [block] : leavesIn(block.children ?? [])));
const textOf = (leaf) => leaf.runs.map(([text]) => text).join("");
// Every text of the blocks by the name of its place: the words of each, before them what is said of a picture.
export const ALT = "~alt";
export const isAlt = (name) => Boolean(name?.endsWith(ALT));
const textsIn = (blocks) =>
  leavesIn(blocks).flatMap((leaf) => [...(leaf.attrs?.alt ? [[leaf.id + ALT, leaf.attrs.alt]] : []), [leaf.id, textOf(leaf)]]);
