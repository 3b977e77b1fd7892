"""Words that tell who acts and who is acted upon."""

# Their subject is the source of a report, not somebody who acts.
REPORTING_VERBS = frozenset("berichten melden zitieren schreiben vermelden".split())

# What one does with somebody, who is then met or addressed: "sprach mit", "traf sich mit".
MEETING_VERBS = frozenset(
    """
    sprechen telefonieren treffen zusammentreffen verhandeln beraten reden zusammenkommen streiten diskutieren
    unterhalten kämpfen
    """.split()
)

# Verbs that link a subject to what it is; nobody is acted upon.
LINKING_VERBS = frozenset("sein werden bleiben heißen gelten scheinen".split())

# Their subject is somebody who does it, and what is done is a thing: "Das Tor erzielte Kern", "Die Rede hielt Kern".
DOERS_VERBS = frozenset(
    "geben erzielen schießen gewinnen halten leiten schreiben komponieren moderieren eröffnen unterzeichnen erringen "
    "dirigieren malen verfassen".split()
)

# Articles and pronouns that cannot stand before a subject.
OBLIQUE = frozenset(
    """
    dem den des einem einen eines keinem keinen keines diesem diesen dieses jenem jenen seinem seinen seines ihrem ihren
    ihres meinem meinen unserem unseren jedem jeden beiden einiger mehreren vielen
    """.split()
)
SUBJECT_PRONOUNS = frozenset("er sie es man wir ich".split())

# Behind these words the genitive or "von" names whom it happens to: "die Ermordung Rabins", "der Tod von Raisi".
SUFFERED_NOUNS = tuple(
    """
    ermordung tötung festnahme verhaftung verurteilung entführung freilassung wahl tod sturz absetzung entlassung
    besetzung gründung anklage verletzung vertreibung auslieferung ausweisung wiederwahl festsetzung hinrichtung
    auflösung bombardierung zerstörung evakuierung geburt
    """.split()
)
# Behind an event's noun these prepositions name whom it is done to: "der Angriff auf Kiew".
TOWARDS = frozenset("auf gegen in nach an mit".split())

# Feminine names and endings: behind them "der" is no subject ("half der Ukraine").
FEMININE = frozenset(
    """
    ukraine türkei schweiz slowakei mongolei eu nato hamas hisbollah uno ddr opposition armee polizei firma partei bahn
    frau bank welt union republik
    """.split()
)
NEUTER_ENDINGS = ("klinikum", "gericht", "amt", "präsidium", "ministerium", "institut", "museum", "theater", "werk")
FEMININE_ENDINGS = (
    "ung",
    "heit",
    "keit",
    "schaft",
    "tion",
    "tät",
    "erin",
    "partei",
    "miliz",
    "agentur",
    "zeitung",
    "bank",
    "kammer",
    "schule",
)

# Behind a state's adjective they are the state acting: "die iranische Führung".
STATE_BODIES = tuple(
    """
    regierung führung armee militär luftwaffe marine streitkräfte truppen behörden behörde parlament justiz delegation
    polizei geheimdienst außenministerium verteidigungsministerium präsidialamt machthaber regime präsidentschaft
    geheimdienste unterhändler diplomaten soldaten staat seite beamten beamte quellen
    """.split()
)
PLURALS = ("en", "er", "e", "n", "s")

# Accusatives that tell when, not whom: "letzte Woche", "den ganzen Tag".
TIME_NOUNS = frozenset(
    """
    woche wochen monat monate jahr jahre tag tage stunde stunden minute minuten abend morgen nacht mal montag dienstag
    mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli august september
    oktober november dezember frühjahr sommer herbst winter uhr
    """.split()
) | {
    f"{day}{part}"
    for day in ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag")
    for part in ("morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht")
}

# Capitalised at the head of a sentence, these are no nouns.
NO_NOUNS = frozenset(
    """
    aber allein allerdings also am anders auch auf außerdem bald beide bereits besonders bisher bislang bloß da dabei
    dadurch dafür dagegen daher damals damit danach daneben dann daran darauf daraufhin daraus darin darüber darum
    darunter davon davor dazu demnach dennoch derweil derzeit deshalb deswegen dies diese dieser dieses doch dort
    ebenfalls ebenso eher einst einzig endlich erneut erst erstmals etwa fast ferner folglich früher ganz gegenwärtig
    gemeinsam genau gerade gestern gleich gleichzeitig heute hier hierbei hinzu immer immerhin indes indessen
    infolgedessen insgesamt inzwischen jedoch jetzt kurz künftig lange längst laut letztlich mehr mehrfach mehrere
    meist mitunter morgen nachdem nahezu namentlich neben nicht nie niemand noch nochmals nun nur ob obwohl offenbar
    oft ohnehin plötzlich rund schließlich schon sehr seither selbst seitdem so sobald sodann sofort sogar somit sonst
    sowohl später sowieso stattdessen stets tatsächlich teils trotz trotzdem überdies übrigens und ungeachtet
    unterdessen vermutlich viel viele vielleicht vielmehr voraussichtlich vor vorher vorerst wann während weder
    wegen weil weiter weiterhin weitere wenig wenige wenn wer wie wieder wiederholt wo wobei wohl zehn zeitgleich
    ziemlich zu zudem zuerst zuletzt zugleich zunächst zusammen zusätzlich zuvor zwar zwei zwischenzeitlich
    """.split()
)

# Endings of nouns that stand in the plural where no article is before them: "Gerüchte", "Vorwürfe".
BARE_PLURALS = (
    "erüchte", "orwürfe", "erichte", "orderungen", "pekulationen", "rmittlungen", "eldungen", "chuldigungen", "läne",
    "ahlen", "ngaben", "nträge", "lagen", "ngriffe", "esuche", "espräche", "ragen", "ahnungen", "rohungen",
)  # fmt: skip
