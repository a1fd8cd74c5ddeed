"""A press text of two pages in our own words, as HTML and as typed text; the firms are fictional."""

PAGE = """<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Presse | Beispielzentrum</title>
<style>p { color: red }</style><script>alert("nicht lesbar")</script></head>
<body><nav><ul><li><a href="/">Startseite</a></li></ul></nav>
<p class="kicker">Digitales Handwerk</p>
<h1>Tischler:innen messen mit Licht</h1>
<h2>Zwei Betriebe teilen sich ein Messgerät</h2>
<p><strong>Musterstadt, 3. Mai 2026: Die Beispiel Holz GmbH und die Beispiel Metall KG messen Räume jetzt
gemeinsam. Ein Gerät genügt beiden.</strong></p>
<p>Früher brauchten zwei Mitarbeiter:innen einen Vormittag. Jetzt ist der Raum in <em>zwölf Minuten</em> erfasst.</p>
<h2>Wie es begann</h2>
<p>Die Idee entstand bei einem Treffen der Handwerker:innen. &bdquo;Jede:r hatte dasselbe Problem&ldquo;, heißt es.</p>
<blockquote><p>Wir hätten das Gerät allein nie gekauft.</p></blockquote>
<h3>Was die Betriebe lernten</h3>
<ul><li>Erst messen, dann bestellen.</li><li>Die Daten gehören beiden.</li></ul>
<ol><li>Termin buchen</li><li>Raum vermessen</li></ol>
<h2>Kontakt</h2>
<p>Beispielzentrum<br>Musterweg 1<br>12345 Musterstadt</p>
</body></html>
"""

TYPED = """Tischler:innen messen mit Licht
Zwei Betriebe teilen sich ein Messgerät

Musterstadt, 3. Mai 2026. Die Beispiel Holz GmbH und die Beispiel Metall KG
messen Räume jetzt gemeinsam. Früher brauchten zwei Mitarbeiter:innen dafür
einen ganzen Vormittag, und der Weg zur nächsten Weiter-
bildung war weit.

Wie es begann

Die Idee entstand bei einem Treffen der Handwerker:innen, das am
3. Mai stattfand. Aus- und Weiter-
und Fortbildung kamen hinzu, auch in Nordrhein-
Westfalen.

----------

Was die Betriebe lernten:

- Erst messen, dann bestellen: das spart Holz, Zeit und
  manchen Ärger.
- Die Daten gehören beiden.

Der Ablauf

1. Termin buchen
2. Raum vermessen

Kontakt

Beispielzentrum
Musterweg 1
12345 Musterstadt
"""
