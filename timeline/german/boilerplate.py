"""Sentences of a page that are no part of its article: invitations, notes of the editors, notices."""

import re

BOILERPLATE = re.compile(
    r"""
    (?:
      (?:Lesen|Melden|Folgen|Abonnieren|Klicken|Besuchen|Hören|Sehen|Schauen|Diskutieren|Schreiben|Testen|Bestellen|
         Erfahren|Verpassen|Laden|Unterstützen|Registrieren|Teilen)\s+Sie\b
      |(?:Mehr|Alles|Weitere\s+Informationen)\s+(?:zum\s+Thema|dazu|hierzu)\b
      |(?:Lies|Lest|Lesen\s+Sie)\s+(?:auch|hier|mehr)\b
      |Dies(?:er|e|es)\s+(?:Artikel|Text|Beitrag|Interview|Meldung|Fassung|Version|Website|Webseite|Seite)\b
      |(?:Diese|Unsere)\s+(?:Web)?[Ss]eite\s+(?:verwendet|nutzt)
      |Wir\s+(?:verwenden|nutzen|setzen)\s+.{0,30}Cookies
      |(?:Anmerkung|Hinweis)\s+der\s+Redaktion
      |Die\s+Redaktion\s+hat\b
      |(?:Quelle|Foto|Bild|Video|Grafik|Autor|Autorin|Von|Redaktion)\s?:
      |(?:Hier|Jetzt)\s+(?:können|finden|lesen|geht|abonnieren)\b
      |Korrektur(?:hinweis)?\s?:
    )
    """,
    re.VERBOSE,
)
