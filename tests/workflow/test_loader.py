"""A bad workflow file never becomes a workflow, and every fault is named with its place."""

import pytest

from coopcms.workflow.definition import Who
from coopcms.workflow.loader import Contradiction, check, load, load_folder
from tests.workflow.examples import EINFACH, FOLDER, GEMEINSAM, VIER_AUGEN, WORKFLOWS

TEXT = (FOLDER / "gemeinsam.toml").read_text(encoding="utf-8")


def _faults(old: str, new: str, text: str = TEXT) -> list[tuple[str, str]]:
    assert old in text
    return [(fault.key, fault.reason) for fault in check(text.replace(old, new, 1), "probe")]


# what is changed in gemeinsam.toml: the old words, the new ones, the place named, a word of the reason
FAULTS = [
    ('title = "Gemeinsame Freigabe"', "title = 7", "title", "text"),
    ('title = "Gemeinsame Freigabe"', "", "title", "missing"),
    ('title = "Gemeinsame Freigabe"', 'title = "G"\ncolour = "red"', "colour", "unknown"),
    ('initial = "draft"', 'initial = "drft"', "initial", "no state “drft”"),
    ('initial = "draft"', "", "initial", "missing"),
    ('when = "co_owned"', 'when = "full_moon"', "when", "full_moon"),
    ('kinds = ["story", "format"]', 'kinds = "story"', "kinds", "list"),
    ('from = ["draft"]', 'from = ["drft"]', "transitions.submit.from", "drft"),
    ('from = ["draft"]', "from = []", "transitions.submit.from", "missing"),
    ('to = "review"', 'to = "reviews"', "transitions.submit.to", "reviews"),
    ('"reviewer@lane"', '"reader@lane"', "sets.signers", "“reader” names no role"),
    ('"reviewer@lane"', '"administrator@lane"', "sets.signers", "names no role"),
    ('"reviewer@lane"', '"reviewer@street"', "sets.signers", "names no scope"),
    ('"substitute@lane"', '"substitute@lead"', "sets.signers", "substitute@lane"),
    ('who = ["signers"]', 'who = ["singers"]', "transitions.claim.who", "no set “singers”"),
    ('view = ["desk"]', 'view = ["signers"]', "states.draft.allow.view", "lane"),
    ('view = ["desk"]', 'gaze = ["desk"]', "states.draft.allow.gaze", "unknown"),
    ('writers  = ["author@owners"', 'writers  = ["everyone", "author@owners"', "sets", "circle"),
    ('writers  = ["author@owners"', 'writers  = ["writers", "author@owners"', "sets", "circle"),
    ('asks = ["comment", "lane?"]', 'asks = ["coment"]', "transitions.request_changes.asks", "coment"),
    ('checks = ["title"', 'checks = ["titel"', "transitions.submit.checks", "titel"),
    ('warns = ["contact"', 'warns = ["kontakt"', "transitions.submit.warns", "kontakt"),
    ('trigger = ["auto"]', 'trigger = ["magic"]', "transitions.approve.trigger", "magic"),
    ('notify = ["reviewers"]', 'notify = ["everybody"]', "transitions.submit.notify", "everybody"),
    ('due = "publish_at"', 'due = "full_moon"', "transitions.publish.due", "full_moon"),
    ('due = "publish_at"', "", "transitions.publish.due", "needs the date"),
    ('trigger = ["user", "time"]', "", "transitions.publish.due", "time"),
    ('quorum = "all"', 'quorum = "most"', "transitions.approve.quorum", "lead_centre"),
    ('quorum = "all"', "quorum = 0", "transitions.approve.quorum", "lead_centre"),
    ('quorum = "all"', "quorum = true", "transitions.approve.quorum", "lead_centre"),
    ('quorum = "all"', "", "transitions.publish.checks", "quorum"),
    ('lanes = "owners"', "", "transitions.approve.quorum", "no lanes"),
    ('lanes = "owners"', 'lanes = "bowling"', "states.review.lanes", "bowling"),
    ("four_eyes = true", 'four_eyes = "yes"', "transitions.claim.four_eyes", "true or false"),
    ('live = "set"', 'live = "on"', "transitions.publish.live", "on"),
    ('live = "set"', "", "transitions.publish.live", "public"),
    ('public = "live"', 'public = "loud"', "states.published.public", "loud"),
    ('public = "live"', "", "transitions.publish.live", "public"),
    ('remind_after = "3 workdays"', 'remind_after = "soon"', "states.review.remind_after", "3 workdays"),
    ('who = ["signers"]', "", "transitions.claim.who", "nobody"),
    ('title = "Archiv"', 'title = "Archiv"\nfinal = true', "states.archived.final", "reopen"),
    ('from = ["approved", "withdrawn", "archived"]', 'from = ["approved", "withdrawn"]', "states.archived", "final"),
    ('to = "archived"', "", "states.archived", "initial state"),
    ('to = "approved"', "", "transitions", "circle"),
]


@pytest.mark.parametrize(("old", "new", "key", "word"), FAULTS)
def test_a_fault_is_named_with_its_place_and_reason(old, new, key, word):
    assert [reason for place, reason in _faults(old, new) if place == key and word in reason]


def test_all_faults_of_a_file_are_named_at_once():
    text = TEXT.replace('"reviewer@lane"', '"reader@lane"').replace('due = "publish_at"', "")
    keys = [key for key, _ in _faults('title = "Archiv"', "title = false", text)]
    assert sorted(keys) == ["sets.signers", "states.archived.title", "states.archived.title", "transitions.publish.due"]


@pytest.mark.parametrize("text", ["title = ", "\x00", "a = 1\na = 2", "a = " + "[" * 5000, "a = " + "9" * 5000])
def test_what_is_not_toml_is_said_to_be_so(text):
    (fault,) = check(text, "probe")
    assert (fault.file, "not TOML" in fault.reason) == ("probe.toml", True)


def test_an_empty_file_is_said_to_be_empty():
    with pytest.raises(Contradiction, match=r"probe\.toml: The file is empty"):
        load("# nothing but a remark\n", "probe")


def test_a_long_chain_of_sets_is_read_like_a_short_one():
    chain = "\n".join(f's{n} = ["s{n + 1}"]' for n in range(3000)) + '\ns3000 = ["author@lead"]'
    text = TEXT.replace("[sets]", f"[sets]\n{chain}").replace('edit = ["writers"]', 'edit = ["s0"]')
    assert load(text, "probe").states["draft"].allow["edit"] == (Who("author", "lead"),)


def test_preview_and_history_follow_view_unless_the_file_says_otherwise():
    text = TEXT.replace('view = ["desk"]', 'view = ["desk"], history = ["writers"]', 1)
    allow = load(text, "probe").states["draft"].allow
    assert (allow["preview"], allow["history"]) == (allow["view"], allow["edit"])


def test_the_digest_follows_the_meaning_and_not_the_looks():
    same = TEXT.replace("\n[", "\n\n# a remark\n[").replace(" = ", "  =  ")
    submit = TEXT[TEXT.index("[transitions.submit]") : TEXT.index("[transitions.recall]")]
    reordered = TEXT.replace(submit, "") + submit
    changed = TEXT.replace('quorum = "all"', 'quorum = "any"')
    assert load(same, "gemeinsam").digest == GEMEINSAM.digest
    assert len({GEMEINSAM.digest, load(reordered, "x").digest, load(changed, "x").digest}) == 3


def test_a_definition_cannot_be_changed():
    with pytest.raises(TypeError):
        GEMEINSAM.states["draft"] = GEMEINSAM.states["review"]


def test_the_shipped_workflows_are_those_of_the_design():
    assert set(WORKFLOWS) == {"einfach", "vier_augen", "gemeinsam"}
    assert (GEMEINSAM.when, GEMEINSAM.kinds, GEMEINSAM.quorum) == ("co_owned", ("story", "format"), "all")
    assert (VIER_AUGEN.when, VIER_AUGEN.kinds, VIER_AUGEN.quorum) == ("", ("article", "page"), "all")
    assert (EINFACH.kinds, EINFACH.has_lanes, EINFACH.quorum) == ((), False, None)


def test_a_later_folder_overrides_by_name_and_a_missing_one_adds_nothing(tmp_path):
    (tmp_path / "gemeinsam.toml").write_text(TEXT.replace("Gemeinsame Freigabe", "Unsere"), encoding="utf-8")
    found = load_folder(FOLDER, tmp_path, tmp_path / "nowhere")
    assert (found["gemeinsam"].title, len(found)) == ("Unsere", 3)


def test_two_workflows_cannot_both_claim_what_gets_a_second_owner(tmp_path):
    (tmp_path / "zweite.toml").write_text(TEXT.replace('["story", "format"]', "[]"), encoding="utf-8")
    with pytest.raises(Contradiction, match=r"zweite\.toml: when: “co_owned” is claimed .* “gemeinsam”"):
        load_folder(FOLDER, tmp_path)


@pytest.mark.parametrize("content", [b'title = "\xff"', b"\xfe\xff\x00"])
def test_a_file_that_is_not_utf_8_is_named(tmp_path, content):
    (tmp_path / "kaputt.toml").write_bytes(content)
    with pytest.raises(Contradiction, match=r"kaputt\.toml: The file cannot be read"):
        load_folder(tmp_path)


def test_a_folder_called_like_a_file_is_named(tmp_path):
    (tmp_path / "ordner.toml").mkdir()
    with pytest.raises(Contradiction, match=r"ordner\.toml"):
        load_folder(tmp_path)


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path):
    (tmp_path / "gemeinsam.toml").write_text(TEXT, encoding="utf-8-sig")
    assert load_folder(tmp_path)["gemeinsam"].digest == GEMEINSAM.digest


def test_english_titles_are_spoken_where_the_file_has_them_and_change_no_digest():
    german = "\n".join(line for line in TEXT.splitlines() if not line.startswith("title_en"))
    plain, full = load(german, "gemeinsam"), load(TEXT, "gemeinsam")
    assert plain.digest == full.digest != load(TEXT.replace("Entwurf", "Skizze"), "gemeinsam").digest
    assert full.in_language("en").states["draft"].title == "Draft"
    assert full.in_language("en").transitions["sign_off"].title == "Sign off"
    assert plain.in_language("en").states["draft"].title == full.in_language("de").states["draft"].title == "Entwurf"
    assert full.in_language("en").digest == full.digest
