"""The sixteen Länder by their usual codes: each has public holidays of its own."""

from coopcms.errors import msg

LANDS = {
    "BW": msg("Baden-Württemberg"), "BY": msg("Bavaria"), "BE": msg("Berlin"), "BB": msg("Brandenburg"),
    "HB": msg("Bremen"), "HH": msg("Hamburg"), "HE": msg("Hesse"), "MV": msg("Mecklenburg-Western Pomerania"),
    "NI": msg("Lower Saxony"), "NW": msg("North Rhine-Westphalia"), "RP": msg("Rhineland-Palatinate"),
    "SL": msg("Saarland"), "SN": msg("Saxony"), "ST": msg("Saxony-Anhalt"), "SH": msg("Schleswig-Holstein"),
    "TH": msg("Thuringia"),
}  # fmt: skip
