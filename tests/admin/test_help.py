"""The help on writing is one page, linked at the same place of every page of the desk (WCAG 3.2.6)."""

from tests.admin.pages import Page


def test_each_entry_of_its_list_leads_to_a_section(english, author):
    found = Page(english(author).get("/admin/hilfe/"))
    targets = found.root.xpath("//nav[@class='jump']//a/@href")
    assert targets == [f"#{section.get('id')}" for section in found.root.xpath("//section[h2]")]
    assert "Structure instead of looks" in found.texts("//section/h2")


def test_every_page_of_the_desk_links_to_it(english, author):
    client = english(author)
    for address in ("/admin/", "/admin/inhalte/", "/admin/zugang"):
        assert Page(client.get(address)).texts("//header//a[@href='/admin/hilfe/']") == ["Help"]
