// What a button is called and its shortcut, shown while it is pointed at or has the focus; Escape takes it away.
const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

// "Control+B" as people read it on their keyboard.
export const spelled = (keys, text) =>
  keys
    .split("+")
    .map((key) => {
      const name = `key_${key === "Control" && MAC ? "Command" : key}`;
      const word = text(name);
      return word === name ? key : word;
    })
    .join("+");

export const tips = (bar, tip, text) => {
  const show = (button) => {
    const keys = button.getAttribute("aria-keyshortcuts");
    tip.textContent = button.querySelector(".name").textContent + (keys ? ` (${spelled(keys, text)})` : "");
    tip.hidden = false;
    const [outer, inner] = [bar.getBoundingClientRect(), button.getBoundingClientRect()];
    const most = Math.max(0, outer.width - tip.offsetWidth);
    tip.style.insetInlineStart = `${Math.min(Math.max(0, inner.left - outer.left), most)}px`;
    tip.style.insetBlockStart = `${inner.bottom - outer.top + 6}px`;
  };
  const hide = () => {
    tip.hidden = true;
  };
  bar.addEventListener("pointerover", (event) => {
    const button = event.target.closest("button");
    if (button && event.pointerType === "mouse") show(button);
  });
  bar.addEventListener("pointerleave", hide);
  bar.addEventListener("focusin", (event) => event.target.matches("button:focus-visible") && show(event.target));
  bar.addEventListener("focusout", hide);
  bar.addEventListener("keydown", (event) => event.key === "Escape" && hide());
};
