"""An item in a state that no workflow file knows: its own people read why, to all others it is not there."""

import pytest

from coopcms.content.models import Item


@pytest.mark.parametrize("page", ["", "/pruefung", "/aenderungen", "/kommentare", "/verlauf", "/versionen", "/rechte"])
def test_a_lost_item_says_so_to_its_own_people_and_is_unknown_to_others(inside, draft, author, author_ruhr, page):
    Item.update(state="verschollen").where(Item.id == draft.id).execute()
    own, foreign = (inside(who).get(f"/admin/item/{draft.id}{page}") for who in (author, author_ruhr))
    assert (own.status_code, foreign.status_code) == (409, 404)
    assert "verschollen" in own.text and "verschollen" not in foreign.text
