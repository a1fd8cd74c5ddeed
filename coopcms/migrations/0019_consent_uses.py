"""Which quotes and facts stand in a revision is kept beside it: the registry would have to read all texts."""

import json
from collections.abc import Iterator
from functools import reduce
from hashlib import sha256
from itertools import groupby
from operator import or_
from unicodedata import normalize

from peewee import AutoField, CharField, ForeignKeyField, JSONField, Model, TextField

_BATCH = 500  # revisions read at once
_ROWS = 1000  # of one insert
_TOLD = ('"quote"', '"q:', '"company', '"sector"', '"period"', '"technology"', '"figure_')  # one is in such words


def _tables(db):
    class Revision(Model):
        content = JSONField(default=dict)

        class Meta:
            database = db
            table_name = "revisions"

    class ConsentUse(Model):
        id = AutoField()
        revision = ForeignKeyField(Revision, backref="+", on_delete="CASCADE")
        kind = CharField(max_length=10)
        hash = CharField(max_length=64)
        company = TextField(default="")

        class Meta:
            database = db
            table_name = "consent_uses"
            indexes = ((("revision", "kind", "hash"), True),)

    return Revision, ConsentUse


def up(migrator, db):
    Revision, ConsentUse = _tables(db)
    db.create_tables([ConsentUse])
    words = Revision.content.cast("text")
    told = reduce(or_, (words.contains(mark) for mark in _TOLD))
    ids = [number for (number,) in Revision.select(Revision.id).where(told).order_by(Revision.id).tuples()]
    for start in range(0, len(ids), _BATCH):
        found = Revision.select(Revision.id, Revision.content).where(Revision.id.in_(ids[start : start + _BATCH]))
        rows = [
            {"revision": number, "kind": kind, "hash": key, "company": company}
            for number, content in found.tuples()
            for kind, key, company in _uses(content or {})
        ]
        for first in range(0, len(rows), _ROWS):
            ConsentUse.insert_many(rows[first : first + _ROWS]).execute()


def down(migrator, db):
    db.drop_tables([_tables(db)[1]])


# what follows is how quotes and facts were read out of the words at the time of this migration


_FIRM = (
    "company", "company_place", "sector", "company_size", "period", "technology",
    "figure_value", "figure_unit", "figure_label", "figure_baseline", "figure_period", "figure_confirmed",
)  # fmt: skip


def _uses(content: dict) -> Iterator[tuple[str, str, str]]:
    """(kind, hash, company) of each thing that others must agree to, each once."""
    for key in sorted({_hash(text) for text in _quotes(content.get("body") or [])}):
        yield "quote", key, ""
    if facts := _facts(content):
        yield "facts", _hash(facts), next(content[name] for name in _FIRM if content.get(name))


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _facts(content: dict) -> str:
    """What a story tells of a firm, in the one spelling that is hashed; "" where that is nothing."""
    told = {name: content[name] for name in _FIRM if content.get(name)}
    told = {name: normalize("NFC", value) if isinstance(value, str) else value for name, value in told.items()}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if told else ""


def _quotes(blocks: list) -> Iterator[str]:
    """The words of each quote; one within another belongs to the outer one."""
    for block in blocks:
        if block["type"] == "quote":
            yield _plain(block["children"])
        else:
            yield from _quotes(block["children"]) if "children" in block else _inline(block)


def _inline(block: dict) -> Iterator[str]:
    for mark, runs in groupby(_marked(block["runs"]), lambda run: run[0]):
        text = "".join(part for _, part in runs).replace("\n", " ").strip(" ")
        if mark and text.strip():
            yield text


def _marked(runs: list) -> Iterator[tuple[str, str]]:
    before = ""
    for text, marks in runs:
        if text != "\n":
            before = next((mark for mark in marks if mark.startswith("q:")), "")
        yield before, text


def _plain(blocks: list) -> str:
    return "\n\n".join(filter(None, map(_plain_block, blocks)))


def _plain_block(block: dict) -> str:
    if "runs" in block:
        return _with_signs(block)
    between = {"row": "\t", "table": "\n", "ul": "\n", "ol": "\n"}.get(block["type"])
    if between:
        return between.join(map(_plain_block, block["children"]))
    tight = block["type"] in ("li", "cell")
    return ("\n" if tight else "\n\n").join(filter(None, map(_plain_block, block["children"])))


def _with_signs(block: dict) -> str:
    out, before = [], ""
    for text, marks in block["runs"]:
        quote = before if text == "\n" else next((mark for mark in marks if mark.startswith("q:")), "")
        out.append(("“" if before and quote != before else "") + ("„" if quote and quote != before else "") + text)
        before = quote
    return "".join(out) + ("“" if before else "")
