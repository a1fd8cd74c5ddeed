"""Who speaks a quote: proposed from the words around it, never more than proposed."""

import re

from coopcms.exchange.found import Speaker
from coopcms.language import speech
from coopcms.language.named_people import Known, Mention, mentions_in, surnames_in
from coopcms.language.people import first_name_gender
from coopcms.language.prepositions import governs

_LONGEST = 200  # characters of the words a proposal came from
_APPOSITION = re.compile(r"\s*,\s*(?P<what>(?:(?:der|die|das|ein|eine|dem|den)\s+)?[^\W\d_a-zäöüß][^,„“»«.!?:]{2,100})")
_FROM = re.compile(r"\s+(?P<what>(?:von|vom|aus|beim?|der|des)\s+(?:[^,„“»«.!?:]){2,80})")
_ARTICLE = re.compile(r"^(?:der|die|das|dem|den|des|(?:unser|ihr|sein|mein)(?:e[nrms]?)?)\s+", re.IGNORECASE)
_BODY = re.compile(r"\s*((?:das|die|der|den|dem)\s+[^\W\d_a-zäöüß][^,„“»«.!?:]{1,80})")
_VERBS_AFTER = re.compile(
    r"\s+(?:sagt|sagte|erklärt|betont|zu|über|und|aus|an|mit|dazu|sich|überzeugt|hinzu|fest)\b.*$", re.DOTALL
)


def behind(text: str, known: Known, last: Speaker | None) -> Speaker | None:
    """Who speaks, by what follows a quote: „…“, sagt X; None where nothing is said about it."""
    found = speech.BEHIND.match(text[: speech.sentence_end(text)])
    if not found:
        return None
    return _by_region(found["rest"], found[0], known, last)


def before(text: str, known: Known, last: Speaker | None) -> Speaker | None:
    """Who speaks, by what leads up to a quote: X sagt: „…“."""
    sentence = speech.last_sentence(text)
    if not sentence.strip():
        return None
    verb = next(iter(speech.STRONG.finditer(sentence)), None) or next(iter(speech.SAYS.finditer(sentence)), None)
    if verb:
        after = _by_region(sentence[verb.end() :], sentence, known, None, strict=True)
        return after or _by_region(sentence[: verb.start()], sentence, known, last)
    ends = bool(re.search(r":\s*$", sentence))
    return _by_region(sentence, sentence, known, last, strict=True) if ends else None


def line_of(text: str, known: Known) -> Speaker | None:
    """Who is named by a line of its own below a quote: “– Anna Beispiel, Leiterin”."""
    found = mentions_in(text)
    is_line = found and len(text) <= 160 and speech.sentence_end(text.rstrip(".")) == len(text.rstrip("."))
    if not is_line or speech.STRONG.search(text) or len(text[: found[0].start].split()) > 6:
        return None
    return _by_region(text.lstrip("–—- "), text, known, None)


def _by_region(region: str, said: str, known: Known, last: Speaker | None, *, strict: bool = False) -> Speaker | None:
    """The first person in a stretch of text; else a pronoun's, else (unless `strict`) the body that speaks."""
    said = " ".join(said.split()).strip(" ,–—-:„")[:_LONGEST]
    mention = next(iter(mentions_in(region)), None)
    surname = next(iter(surnames_in(region, known)), None)
    if surname and (mention is None or surname.start < mention.start):
        mention = surname
    if mention:
        name = known.resolved(mention)
        function = _function(region, mention) or known.functions.get(name, "")
        if function:
            known.functions.setdefault(name, function)
        return Speaker(name, function, said)
    if last and region.split()[:1] and region.split()[0].strip(".,") in speech.PRONOUNS:
        return Speaker(last.name, last.function, said)
    if strict:
        return None
    body = _BODY.match(region)
    return Speaker(_VERBS_AFTER.sub("", body[1]).strip() if body else "", "", said)


def apposition_of(behind_name: str) -> str:
    """What stands between commas behind a name: “, Leiterin des Zentrums,”; another person is no apposition."""
    found = _APPOSITION.match(behind_name)
    what = _ARTICLE.sub("", found["what"].strip()) if found else ""
    return "" if not what or speech.STRONG.search(what) or first_name_gender(what.split()[0]) else what


def _function(region: str, mention: Mention) -> str:
    """What a person is: in words before the name, in an apposition, or by where the person is from."""
    title = _ARTICLE.sub("", region[: mention.start].strip(" ,–—-"))
    behind_name = region[mention.end :]
    if apposition := apposition_of(behind_name):
        return apposition
    from_where = _FROM.match(behind_name)
    place = from_where["what"].strip() if from_where and not speech.STRONG.search(from_where["what"]) else ""
    first = title.split()[0] if title else ""
    is_one = len(title) <= 100 and first[:1].isupper() and not governs(first.lower()) and not speech.SAYS.search(title)
    title = title if is_one else ""
    return " ".join(filter(None, (title, place)))
