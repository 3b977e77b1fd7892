"""The words by which a German text tells when it was written, beside its dates themselves."""

from typing import Final

# An office that somebody no longer holds, or does not hold yet, in front of its word or as its first part.
FORMER: Final = (
    "frühere", "früherer", "früheren", "ehemalige", "ehemaliger", "ehemaligen", "einstige", "einstiger", "einstigen",
    "ex", "alt", "abgewählte", "abgewählten", "gestürzte", "gestürzten",
)  # fmt: skip
NOT_IN_OFFICE: Final = (
    "designierte", "designierter", "designierten", "künftige", "künftiger", "künftigen", "gewählte", "gewählter",
    "gewählten", "kommende", "kommender", "kommenden", "damalige", "damaliger", "damaligen", "spätere", "späterer",
    "späteren", "verstorbene", "verstorbener", "verstorbenen", "mögliche", "möglicher", "möglichen", "vize", "unter",
)  # fmt: skip

# Something goes on while the text is written: "der eskalierende Konflikt", "derzeit tobt der Krieg".
GOING_ON: Final = (
    "aktuelle", "aktuellen", "aktueller", "aktuellem", "aktuelles", "derzeitige", "derzeitigen", "derzeit", "laufende",
    "laufenden", "anhaltende", "anhaltenden", "andauernde", "andauernden", "eskalierende", "eskalierenden",
    "eskalierender", "gegenwärtige", "gegenwärtigen", "momentan", "momentane", "momentanen",
)  # fmt: skip

# Verbs by which something known is told to take place: "der Gipfel begann am Dienstag", "am Montag starb er".
HAPPENING: Final = frozenset(
    "beginnen anfangen starten ausbrechen stattfinden geschehen passieren ereignen enden kommen eintreten anlaufen "
    "auftakten eröffnen abschließen zusammentreten tagen sterben".split()
)

# Verbs that say the same as "Treffen".
MEETING: Final = frozenset("empfangen treffen zusammentreffen zusammenkommen besuchen begegnen".split())

# Modal verbs in a form that may look back or ahead: "2015 sollte das BIP steigen".
OPEN_MODALS: Final = frozenset(
    "sollte sollten könnte könnten dürfte dürften müsste müssten möchte möchten würde würden wollte wollten".split()
)

# Between a time and the event that it dates: "am Wochenende bei den Angriffen", "in der vergangenen Woche beim Gipfel".
AT: Final = frozenset("bei beim auf während".split())

ORDINALS: Final = {
    "ersten": 1, "zweiten": 2, "dritten": 3, "vierten": 4, "fünften": 5, "sechsten": 6, "siebten": 7, "siebenten": 7,
    "achten": 8, "neunten": 9, "zehnten": 10, "elften": 11, "zwölften": 12,
}  # fmt: skip

# What is due, although it is told in the present: by its verb, and by other words of its sentence.
DUE: Final = frozenset("stattfinden anstehen bevorstehen".split())
LOOKING_AHEAD: Final = (
    "morgen", "übermorgen", "demnächst", "bald", "in Kürze", "kommend(?:e|en|er|es|em)", "nächst(?:e|en|er|es|em)",
    r"in (?:einem|einer|\w+) (?:Tage?n?|Wochen?|Monate?n?|Jahre?n?)", "noch bis", "Termine?", "Anmeldung(?:en)?",
    "Karten", "Tickets", "erwartet", "geplant", "vorgesehen", r"(?:ist|sind) .*?\bzu \w+n",
)  # fmt: skip

# News agencies as they sign in the head of a report: "Aachen (dpa/lnw) – ".
AGENCIES: Final = tuple(
    "dpa afp apa ap reuters rtr epd kna sda ats keystone ots sid dts dapd ddp upi tass pte lr red taz".split()
)

# What the names of newspapers end in: "Neue Zürcher Zeitung, 12.06.2025, S. 3".
NEWSPAPERS: Final = (
    "zeitung", "anzeiger", "tageblatt", "nachrichten", "rundschau", "kurier", "magazin", "online", "allgemeine",
    "presse",
)  # fmt: skip
