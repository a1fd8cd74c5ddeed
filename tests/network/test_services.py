"""What all centres share changes by the network, is told in the history and reaches the public at once."""

import pytest

from coopcms.actor import SYSTEM
from coopcms.errors import Invalid, NotAllowed, Taken
from coopcms.ledger.models import HistoryLine
from coopcms.ledger.queries import generation
from coopcms.network import queries, services
from coopcms.network.models import Organisation, OrganisationName, Setting, Topic


@pytest.fixture
def topic(database):
    return Topic.create(name="KI", slug="ki")


def test_a_new_centre_is_public_at_once(network_editor):
    before = generation()
    centre = services.create_organisation("bremen", "Zentrum Bremen", network_editor, hue=90, region="Weser")
    assert [row.slug for row in queries.centres()] == ["bremen"]
    assert (centre.hue, HistoryLine.get().verb, generation()) == (90, "created", before + 1)


@pytest.mark.parametrize("slug", ["", "Bremen", "a b", "ä", "-a", "a--b", "x" * 81])
def test_an_address_has_plain_letters(network_editor, slug):
    with pytest.raises(Invalid) as refused:
        services.create_organisation(slug, "Zentrum", network_editor)
    assert refused.value.field == "slug"


def test_a_taken_address_changes_nothing(network_editor, siegen):
    with pytest.raises(Taken) as refused:
        services.create_organisation("siegen", "Anderes", network_editor)
    assert (refused.value.field, siegen.refetch().name) == ("slug", siegen.name)


def test_all_odd_fields_are_named_at_once(network_editor, siegen):
    changes = {"name": " ", "hue": 360, "website": "javascript:1", "email": "x", "region": "r" * 201}
    with pytest.raises(Invalid) as refused:
        services.update_organisation(siegen, changes, network_editor)
    assert {problem.field for problem in refused.value.problems} == set(changes)


def test_the_slug_never_changes(network_editor, siegen):
    with pytest.raises(Invalid):
        services.update_organisation(siegen, {"slug": "neu"}, network_editor)


def test_a_lead_describes_the_own_centre(lead_siegen, siegen):
    services.update_organisation(siegen, {"description": "Wir helfen.\n\nGern."}, lead_siegen)
    assert siegen.refetch().description == "Wir helfen.\n\nGern."
    assert HistoryLine.get().facts["after"] == {"description": "Wir helfen.\n\nGern."}


def test_a_lead_cannot_rename_it_or_describe_another(lead_siegen, siegen, ruhr):
    for centre, changes in ((siegen, {"name": "Neu"}), (ruhr, {"description": "Neu"})):
        with pytest.raises(NotAllowed):
            services.update_organisation(centre, changes, lead_siegen)
    assert not HistoryLine.select().exists()


def test_a_form_sent_with_unchanged_names_is_no_attempt_to_rename(lead_siegen, siegen):
    before = generation()
    services.update_organisation(siegen, {"name": siegen.name, "description": siegen.description}, lead_siegen)
    assert generation() == before and not HistoryLine.select().exists()


def test_a_former_name_is_kept_with_its_dates(network_editor, siegen):
    name = OrganisationName(name=" Digital  in NRW ", valid_to="2021-07")
    services.add_name(siegen, name, network_editor)
    assert queries.former_names(siegen) == ["Digital in NRW"]


def test_a_date_is_written_with_its_precision(network_editor, siegen):
    with pytest.raises(Invalid) as refused:
        services.add_name(siegen, OrganisationName(name="X", valid_from="Juli 2021"), network_editor)
    assert refused.value.field == "valid_from" and not OrganisationName.select().exists()


def test_a_new_name_keeps_the_address(topic, network_editor):
    services.rename_topic(topic, "Künstliche Intelligenz", network_editor)
    assert (topic.refetch().name, topic.slug) == ("Künstliche Intelligenz", "ki")
    assert HistoryLine.get().facts == {"before": "KI", "after": "Künstliche Intelligenz"}


def test_a_taken_name_is_refused(topic, network_editor):
    other = services.create_topic("Robotik", "robotik", network_editor)
    with pytest.raises(Taken):
        services.rename_topic(other, "KI", network_editor)
    with pytest.raises(Taken):
        services.create_topic("KI zwei", "ki", network_editor)
    assert Topic.select().count() == 2


def test_an_author_is_told_who_could(topic, author):
    with pytest.raises(NotAllowed) as denied:
        services.rename_topic(topic, "Neu", author)
    assert denied.value.who_can == ("network_editor@netz", "administrator@netz")


def test_a_setting_is_answered_and_changed(network_editor):
    for value in ("Eins", "Zwei"):
        services.set_setting("site.title", value, network_editor)
    assert queries.setting("site.title") == "Zwei"
    assert [line.facts["before"] for line in HistoryLine.select().order_by(HistoryLine.id)] == ["", "Eins"]


def test_the_same_answer_again_is_no_change(netz):
    for _ in range(2):
        services.set_setting("site.title", "Eins", SYSTEM)
    assert HistoryLine.select().count() == 1


@pytest.mark.parametrize(
    "key, value",
    [("site.farbe", "rot"), ("site.title", "a\nb"), ("site.title", "x" * 301), ("workflow.article", "vier augen!")],
)
def test_a_setting_has_to_be_known_and_fit(network_editor, key, value):
    with pytest.raises(Invalid):
        services.set_setting(key, value, network_editor)
    assert not Setting.select().exists()


def test_centres_are_closed_not_deleted(network_editor, siegen):
    services.update_organisation(siegen, {"active": False}, network_editor)
    assert list(queries.centres()) == [] and Organisation.select().where(Organisation.slug == "siegen").exists()
