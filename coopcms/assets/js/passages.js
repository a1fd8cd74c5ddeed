// A review: a comment can be about words that are selected in the text; a button below them opens its form, as c does.
const text = document.querySelector(".proof");
const hint = text?.querySelector(".on-words");

if (hint) {
  const MOST = 1000; // letters
  const NOT_OURS = "del, .hidden, .ref, .left"; // words that are gone or only said, and ways to remarks
  const button = hint.querySelector("button");
  let chosen = null; // {block, words, start}

  // the letters of one block's new text, in the order of the text: [text node or line break, its letters]
  const letters = (block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const home = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
      if (home.closest("[data-block]") !== block || home.closest(NOT_OURS)) continue;
      if (node.nodeType === Node.TEXT_NODE) found.push([node, node.data]);
      else if (node.nodeName === "BR") found.push([node, "\n"]);
    }
    return found;
  };

  // what of one node lies in the range, as places in its letters
  const part = (range, node, length) => {
    if (!range.intersectsNode(node)) return [0, 0];
    const isText = node.nodeType === Node.TEXT_NODE;
    return [
      isText && node === range.startContainer ? range.startOffset : 0,
      isText && node === range.endContainer ? range.endOffset : length,
    ];
  };

  const wordsIn = (range) => {
    for (const block of text.querySelectorAll("[data-block]")) {
      if (!range.intersectsNode(block)) continue;
      let [words, start, at] = ["", -1, 0];
      for (const [node, own] of letters(block)) {
        const [from, to] = part(range, node, own.length);
        if (from < to && start < 0) start = at + from;
        if (from < to) words += own.slice(from, to);
        at += own.length;
      }
      const lead = words.length - words.trimStart().length;
      if (words.trim()) return { block, words: words.trim(), start: start + lead };
    }
    return null;
  };

  const placeOf = (block) =>
    block.closest(".passage")?.querySelector(":scope > .talk > .say-here") ??
    block.closest(".field-of")?.querySelector(".say-here");

  const look = () => {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    if (!range && document.activeElement === button) return; // it was just reached by the tab key
    const found = range && range.intersectsNode(text) ? wordsIn(range) : null;
    chosen = found && found.words.length <= MOST && placeOf(found.block) ? found : null;
    button.hidden = !chosen;
    if (chosen) chosen.block.closest(".text").append(button); // right below the words, and next for the tab key
  };

  // the field that says which words it is about, made where there is only one sentence
  const fieldOf = (form) => {
    if (form.elements.words) return form.elements.words;
    const [label, select] = [document.createElement("label"), document.createElement("select")];
    label.className = "words";
    select.name = "words";
    select.append(new Option(form.dataset.whole, ""));
    label.append(form.dataset.words, select);
    form.elements.comment.closest("label").before(label);
    return select;
  };

  const open = () => {
    if (!chosen) return;
    const { block, words, start } = chosen;
    const place = placeOf(block);
    const form = place.querySelector("form");
    const select = fieldOf(form);
    const option = select.querySelector("[data-own]") ?? document.createElement("option");
    option.dataset.own = "";
    option.value = words;
    option.textContent = words.length > 90 ? `${words.slice(0, 87)} …` : words;
    select.prepend(option);
    select.value = words;
    option.selected = true;
    form.elements.near.value = `${block.dataset.block}:${start}`;
    select.addEventListener("change", () => (form.elements.near.value = ""), { once: true });
    place.open = true;
    button.hidden = true;
    form.elements.comment.focus();
    form.scrollIntoView({ block: "nearest" });
  };

  let frame = 0;
  document.addEventListener("selectionchange", () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(look);
  });
  button.addEventListener("mousedown", (event) => event.preventDefault()); // the words stay selected
  button.addEventListener("click", open);
  text.tabIndex = -1;
  text.addEventListener("keydown", (event) => {
    if (event.key !== "c" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!chosen || event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    open();
  });
  hint.hidden = false;
}
