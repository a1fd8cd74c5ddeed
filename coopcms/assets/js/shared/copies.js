// What this device keeps of forms that are being written in: one copy for each form and person, until its words are saved.
const copies = (() => {
  const PREFIX = "coopcms-words:";
  const marked = (copy, marks) => marks.includes(copy?.token) || marks.includes(copy?.words.once);
  const parsed = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null; // somebody else's, or no store at all
    }
  };
  const drop = (key) => {
    try {
      localStorage.removeItem(key);
    } catch {
      return; // no store: nothing to forget
    }
  };
  const keys = (user) => {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}${user}:`));
    } catch {
      return [];
    }
  };
  return {
    key: (user, place) => `${PREFIX}${user}:${place}`,
    read: parsed,
    // false where the device keeps nothing: its store is full or shut
    write: (key, copy) => {
      try {
        localStorage.setItem(key, JSON.stringify(copy));
        return true;
      } catch {
        return false;
      }
    },
    drop,
    of: (user) => keys(user).map((key) => [key, parsed(key)]),
    dropSaved: (user, marks) => keys(user).filter((key) => marked(parsed(key), marks)).forEach(drop),
  };
})();
