"""The page on which a text is read for review."""

from tests.admin.pages import Page


def review(client, item, **asked) -> Page:
    answer = client.get(f"/admin/item/{item.id}/pruefung", query_string=asked)
    assert answer.status_code == 200, answer.text
    return Page(answer)


def test_a_text_read_for_the_first_time_has_no_marks(english, in_review, reviewer_siegen):
    page = review(english(reviewer_siegen), in_review)
    assert "it was never public: read all of it" in page.said
    assert not page.root.xpath("//main//ins | //main//del | //main//*[@class='mark']")
