"""A Word text comes in as structure, whatever its styles are called; what is no text of it is named."""

import pytest

from coopcms.blocks.html import to_html
from coopcms.exchange import note_words as say
from coopcms.exchange.press import read_press
from tests.exchange import word_files as w

LEAD = "Die Beispiel GmbH eröffnet eine Halle. Zehn Menschen finden Arbeit."
TEXT = "Die Halle steht im Gewerbegebiet und ist so groß wie ein Fußballfeld."


def read(*blocks: str, **more):
    return read_press(w.word(*blocks, **more), "meldung.docx")


def html(*blocks: str, **more) -> str:
    """The body behind a headline."""
    return to_html(read(w.p("Neue Halle", style="Titel"), *blocks, **more).body)


def passages(press, message: str) -> tuple[str, ...]:
    return next(note.passages for note in press.notes if note.message == message)


def test_styles_make_the_head_and_the_subheads():
    press = read(
        w.p("Pressemitteilung"), w.p("Siegen, 3. Mai 2026"), w.p("Neue Halle", style="Titel"),
        w.p("Zwei Betriebe bauen", style="Untertitel"), w.p(LEAD, style="Vorspann"), w.p(TEXT),
        w.p("Der Bau", style="berschrift1"), w.p(TEXT), w.p("Die Kosten", style="berschrift2"), w.p(TEXT),
    )  # fmt: skip
    assert (press.kicker, press.dateline, press.title) == ("Pressemitteilung", "Siegen, 3. Mai 2026", "Neue Halle")
    assert (press.subtitle, press.lead) == ("Zwei Betriebe bauen", LEAD)
    assert "<h2>Der Bau</h2>" in to_html(press.body) and "<h3>Die Kosten</h3>" in to_html(press.body)
    assert press.form == "docx"


def test_german_names_of_styles_mean_the_same():
    press = read(
        w.p("Neue Halle", style="T"), w.p("Zwei Betriebe bauen", style="U"), w.p(TEXT), w.p("Der Bau", style="H1"),
        w.p("Die Kosten", style="H2"), w.p("Es war teuer.", style="Z"), w.p(TEXT), names=w.GERMAN,
    )  # fmt: skip
    assert (press.title, press.subtitle) == ("Neue Halle", "Zwei Betriebe bauen")
    assert "<h2>Der Bau</h2><h3>Die Kosten</h3><blockquote><p>Es war teuer.</p></blockquote>" in to_html(press.body)


def test_a_house_style_that_rests_on_a_heading_is_one():
    more = (
        '<w:style w:type="paragraph" w:styleId="PM"><w:name w:val="PM Zwischenzeile"/><w:basedOn w:val="X"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="X"><w:name w:val="Haus"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
        "</w:style>"
    )
    sheet = {"word/styles.xml": w.styles(w.WORD, more)}
    assert "<h2>Der Bau</h2>" in html(w.p(TEXT), w.p("Der Bau", style="PM"), w.p(TEXT), parts=sheet)


def test_first_heading_is_the_headline_where_there_is_no_title():
    press = read(w.p("Neue Halle", style="berschrift1"), w.p(TEXT), w.p("Der Bau", style="berschrift1"), w.p(TEXT))
    assert press.title == "Neue Halle" and "<h2>Der Bau</h2>" in to_html(press.body)


def test_a_plain_line_above_several_headings_is_the_headline():
    later = [w.p(TEXT), w.p("Der Bau", style="berschrift1"), w.p(TEXT)]
    for blocks in (later, later * 2):
        press = read(w.p("Neue Halle"), *blocks)
        assert press.title == "Neue Halle" and "<h2>Der Bau</h2>" in to_html(press.body)


def test_without_styles_bold_and_length_decide():
    press = read(
        w.p(w.run("Neue Halle", "b")), w.p(w.run(f"{LEAD} Das freut alle, die daran arbeiten.", "b")), w.p(TEXT),
        w.p(w.run("Der Bau", "b")), w.p(TEXT),
    )  # fmt: skip
    assert press.title == "Neue Halle" and press.lead.startswith(LEAD)
    assert "<h2>Der Bau</h2>" in to_html(press.body)


def test_lists_stand_in_lists():
    found = html(w.item("eins"), w.item("eins a", level=1), w.item("zwei"), w.item("erst", 2), w.item("dann", 2))
    assert found == "<ul><li>eins<ul><li>eins a</li></ul></li><li>zwei</li></ul><ol><li>erst</li><li>dann</li></ol>"


def test_a_list_that_only_its_style_makes_is_one():
    more = (
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="Aufzählung"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    sheet = {"word/styles.xml": w.styles(w.WORD, more)}
    assert html(w.p("eins", style="L"), w.p("zwei", style="L"), parts=sheet) == "<ul><li>eins</li><li>zwei</li></ul>"


def test_the_second_level_of_words_own_list_styles_is_one():
    names = w.WORD | {"A": "List Bullet", "A2": "List Bullet 2"}
    looks = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    blocks = (
        w.p("eins", style="A", more=looks),
        w.p("eins a", style="A2", more=looks),
        w.p("zwei", style="A", more=looks),
    )
    assert html(*blocks, names=names) == "<ul><li>eins<ul><li>eins a</li></ul></li><li>zwei</li></ul>"


@pytest.mark.parametrize("rows", [{"header": True}, {}], ids=["marked", "bold"])
def test_the_first_row_of_a_table_heads_it(rows):
    first = ["Jahr", "Zahl"] if rows else [w.p(w.run("Jahr", "b")), w.p(w.run("Zahl", "b"))]
    found = html(w.table(first, ["2025", "3"], **rows))
    assert found == "<table><tr><th>Jahr</th><th>Zahl</th></tr><tr><td>2025</td><td>3</td></tr></table>"


def test_links_stay_and_those_to_nowhere_are_named():
    rels = {"a": ("hyperlink", "https://beispiel.example/x"), "b": ("hyperlink", "mailto:a@beispiel.example")}
    rels["c"] = ("hyperlink", "file:///C:/geheim.docx")
    press = read(
        w.p("Titel", style="Titel"), w.p(w.link("Netz", "a"), w.link("Post", "b"), w.link("Datei", "c")), rels=rels
    )
    assert to_html(press.body) == (
        '<p><a href="https://beispiel.example/x">Netz</a><a href="mailto:a@beispiel.example">Post</a>Datei</p>'
    )
    assert passages(press, say.LINKS)


@pytest.mark.parametrize("tip", ["", ' \\o "Ein Hinweis"'])
def test_a_link_written_as_a_field_is_a_link(tip):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText> HYPERLINK "https://bei</w:instrText></w:r><w:r><w:instrText>spiel.example"{tip}</w:instrText></w:r>'
    field = mark.format("begin") + code + mark.format("separate") + w.run("Netz") + mark.format("end")
    simple = f"<w:fldSimple w:instr='HYPERLINK \"https://beispiel.example\"{tip}'>{w.run('Netz')}</w:fldSimple>"
    for one in (field, simple):
        assert html(w.p(one)) == '<p><a href="https://beispiel.example">Netz</a></p>'


def test_a_link_without_its_target_keeps_its_words():
    assert html(w.p(w.link("Netz", "fort"))) == "<p>Netz</p>"


def test_footnotes_and_endnotes_end_the_body_in_the_order_of_their_marks():
    parts = {"word/footnotes.xml": w.notes("Erste Quelle."), "word/endnotes.xml": w.notes("Am Ende.", kind="endnote")}
    found = html(w.p("Zahl", w.note_mark(1), " und", w.note_mark(1, "endnote"), w.note_mark(99)), parts=parts)
    assert found == "<p>Zahl[1] und[2]</p><ol><li>Erste Quelle.</li><li>Am Ende.</li></ol>"


def test_line_breaks_stay():
    assert html(w.p("Beispielzentrum\nMusterweg 1")) == "<p>Beispielzentrum<br>Musterweg 1</p>"


def test_the_words_of_a_text_box_follow_the_paragraph_it_hung_on_once():
    press = read(w.p("Titel", style="Titel"), w.p("Davor", w.box(w.p("Im Kasten"), w.p("und weiter"))), w.p("Danach"))
    assert to_html(press.body) == "<p>Davor</p><p>Im Kasten</p><p>und weiter</p><p>Danach</p>"
    assert any(note.message == say.BOXES and note.values == {"count": 1} for note in press.notes)


def test_tracked_changes_are_accepted_and_what_was_struck_is_named():
    gone = '<w:del w:id="1"><w:r><w:delText>elf</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="3">{w.run("damals")}</w:moveFrom><w:moveTo w:id="4">{w.run(" heute")}</w:moveTo>'
    press = read(w.p("Titel", style="Titel"), w.p(f'{gone}<w:ins w:id="2">{w.run("zwölf")}</w:ins>', moved))
    assert to_html(press.body) == "<p>zwölf heute</p>"
    assert passages(press, say.DELETED) == ("elf", "damals")


def test_a_line_of_nothing_but_struck_words_is_no_headline():
    gone = '<w:del w:id="1"><w:r><w:delText>Alte Halle</w:delText></w:r></w:del>'
    later = [w.p("Neue Halle"), w.p(TEXT), w.p("Der Bau", style="berschrift1"), w.p(TEXT)]
    assert read(w.p(gone, style="Titel"), *later).title == "Neue Halle"


def test_a_word_that_word_cut_up_is_one_again():
    runs = [
        w.run("Ha"),
        '<w:proofErr w:type="spellStart"/>',
        w.run("ll"),
        "<w:bookmarkStart/>",
        w.run("e "),
        w.run("da", "b"),
    ]
    assert html(w.p(*runs)) == "<p>Halle <strong>da</strong></p>"


def test_hidden_words_and_comments_stay_out_and_are_named():
    said = f'<w:comment w:id="1" w:author="Kim">{w.p("Stimmt das?")}</w:comment>'
    comment = f"{w.HEAD}<w:comments {w.NAMES}>{said}</w:comments>"
    mark = '<w:r><w:commentReference w:id="1"/></w:r>'
    press = read(
        w.p("Titel", style="Titel"), w.p("Offen", w.run(" geheim", "vanish"), mark),
        parts={"word/comments.xml": comment},
    )  # fmt: skip
    assert to_html(press.body) == "<p>Offen</p>"
    assert passages(press, say.HIDDEN) == ("geheim",)
    assert passages(press, say.COMMENTS) == ("Kim: Stimmt das?",)


def test_formulas_and_form_fields_keep_their_words():
    formula = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    choice = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="rot"/>'
        '<w:listEntry w:val="blau"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{w.run('Siegen')}</w:sdtContent></w:sdt>"
    press = read(w.p("Titel", style="Titel"), w.p(formula, " ", choice, " ", control))
    assert to_html(press.body) == "<p>a+b blau Siegen</p>"
    assert passages(press, say.FORMULAS) == ("a+b",)


def test_heads_and_feet_of_pages_macros_and_files_inside_are_named():
    page = f"{w.HEAD}<w:hdr {w.NAMES}>{w.p('Seite der Beispiel GmbH')}</w:hdr>"
    rels = {"h": ("header", "header1.xml"), "o": ("oleObject", "embeddings/tabelle.bin")}
    parts = {"word/header1.xml": page, "word/vbaProject.bin": b"x", "word/embeddings/tabelle.bin": b"x"}
    press = read(w.p("Titel", style="Titel"), w.p(TEXT), rels=rels, parts=parts)
    assert passages(press, say.PAGES) == ("Seite der Beispiel GmbH",)
    assert passages(press, say.MACROS) and passages(press, say.INSIDE) == ("tabelle.bin",)


def test_nothing_outside_is_asked_for_and_where_to_is_named():
    code = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "http://boese.example/b"</w:instrText></w:r>'
    rels = {
        "t": ("attachedTemplate", "http://boese.example/v.dotm"),
        "i": ("image", "https://boese.example/zaehler.png"),
    }
    press = read(w.p("Titel", style="Titel"), w.p(TEXT, code, w.picture("i")), rels=rels)
    named = passages(press, say.OUTSIDE)
    assert len(named) == 3 and press.pictures == () and all("boese.example" in one for one in named)


def test_pictures_lie_beside_with_their_descriptions():
    png = b"\x89PNG\r\n\x1a\n" + b"x" * 9
    rels = {"i": ("image", "media/image1.jpeg"), "z": ("image", "media/zahl.txt")}
    press = read(
        w.p("Titel", style="Titel"), w.p(TEXT, w.picture("i", "Die Halle von vorn")), rels=rels,
        parts={"word/media/image1.jpeg": png, "word/media/zahl.txt": b"keins"},
    )  # fmt: skip
    (kept,) = press.pictures
    assert (kept.name, kept.media_type, kept.data, kept.alt) == ("image1.png", "image/png", png, "Die Halle von vorn")
    assert any(note.passages == ("zahl.txt",) for note in press.notes)


def test_a_file_in_the_strict_wording_reads_alike():
    usual = w.word(w.p("Titel", style="Titel"), w.p(TEXT))
    strict = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            "http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }
    files = w.unpacked(usual)
    for old, new in strict.items():
        files = {name: data.replace(old.encode(), new.encode()) for name, data in files.items()}
    assert read_press(w.packed(files), "a.docx") == read_press(usual, "a.docx")
