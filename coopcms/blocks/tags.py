"""What the tags of HTML become: blocks, marks, a boundary between blocks, or nothing."""

LEAF_TAGS = {
    **{tag: "p" for tag in ("p", "pre", "address", "dt", "dd", "figcaption", "caption", "summary", "legend")},
    **{"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"},
}
GROUP_TAGS = {
    **{"ul": "ul", "menu": "ul", "ol": "ol", "li": "li", "blockquote": "quote", "aside": "box"},
    **{"table": "table", "tr": "row", "td": "cell", "th": "cell"},
}
MARK_TAGS = {"em": "em", "i": "em", "strong": "strong", "b": "strong"}
# dissolve, but words on both sides of them are not one paragraph
BOUNDARY_TAGS = frozenset(
    ("html", "head", "body", "div", "section", "article", "header", "footer", "main", "nav", "hgroup", "search")
    + ("form", "fieldset", "select", "optgroup", "option", "figure", "dl", "details", "dialog", "center", "hr")
    + ("thead", "tbody", "tfoot", "colgroup", "col", "video", "audio", "object")
)
# their content is not for reading
HIDDEN_TAGS = frozenset(("script", "style", "template", "title", "iframe", "noembed", "noframes"))
VOID_TAGS = frozenset(
    ("area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param")
    + ("source", "track", "wbr")
)
