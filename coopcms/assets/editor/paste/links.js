// Links that lead somewhere stay; those into the document they come from, and all that could do something, dissolve.
import { safeHref } from "../addresses.js";

const isInside = (href) => !href || href.startsWith("#");

// How many led somewhere that no link may lead to.
export const links = (root) => {
  let left = 0;
  for (const link of root.querySelectorAll("a")) {
    const given = (link.getAttribute("href") ?? "").trim();
    const href = safeHref(given);
    const isSeen = Boolean(link.textContent.trim());
    if (!href && !isInside(given) && isSeen) left++;
    if (isInside(href) || !isSeen) link.replaceWith(...link.childNodes);
  }
  return left;
};
