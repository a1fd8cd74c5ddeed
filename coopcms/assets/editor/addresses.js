// Which addresses and language codes may stand in a text: the same rules as blocks/marks.py.
const LANG = /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,3}$/i;
const SCHEME = /^(?:(https?):\/\/(?=[^/\\])|(mailto|tel):(?=.))/i;
const UNWANTED = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
export const LENGTH = 2000;

// The address as it is stored, or "".
export const safeHref = (given) => {
  const href = given.replace(UNWANTED, "").trim().replace(/\s/g, "%20");
  if (href.length > LENGTH) return "";
  const scheme = SCHEME.exec(href)?.[0];
  if (scheme) return scheme.toLowerCase() + href.slice(scheme.length);
  const isOwn = href.startsWith("#") || (href.startsWith("/") && !/^[/\\]/.test(href.slice(1)));
  return isOwn ? href : "";
};

// The language code in small letters, or "".
export const safeLang = (given) => {
  const code = given.trim().replace(/_/g, "-");
  return LANG.test(code) ? code.toLowerCase() : "";
};
