"""Where links were mailed to is taken from the entries, where a mail was queued; others were handed on."""

from importlib import import_module

import pytest

from coopcms.consents.models import Answer, ApprovalLink, Party
from coopcms.consents.services_links import Wish, ask_for
from coopcms.db import db
from coopcms.migrations import runner

STEP = import_module("coopcms.migrations.0022_where_links_went")


class Kept:
    """A migrator of columns that are there already."""

    def add_column(self, *_names):
        return None

    def migrate(self, *_steps):
        return None


@pytest.mark.parametrize(("email", "told"), [("anna@firma.example", "anna@firma.example"), ("", "")])
def test_the_address_comes_from_the_entry_where_it_was_mailed(speaking, abouts, anna, author, email, told):
    Party.update(email=email).execute()
    ask_for(speaking.refetch(), Wish(anna.id, abouts), author)
    Party.update(email="anna@firma.example").execute()
    ApprovalLink.update(email="").execute()
    Answer.update(sent_to=None).execute()
    with db.atomic():
        STEP.up(Kept(), db.obj)
    assert ApprovalLink.get().email == told and {row.sent_to for row in Answer.select()} == {told}
    assert runner.drift() == ""
