// Links that lead somewhere stay; those into the document they come from, and all that could do something, dissolve.
import { safeHref } from "../addresses.js";

export const links = (root) => {
  for (const link of root.querySelectorAll("a")) {
    const href = safeHref(link.getAttribute("href") ?? "");
    if (!href || href.startsWith("#") || !link.textContent.trim()) link.replaceWith(...link.childNodes);
  }
};
