// The text of an editor as its blocks: those that hold words, and what they say.
const leavesIn = (blocks) => blocks.flatMap((block) => (block.runs ? [block] : leavesIn(block.children ?? [])));
const textOf = (leaf) => leaf.runs.map(([text]) => text).join("");
