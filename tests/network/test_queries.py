"""What all centres share, as it is read."""

import pytest

from coopcms.errors import Unknown
from coopcms.network import queries
from coopcms.network.models import Organisation, OrganisationName, Setting


def test_only_active_centres_are_listed(netz, siegen, hannover):
    Organisation.update(active=False).where(Organisation.slug == "hannover").execute()
    assert [centre.slug for centre in queries.centres()] == ["siegen"]


def test_an_unknown_organisation_is_refused_by_name(database):
    with pytest.raises(Unknown) as refused:
        queries.organisation("nirgends")
    assert "nirgends" in str(refused.value)


def test_former_names_come_newest_first(siegen):
    for name, until in (("Digital in NRW", "2018"), ("Siegen 4.0", "2021-07")):
        OrganisationName.create(organisation=siegen, name=name, valid_to=until)
    OrganisationName.create(organisation=siegen, name="SI", kind="short")
    assert queries.former_names(siegen) == ["Siegen 4.0", "Digital in NRW"]


def test_a_setting_without_answer_is_the_default(database):
    Setting.create(key="site.title", value="Netz")
    assert (queries.setting("site.title"), queries.setting("site.claim", "-")) == ("Netz", "-")
    assert queries.settings_by_prefix("site.") == {"site.title": "Netz"}
