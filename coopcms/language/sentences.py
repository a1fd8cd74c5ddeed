"""A paragraph cut into its sentences."""

from itertools import groupby

from coopcms.language.tokens import paragraphs, tokens


def sentences(text: str) -> list[str]:
    """The sentences in their order, each to the letter; abbreviations and ordinals end none."""
    found = []
    for start, end in paragraphs(text):
        for _, run in groupby(tokens(text, start, end), lambda token: token.sentence):
            part = list(run)
            found.append(text[part[0].start : part[-1].end])
    return found
