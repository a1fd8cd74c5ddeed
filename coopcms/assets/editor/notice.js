// What did not come in with a paste stands above the text until somebody puts it away or pastes anew.
export const noticeIn = (place, { text, leave }) => {
  const words = place.querySelector("p");
  place.querySelector("button").addEventListener("click", () => {
    place.hidden = true;
    leave();
  });
  return (sentences) => {
    words.textContent = sentences.map(([name, values]) => text(name, values)).join(" ");
    place.hidden = !sentences.length;
  };
};
