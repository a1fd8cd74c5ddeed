// Word's lists are paragraphs with a level in their style and a typed marker; they become lists in lists.
const LEVEL = /mso-list:\s*\S+\s+level(\d+)/i;
const NUMBER = /^\(?(\d+|[a-z]|[ivxlc]+)[.)]/i;

const styleOf = (element) => element.dataset?.style ?? "";
const isItem = (element) => element?.nodeName === "P" && LEVEL.test(styleOf(element));

const nextElement = (element) => {
  let next = element.nextSibling;
  while (next && next.nodeType !== Node.ELEMENT_NODE && !next.textContent.trim()) next = next.nextSibling;
  return next?.nodeType === Node.ELEMENT_NODE ? next : null;
};

// Takes the marker off and says which kind of list it belongs to.
const kindOf = (paragraph) => {
  const markers = [...paragraph.querySelectorAll("span")].filter((span) => /mso-list:\s*Ignore/i.test(styleOf(span)));
  const text = markers[0]?.textContent.trim() ?? "";
  for (const marker of markers) marker.remove();
  return NUMBER.test(text) ? "ol" : "ul";
};

const listed = (paragraphs) => {
  const open = []; // {level, list} from outside to inside
  const make = (tag) => paragraphs[0].ownerDocument.createElement(tag);
  const start = make("div");
  paragraphs[0].before(start);
  for (const paragraph of paragraphs) {
    const level = Number(LEVEL.exec(styleOf(paragraph))[1]);
    const kind = kindOf(paragraph);
    while (open.length > 1 && open.at(-1).level > level) open.pop();
    const top = open.at(-1);
    if (!top || top.level < level || top.list.localName !== kind) {
      const list = make(kind);
      if (top && top.level < level) top.list.lastElementChild.append(list);
      else if (top) {
        top.list.after(list);
        open.pop();
      } else start.append(list);
      open.push({ level, list });
    }
    const item = make("li");
    item.append(...paragraph.childNodes);
    open.at(-1).list.append(item);
    paragraph.remove();
  }
  start.replaceWith(...start.childNodes);
};

export const wordLists = (root) => {
  for (const first of root.querySelectorAll("p[data-style]")) {
    if (!first.isConnected || !isItem(first)) continue;
    const paragraphs = [first];
    while (isItem(nextElement(paragraphs.at(-1)))) paragraphs.push(nextElement(paragraphs.at(-1)));
    listed(paragraphs);
  }
};
