// Emphasis as programs write it: bold that is switched off is none, weight and slant in a style are, a heading has none.
const styled = (element, name) => new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, "i").exec(element.dataset.style ?? "")?.[1].trim().toLowerCase();
const isBold = (value) => value === "bold" || value === "bolder" || Number(value) >= 600;
const isPlain = (value) => value === "normal" || value === "lighter" || Number(value) < 600;

const unwrap = (element) => element.replaceWith(...element.childNodes);
const wrap = (element, tag) => {
  const mark = element.ownerDocument.createElement(tag);
  mark.append(...element.childNodes);
  element.append(mark);
};

export const emphasis = (root) => {
  for (const element of root.querySelectorAll("b, strong")) if (isPlain(styled(element, "font-weight"))) unwrap(element);
  for (const element of root.querySelectorAll("i, em")) if (styled(element, "font-style") === "normal") unwrap(element);
  for (const element of root.querySelectorAll("span, font")) {
    if (isBold(styled(element, "font-weight"))) wrap(element, "strong");
    if (/^(italic|oblique)/.test(styled(element, "font-style") ?? "")) wrap(element, "em");
  }
  for (const element of root.querySelectorAll(":is(h1, h2, h3, h4, h5, h6, th) :is(b, strong)")) unwrap(element);
};
