"""The words by which German texts refer to a known event or to the life and office of a person."""

# Nouns that stand for a day of a person's life; whose it is stands beside them ("Trumps Geburtstag").
BIRTHDAY = frozenset({"Geburtstag"})
TAKING_OFFICE = frozenset({"Amtsantritt", "Amtsübernahme", "Amtseinführung", "Vereidigung", "Inauguration"})

# "Jahrestag des Überfalls", "Todestag Raisis": the same day of a later year.
ANNIVERSARY = frozenset({"Jahrestag", "Gedenktag"})
DEATH_DAY = "Todestag"

# "Beginn des Kriegs", "Kriegsbeginn", "Ende des Zweiten Weltkriegs": one end of what lasted longer.
BEGINNING = frozenset({"Beginn", "Anfang", "Ausbruch", "Auftakt", "Start"})
ENDING = frozenset({"Ende", "Abschluss"})
WAR_BEGINNING = frozenset({"Kriegsbeginn", "Kriegsausbruch"})

POSSESSIVE_M = frozenset({"sein", "seine", "seinem", "seinen", "seiner", "seines"})
POSSESSIVE_F = frozenset({"ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres"})

# What stands between the words of one noun group: "der Invasion *in der* Ukraine".
ARTICLES = frozenset("der die das des dem den".split())
LINKS = frozenset(
    "in im ins auf aufs gegen an am ans von vom zu zum zur aus bei beim nach über um für mit durch unter zwischen vor"
    " auf und des der die das dem den ein eine einer einem einen eines".split()
)

# Words that say that no certain event is meant ("eine Invasion"), or that it has not come to pass.
INDEFINITE = frozenset("ein eine einer eines einem einen kein keine keiner keines keinem keinen".split())
UNREAL = tuple("möglich drohend geplant befürchtet angeblich hypothetisch etwaig weiter erneut neu".split())

# "die vergangene Wahl", "nach der Wahl"; "die kommende Wahl", "vor der Wahl".
GONE_BY = ("vergangen", "letzt", "jüngst", "vorig", "zurückliegend")
TO_COME = ("kommend", "nächst", "bevorstehend", "anstehend", "künftig")

# Which time it was: "zum zweiten Mal", "der dritte Jahrestag".
ORDINALS = {
    stem: number
    for number, stem in enumerate(
        "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt".split(),
        start=1,
    )
}
ORDINALS |= {"zwanzigst": 20, "fünfundzwanzigst": 25, "dreißigst": 30, "vierzigst": 40, "fünfzigst": 50}
