// The marks of footnotes and comments go; what a footnote says stays, as a paragraph; what colleagues remarked goes.
const REMARKS = ".MsoCommentReference, .MsoCommentText, [data-style*='mso-element:comment'], [data-style*='mso-comment-'], [id^='_com_'], a[href^='#_msocom'], a[name^='_msocom']";
const MARKS = [
  "a[href^='#_ftn'], a[name^='_ftn'], a[href^='#_edn'], a[name^='_edn'], a[data-style*='mso-footnote-id'], a[data-style*='mso-endnote-id']",
  ".sdfootnoteanc, .sdfootnotesym, .sdendnoteanc, .sdendnotesym, .MsoFootnoteReference, .MsoEndnoteReference",
  "[role=doc-noteref], [role=doc-backlink], sup.reference, a.footnote-ref, a.footnote-back, sup > a[href^='#fn'], sup > a[href^='#cite']",
].join(", ");
const TEXTS = "[data-style*='mso-element:footnote'], [data-style*='mso-element:endnote'], [id^='sdfootnote'], [id^='sdendnote'], .footnotes li, [role=doc-endnotes] li";

export const notes = (root) => {
  for (const element of root.querySelectorAll("[data-style]")) {
    element.dataset.style = element.dataset.style.replace(/\s*:\s*/g, ":"); // one spelling to look for
  }
  const texts = [...root.querySelectorAll(TEXTS)].filter((text) => !/mso-element:(foot|end)note-list/.test(text.dataset.style ?? ""));
  const said = texts.filter((text) => text.textContent.trim()).length;
  for (const remark of root.querySelectorAll(REMARKS)) remark.remove();
  for (const mark of root.querySelectorAll(MARKS)) mark.remove();
  for (const sup of root.querySelectorAll("sup")) if (!sup.textContent.trim()) sup.remove();
  return said;
};
