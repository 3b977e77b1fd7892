"""Words that make a date something else than the time of its clause."""

# They lead up to a time without saying what it is for: "im Jahr", "bereits am".
BEFORE_TIMES = frozenset(
    """
    dem den der das des im in am vom zu zum zur mit jahr jahre jahren monat schon bereits zuletzt noch auch zuvor etwa
    """.split()
)

# "gegenüber 2023", "im Vergleich zum Vorjahr"
COMPARED_TO = frozenset("gegenüber vergleich verglichen".split())

# "wie im Vorjahr"; "anders als 2021", "mehr als im Mai"
LIKE = frozenset(("wie", "Wie"))
UNLIKE = frozenset(("als",))

# "erstmals seit 2022"
FIRST_TIMES = frozenset("erstmals erstmalig Mal Male".split())

# "statt am Montag erst am Donnerstag"
INSTEAD = frozenset("statt anstatt anstelle".split())

# "der Umweltbericht 2022", "den Haushalt 2025": made for a year or about it, and not in it
YEARLY_THINGS = (
    "bericht", "berichte", "berichts", "haushalt", "haushalts", "etat", "etats", "budget", "bilanz", "statistik",
    "agenda", "index", "ranking", "fahrplan", "steuererklärung", "voranschlag", "haushaltsplan", "strategie",
)  # fmt: skip

# "warb für die WM 2030", "mit Blick auf die Wahl 2025": about it, not at it
ABOUT_EVENTS = frozenset("für gegen wegen ohne um".split())
ONTO_EVENTS = frozenset("auf über an".split())
GAMES = ("wm", "em", "olympia", "olympiade", "spiele", "weltspiele", "expo")

# "der Vertrag bis 2028", "der Haushalt für 2026"
PLANNED_FOR = frozenset("für bis ab aus von".split())
ONCE_PLANNED = frozenset("ursprünglich eigentlich zunächst".split())

# "trotz eines schwachen dritten Quartals"
OCCASIONS = frozenset("nach trotz wegen angesichts dank infolge mit aufgrund".split())

# "Das Haus stammt aus dem Jahr 1963."
ORIGIN_VERBS = frozenset("stammen datieren rühren kommen sein".split())

# "ein Bericht vom Montag", "ein Buch vom Jahr 1895"; but "die Nacht vom Montag auf Dienstag", "vom Montag an"
YEARS = frozenset(("Jahr", "Jahre"))
SPANS = frozenset("Nacht Tag Woche Zeit Zeitraum Wochenende".split())
RANGES = frozenset(("an", "bis", "auf"))

# "die [erst] 2019 gegründete Firma"
ALREADY = frozenset("bereits schon erst eigentlich ursprünglich zuletzt gerade noch".split())

# On which side of an expression an event was: "vor dem 3. Mai", "spätestens im Juni"; and what may stand between.
RELATIONS = {"ab": "ab", "frühestens": "ab", "bis": "bis", "spätestens": "bis", "vor": "vor", "nach": "nach"}
LEADING_UP = frozenset("zum zur dem der den im am in etwa mindestens".split())

# "zwei Tage vor der Wahl am 14. September", "am Tag nach Ostern": which way is counted
COUNTED_FROM = {"vor": -1, "nach": 1}

# "verschob das Konzert vom 5. April auf den 10. Mai": the day that is given up
GIVEN_UP = frozenset(("vom", "von"))
# "auf [den kommenden] Samstag", "auf [Anfang] Mai"
LEADING_TO_THE_NEW_DAY = frozenset(
    "den das die kommenden kommende kommendes nächsten nächste nächstes frühestens".split()
)

# "verpflichtete ihn bis 2027", "verlängerte den Vertrag bis 2028": how long it holds, not how long it took
SIGNING_VERBS = frozenset("unterschreiben unterzeichnen verpflichten binden ausleihen verleihen befristen".split())
EXTENDING_VERBS = frozenset("verlängern erneuern ausdehnen abschließen schließen erhalten bekommen geben haben".split())
CONTRACTS = ("vertrag", "vertrags", "verträge", "kontrakt", "mandat", "lizenz", "konzession", "abkommen")

# Before "Sommer" the first make it a person, the others the season.
ADDRESSES = frozenset("Frau Herr Herrn Familie Ehepaar".split())
LEADING_TO_TIMES = frozenset(
    """
    am im zum vom beim ab bis seit gegen für den dem der des diesen dieser diesem jeden vergangenen kommenden nächsten
    letzten vorigen vorletzten übernächsten zu auf und oder anfang mitte ende beginn
    """.split()
)
