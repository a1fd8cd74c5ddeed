// Things to know above a form, one for each name, with what can be done about it; said once to those who listen.
const noticesIn = (place, say) => {
  const boxes = new Map();
  const live = document.createElement("p");
  live.className = "hidden";
  live.role = "status";
  place.append(live);

  const made = (name, ways) => {
    const box = document.createElement("div");
    const row = document.createElement("p");
    box.className = `notice draft-${name}`;
    row.className = "buttons";
    row.append(...ways);
    box.append(document.createElement("p"), ...(ways.length ? [row] : []));
    place.append(box);
    boxes.set(name, box);
    return box;
  };
  return {
    tell: (text) => {
      live.textContent = text;
    },
    // Without a text there is none. One whose words change keeps its buttons, and with them the focus.
    show: (name, text, ...ways) => {
      const box = boxes.get(name);
      if (!text) {
        box?.remove();
        boxes.delete(name);
        return;
      }
      const words = (box ?? made(name, ways)).firstChild;
      if (words.textContent !== text && !(box && name === "ends")) live.textContent = text;
      words.textContent = text;
    },
    button: (name, act) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", textContent: say(name) });
      button.addEventListener("click", act);
      return button;
    },
    link: (name, href, target = "") => {
      const link = document.createElement("a");
      Object.assign(link, { className: "button", href, target, textContent: say(name) });
      if (target) link.rel = "noopener";
      return link;
    },
  };
};
