"""One word of each class in every cell with der, ein and no article, in all styles; run it to write them anew."""

from dataclasses import replace
from pathlib import Path

from coopcms.language.determiners import adjective, determiner, strength_after
from coopcms.language.findings import STYLES
from coopcms.language.phrase import masculine, phrase
from coopcms.language.render import renderings
from coopcms.language.scene import Scene, patched
from coopcms.language.tokens import tokens
from tests.language.small import lexicon_of

GOLDEN = Path(__file__).parent / "golden" / "paradigms.txt"
WORDS = (
    "Winzer", "Teilnehmer", "Förderer", "Kollege", "Experte", "Franzose", "Student", "Nachbar",
    "Autor", "Redakteur", "Chef", "Arzt", "Graf", "Bauer", "Beamte", "Angestellte", "Fachmann", "Flüchtling",
)  # fmt: skip
_PREPOSITIONS = {"N": "", "G": "wegen", "D": "mit", "A": "für"}  # in place of an article


def lines() -> list[str]:
    """All of it, a block per word and article."""
    with lexicon_of():
        return [line for word in WORDS for article in ("der", "ein", "") for line in _block(word, article)]


def _block(word: str, article: str) -> list[str]:
    cells = [(case, number) for number in "sp" for case in "NGDA"]
    return [f"== {word} {article or '–'}", *(_line(word, article, *cell) for cell in cells), ""]


def _line(word: str, article: str, case: str, number: str) -> str:
    scene = scene_of(word, article, case, number)
    if scene is None:
        return f"{case} {number} –"
    texts = [f"{style}: {' / '.join(_texts(scene, style))}" for style in STYLES]
    return " | ".join([f"{case} {number} {scene.text}", *(text for text in texts if text[-2:] != ": ")])


def _texts(scene: Scene, style: str) -> list[str]:
    found = renderings(scene, style)
    return [patched(scene.text, 0, len(scene.text), one.changes) + "!" * one.needs_rephrase for one in found]


def scene_of(word: str, article: str, case: str, number: str) -> Scene | None:
    """The noun with article and adjective in this cell; None where the word is no generic masculine."""
    reading = masculine(word)
    if reading is None:
        return None
    gender = "m" if number == "s" else "p"
    its = determiner(article if article != "ein" or number == "s" else "keine") if article else None
    kind = its.kind if its else "none"
    words = [its.form(case, gender)] if its else _PREPOSITIONS[case].split()
    words.append(adjective("neue", gender, case, strength_after(kind)))
    words.append(reading.inflected("m", case, number, strength_after(kind)))
    text = " ".join(words)
    found = tokens(text)
    its_phrase = phrase(found, len(found) - 1, masculine(found[-1].text))
    return Scene(text, found, replace(its_phrase, case=case, number=number, kind=kind))


if __name__ == "__main__":
    GOLDEN.write_text("\n".join(lines()) + "\n", encoding="utf-8")
