"""Centres and topics that a bulk import names: known ones by id, missing topics made, missing centres by choice."""

from zlib import crc32

from coopcms.actor import Actor
from coopcms.content.slugs import is_slug, slug
from coopcms.errors import Invalid, Problem, msg
from coopcms.exchange.jsonl_lines import Line
from coopcms.network import services
from coopcms.network.models import Organisation, Topic

_NO_CENTRE = msg("There is no centre “%(slug)s”. --create-centres makes it.")


class Masters:
    """What is known of the network, read once per batch; an unknown centre is a named error."""

    def __init__(self, actor: Actor):
        self.actor = actor
        self.topics: dict[str, int] = {}
        self._centres: dict[str, int] = {}
        self._names: dict[str, str] = {}

    def learn(self, lines: list[Line]) -> None:
        """Read centres and topics anew, inside the batch's transaction, and make what is missing."""
        self._centres = dict(Organisation.select(Organisation.slug, Organisation.id).tuples())
        for line in lines:
            self._meet(line)
        self._learn_topics([name for line in lines for name in line.topics])

    def centre(self, slug: str) -> int:
        """The id of a centre; raises Invalid."""
        if slug not in self._centres:
            raise Invalid(Problem("centre", _NO_CENTRE, {"slug": slug}))
        return self._centres[slug]

    def topic(self, name: str) -> str:
        """The network's own spelling of a topic."""
        return self._names[slug(name)]

    def _meet(self, line: Line) -> None:
        """Nothing: centres are made by the network, not by a file."""

    def _learn_topics(self, names: list[str]) -> None:
        known = {topic.slug: topic for topic in Topic.select()}
        for name in names:
            if slug(name) not in known:
                known[slug(name)] = services.create_topic(name, slug(name), self.actor)
        self._names = {topic.slug: topic.name for topic in known.values()}
        self.topics = {topic.name: topic.id for topic in known.values()}


class GrowingMasters(Masters):
    """The same, but a centre that a line names is made if there is none (--create-centres)."""

    def _meet(self, line: Line) -> None:
        for centre in line.centres:
            if centre not in self._centres and is_slug(centre):
                name = line.centre_name if centre == line.centre and line.centre_name else centre
                self._centres[centre] = self._make(centre, name)

    def _make(self, centre: str, name: str) -> int:
        hue = crc32(centre.encode()) % 36 * 10  # centres that nobody gave a colour still differ
        return services.create_organisation(centre, name, self.actor, hue=hue).id
