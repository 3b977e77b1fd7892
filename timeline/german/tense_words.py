"""Words behind which a day lies ahead, whatever the tense of the verb."""

from timeline.german.status_words import ANNOUNCING_VERBS, PLANNING_VERBS

# "kündigte an, am Dienstag zu …", "vereinbarten, sich am Mittwoch zu treffen".
AHEAD_VERBS = (
    ANNOUNCING_VERBS
    | PLANNING_VERBS
    | frozenset(
        """
        anbieten aufrufen einladen entscheiden entschließen auffordern verabreden einigen ermahnen verpflichten
        beauftragen anweisen raten appellieren bereiterklären erklären verständigen mahnen drängen animieren ermuntern
        """.split()
    )
)

# "der Plan, am Montag zu …".
AHEAD_NOUNS = frozenset(
    """
    Plan Pläne Absicht Vorhaben Aufforderung Angebot Ankündigung Forderung Vorschlag Auftrag Einladung Aufruf Appell
    Beschluss Entscheidung Bitte Zusage Versprechen Drohung Wunsch Hoffnung Ziel Anweisung Befehl bereit
    """.split()
)

# "setzte ihm eine Frist bis Freitag".
TERM_NOUNS = frozenset("Frist Fristen Ultimatum Zeit Bedenkzeit Aufschub Galgenfrist Schonfrist".split())

# "verschob das Spiel auf Samstag": the old day is given up for a new one.
POSTPONING_VERBS = frozenset("verschieben verlegen vertagen umlegen vorverlegen vorziehen umterminieren".split())

# "setzte das Spiel auf Samstag an": the day is one to come.
SCHEDULING_VERBS = POSTPONING_VERBS | frozenset("verlängern terminieren ansetzen".split())

# "setzte das Verfahren bis zum 9. September aus": done, and its end is near, ahead or behind.
SUSPENDING_VERBS = frozenset(
    "aussetzen unterbrechen sperren untersagen verbieten befristen beurlauben suspendieren freistellen "
    "verhängen".split()
)

# Nobody's words in the singular, for those would be "sei", "habe": "Ihr Vertrag wäre 2026 ausgelaufen".
WOULD_HAVE = frozenset(("wäre", "hätte"))

# "sollte am Samstag aussagen, erschien aber nicht"
CONTRASTS = frozenset("aber doch jedoch allerdings dann".split())
