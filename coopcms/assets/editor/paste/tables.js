// Tables: those that only place things dissolve; cells that span others are followed by empty ones; heads are found.
const MOST = 40; // cells that one may span

const make = (cell) => cell.ownerDocument.createElement(cell.localName);
const span = (cell, name) => Math.min(Math.max(Number.parseInt(cell.getAttribute(name), 10) || 1, 1), MOST);

const isLayout = (table) => table.rows.length === 0 || table.querySelector("table") || /^(presentation|none)$/.test(table.getAttribute("role") ?? "") || [...table.rows].every((row) => row.cells.length < 2) && table.rows.length === 1;

const dissolved = (table) => {
  const parts = [...table.querySelectorAll(":scope > * > tr > *, :scope > tr > *, :scope > caption")];
  table.replaceWith(...parts.map((part) => {
    const block = part.ownerDocument.createElement("div");
    block.append(...part.childNodes);
    return block;
  }));
};

const squared = (table) => {
  const below = []; // how many rows a cell of each column still reaches into
  for (const row of table.rows) {
    let column = 0;
    const pass = (before) => {
      for (; below[column] > 0; column++) {
        below[column]--;
        if (before) before.before(make(before));
        else row.append(row.ownerDocument.createElement("td"));
      }
    };
    for (const cell of [...row.cells]) {
      pass(cell);
      const [wide, high] = [span(cell, "colspan"), span(cell, "rowspan")];
      for (let n = 1; n < wide; n++) cell.after(make(cell));
      for (let n = 0; n < wide; n++) below[column++] = high - 1;
      cell.removeAttribute("colspan");
      cell.removeAttribute("rowspan");
    }
    while (column < below.length) {
      if (below[column] > 0) pass(null);
      else column++;
    }
  }
};

const isBold = (cell) => {
  const bold = [...cell.querySelectorAll("b, strong")].map((mark) => mark.textContent).join("");
  return bold.replace(/\s/g, "") === cell.textContent.replace(/\s/g, "");
};

const headed = (table) => {
  if (table.querySelector("th")) return;
  const head = table.tHead?.rows[0] ?? table.rows[0];
  const filled = [...head.cells].filter((cell) => cell.textContent.trim());
  const isHead = table.tHead || (table.rows.length > 1 && filled.length > 0 && filled.every(isBold));
  for (const cell of isHead ? [...head.cells] : []) {
    for (const mark of cell.querySelectorAll("b, strong")) mark.replaceWith(...mark.childNodes);
    const th = cell.ownerDocument.createElement("th");
    th.append(...cell.childNodes);
    cell.replaceWith(th);
  }
};

export const tables = (root) => {
  for (const table of root.querySelectorAll("table")) if (isLayout(table)) dissolved(table);
  for (const table of root.querySelectorAll("table")) {
    squared(table);
    headed(table);
    if (!table.caption) continue;
    const words = table.ownerDocument.createElement("p");
    words.append(...table.caption.childNodes);
    table.before(words);
    table.caption.remove();
  }
};
