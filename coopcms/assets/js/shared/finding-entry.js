// One finding as an entry of the panel's list: what it is, the words in their sentence, why, what instead, what can be done.
const LONGEST_NAME = 60; // letters of a passage in the name of a button
const AT_ONCE = 2; // proposals in sight; more are folded

const entriesFrom = (sketch, text) => {
  const part = (entry, name) => entry.querySelector(`[data-part="${name}"]`);
  const put = (entry, name, words) => {
    const node = part(entry, name);
    if (node.textContent !== words) node.textContent = words;
    node.hidden = !words;
  };
  // Two places with the same words are told apart by their number.
  const short = (words) => (words.length > LONGEST_NAME ? `${words.slice(0, LONGEST_NAME)} …` : words);
  const named = (name, finding, values) => text(name, { surface: short(finding.surface), ...values }) + (finding.nth ? text("nth", { number: finding.nth }) : "");

  // What stands around the words, and a sign that there is more of it.
  const hasWords = (rest) => /[\p{L}\p{N}]/u.test(rest);
  const ahead = ({ text: whole, start, before }) => {
    const rest = whole.slice(0, start - before.length);
    return hasWords(rest) ? `… ${before}` : rest + before;
  };
  const behind = ({ text: whole, end, after }) => {
    const rest = whole.slice(end + after.length);
    return hasWords(rest) ? `${after} …` : after + rest;
  };

  const way = (finding, offer, number) => {
    const line = document.createElement("li");
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: offer.text });
    const old = finding.text.slice(offer.start, offer.end) || finding.surface;
    const style = document.createElement("span");
    button.lang = "de";
    button.dataset.offer = number;
    button.ariaLabel = named("replace", finding, { old: short(old), new: offer.text });
    style.textContent = [text(`style_${offer.style}`), offer.advice].filter(Boolean).join(" · ");
    line.append(button, style);
    return line;
  };
  const offered = new WeakMap();
  const isPlain = (offer) => offer.style === "neutral";
  const ordered = (offers) => [...offers.filter(isPlain), ...offers.filter((offer) => !isPlain(offer))];
  const offer = (entry, finding) => {
    const all = JSON.stringify([finding.suggestions, finding.nth]);
    if (offered.get(entry) === all) return; // whoever is on a button stays there
    offered.set(entry, all);
    const kept = ordered(finding.suggestions);
    const ways = kept.filter((one) => one.text).map((one) => way(finding, one, finding.suggestions.indexOf(one)));
    const rest = ways.slice(AT_ONCE);
    const name = `more_${rest.length === 1 ? "one" : "many"}`;
    part(entry, "ways").replaceChildren(...ways.slice(0, AT_ONCE));
    part(entry, "rest").replaceChildren(...rest);
    part(entry, "more").hidden = !rest.length;
    part(entry, "more-name").textContent = text(name, { number: rest.length });
    part(entry, "more-name").ariaLabel = named(`${name}_at`, finding, { number: rest.length });
    put(entry, "advice", kept.filter((one) => !one.text && one.advice).map((one) => one.advice).join(" "));
  };

  return {
    part,
    put,
    made: () => sketch.content.firstElementChild.cloneNode(true),
    fill: (entry, finding) => {
      const { severity, title, surface, reason, decided } = finding;
      const field = isAlt(finding.block) ? "alt" : finding.field;
      entry.dataset.rule = finding.rule;
      put(entry, "severity", text(severity));
      put(entry, "title", title);
      put(entry, "field", field ? text(`field_${field}`) : "");
      put(entry, "before", ahead(finding));
      put(entry, "surface", surface);
      put(entry, "after", behind(finding));
      put(entry, "reason", reason);
      offer(entry, decided ? { ...finding, suggestions: [] } : finding);
      put(entry, "decided", decided ? text(decided.at ? "decided" : "decided_now", decided) : "");
      part(entry, "okay").hidden = Boolean(decided) || severity === "note";
      part(entry, "back").hidden = !decided;
      for (const name of ["okay", "back", "go"]) part(entry, name).ariaLabel = named(`${name}_at`, finding);
    },
  };
};
