"""An OpenDocument text comes in as structure; what is no text of it is named."""

import pytest

from coopcms.blocks.html import to_html
from coopcms.exchange import note_words as say
from coopcms.exchange.press import Unreadable, read_press
from tests.exchange import odt_files as o

TEXT = "Die Halle steht im Gewerbegebiet und ist so groß wie ein Fußballfeld."


def read(*blocks: str, **more):
    return read_press(o.odt(*blocks, **more), "meldung.odt")


def html(*blocks: str, **more) -> str:
    """The body behind a headline."""
    return to_html(read(o.p("Neue Halle", "P1"), *blocks, **more).body)


def passages(press, message: str) -> tuple[str, ...]:
    return next(note.passages for note in press.notes if note.message == message)


def test_styles_make_the_head_and_the_subheads():
    press = read(
        o.p("Siegen, 3. Mai 2026"), o.p("Neue Halle", "P1"), o.p("Zwei Betriebe bauen", "Subtitle"), o.p(TEXT),
        o.h("Der Bau"), o.p(TEXT), o.h("Die Kosten", 2), o.p("Es war teuer.", "P2"),
    )  # fmt: skip
    assert (press.dateline, press.title, press.subtitle) == ("Siegen, 3. Mai 2026", "Neue Halle", "Zwei Betriebe bauen")
    assert "<h2>Der Bau</h2>" in to_html(press.body)
    assert "<h3>Die Kosten</h3><blockquote><p>Es war teuer.</p></blockquote>" in to_html(press.body)
    assert press.form == "odt"


def test_without_styles_bold_and_length_decide():
    press = read(
        o.p(o.span("Neue Halle", "B")), o.p(f"{TEXT} {TEXT}", "PB"), o.p(TEXT), o.p("Der Bau", "PB"), o.p(TEXT)
    )
    assert (press.title, press.lead) == ("Neue Halle", f"{TEXT} {TEXT}")
    assert "<h2>Der Bau</h2>" in to_html(press.body)


def test_bold_italics_breaks_spaces_and_links_stay():
    inner = f"Ein{'<text:s/>'}{o.span('fettes', 'B')} und {o.span('schräges', 'I')}<text:line-break/>Wort: "
    assert html(o.p(inner + o.link("Netz", "https://beispiel.example/?a=1&b=2"))) == (
        "<p>Ein <strong>fettes</strong> und <em>schräges</em><br>Wort: "
        '<a href="https://beispiel.example/?a=1&amp;b=2">Netz</a></p>'
    )


def test_lists_stand_in_lists_and_figures_make_ordered_ones():
    inner = o.p("eins") + o.listed("eins a", style="")
    assert html(o.listed(inner, "zwei")) == "<ul><li>eins<ul><li>eins a</li></ul></li><li>zwei</li></ul>"
    assert html(o.listed("erst", "dann", style="L2")) == "<ol><li>erst</li><li>dann</li></ol>"


@pytest.mark.parametrize("header", [True, False], ids=["marked", "styled"])
def test_the_first_row_of_a_table_heads_it(header):
    found = html(o.table(["Jahr", "Zahl"], ["2025", "3"], header=header))
    assert found == "<table><tr><th>Jahr</th><th>Zahl</th></tr><tr><td>2025</td><td>3</td></tr></table>"


def test_a_cell_that_claims_to_be_a_million_cells_is_a_few():
    many = '<table:table-cell table:number-columns-repeated="1000000"><text:p>x</text:p></table:table-cell>'
    assert html(f"<table:table><table:table-row>{many}</table:table-row></table:table>").count("<td>") == 50


def test_footnotes_and_endnotes_end_the_body_in_the_order_of_their_marks():
    found = html(o.p(f"Zahl{o.note('Erste Quelle.')} und{o.note('Am Ende.', 'endnote')}"))
    assert found == "<p>Zahl[1] und[2]</p><ol><li>Erste Quelle.</li><li>Am Ende.</li></ol>"


def test_the_words_of_a_text_box_follow_the_paragraph_it_hung_on():
    press = read(o.p("Titel", "P1"), o.p(f"Davor{o.box(o.p('Im Kasten'))}"), o.p("Danach"))
    assert to_html(press.body) == "<p>Davor</p><p>Im Kasten</p><p>Danach</p>"
    assert any(note.message == say.BOXES and note.values == {"count": 1} for note in press.notes)


def test_tracked_changes_are_accepted_and_what_was_struck_is_named():
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        + o.p("elf")
        + "</text:deletion></text:changed-region>"
        "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
    )
    press = read(changes, o.p("Titel", "P1"), o.p('<text:change text:change-id="1"/>zwölf'))
    assert (to_html(press.body), passages(press, say.DELETED)) == ("<p>zwölf</p>", ("elf",))


def test_hidden_words_comments_and_page_heads_stay_out_and_are_named():
    comment = f"<office:annotation><dc:creator>Kim</dc:creator>{o.p('Stimmt das?')}</office:annotation>"
    section = f'<text:section text:display="none">{o.p("Entwurf")}</text:section>'
    press = read(
        o.p("Titel", "P1"), o.p(f"Offen{o.span('geheim', 'V')}{comment}"), section,
        master=f"<style:header>{o.p('Kopf der Seite')}</style:header>",
    )  # fmt: skip
    assert to_html(press.body) == "<p>Offen</p>"
    assert passages(press, say.HIDDEN) == ("geheim", "Entwurf")
    assert passages(press, say.COMMENTS) == ("Kim: Stimmt das?",)
    assert passages(press, say.PAGES) == ("Kopf der Seite",)


def test_pictures_lie_beside_and_those_elsewhere_are_named():
    png = b"\x89PNG\r\n\x1a\nxyz"
    far = o.picture("https://boese.example/zaehler.png")
    press = read(
        o.p("Titel", "P1"), o.p(TEXT + o.picture("Pictures/1.png", "Die Halle") + far), parts={"Pictures/1.png": png}
    )
    assert [(one.name, one.data, one.alt) for one in press.pictures] == [("1.png", png, "Die Halle")]
    assert passages(press, say.OUTSIDE) == ("https://boese.example/zaehler.png",)


def test_formulas_keep_their_signs_macros_and_tables_inside_are_named():
    formula = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></math>'
    objects = "".join(f'<draw:frame><draw:object xlink:href="./Object {n}"/></draw:frame>' for n in (1, 2))
    chart = f"<office:document-content {o.NAMES}>{o.p('Umsatz')}</office:document-content>"
    parts = {"Object 1/content.xml": formula, "Object 2/content.xml": chart, "Basic/Standard/Modul.xml": "x"}
    press = read(o.p("Titel", "P1"), o.p(f"Es gilt {objects}."), parts=parts)
    assert to_html(press.body) == "<p>Es gilt a+b.</p>"
    assert passages(press, say.FORMULAS) == ("a+b",) and passages(press, say.CHARTS) == ("Umsatz",)
    assert passages(press, say.INSIDE) == ("Object 2",) and passages(press, say.MACROS)


def test_an_encrypted_file_is_told_so():
    manifest = f'<m:manifest xmlns:m="{o.O}manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    with pytest.raises(Unreadable, match="password"):
        read(o.p("x"), parts={"META-INF/manifest.xml": manifest})


def test_a_file_without_its_text_is_called_damaged():
    with pytest.raises(Unreadable, match="damaged"):
        read_press(o.packed({"mimetype": o.MIME, "content.xml": "<a/>"}), "a.odt")
