"""Words that tell of what was long ago or has long been so, without saying when."""

import re

# "seit Jahren", "vor vielen Jahrzehnten", "jahrelang"; not "erstmals seit Jahren", "der höchste Stand seit Langem".
VAGUE_LENGTH = re.compile(
    r"\b(?=seit|vor)(?<!\berstmals )(?<!\bMal )(?<!\bmals )(?<!ste )(?<!sten )(?<!ster )(?<!stes )"
    r"(?:seit|vor)\s+(?:(?:vielen|einigen|mehreren|etlichen|langen|vielen,\s+vielen|wenigen|ein\s+paar)\s+)?"
    r"(?:Jahren|Jahrzehnten|Jahrhunderten|Monaten|Wochen|Tagen|Stunden|Generationen|langem|längerem|langer\s+Zeit"
    r"|längerer\s+Zeit|geraumer\s+Zeit|jeher)\b"
    r"|\b(?:jahre|jahrzehnte|jahrhunderte|monate|wochen|tage)lang\b",
    re.IGNORECASE,
)

# "vor 66 Millionen Jahren", "vor 10.000 Jahren", "vor rund zwei Milliarden Jahren": before any calendar.
DEEP_TIME = re.compile(
    r"\b(?:[Vv]or|[Ii]n)\s+(?:[a-zäöüß]+\s+){0,3}(?:[\d.,]+\s+|[a-zäöüß]+\s+)?(?:(?:Millionen|Milliarden|Mio\.|Mrd\.)\s+|"
    r"\d{1,3}(?:[. ]\d{3})+\s+|[a-zäöüß]*tausend(?:en)?\s+)Jahren\b"
)

# A time whose days nobody knows but the place itself: "nach den Sommerferien", "am dritten Spieltag".
UNKNOWN_TIME = re.compile(
    r"\b(?:in|nach|vor|zu|bis|seit|während|am|zum|zur|im|ab)\s+(?:(?:der|den|dem|ersten|zweiten|dritten|vierten|letzten"
    r"|nächsten|kommenden)\s+){0,2}(?:\d{1,2}\.\s+)?"
    r"(?:\w*(?:ferien|semesterbeginn)|Schul(?:beginn|start|jahresbeginn|anfang)|\w*(?:Spieltag|Schultag)|Spieltag|Schultag"
    r"|(?:Sommer|Winter|Weihnachts|Parlaments|Länderspiel)pause)\b"
    r"|\bim\s+(?:alten|neuen)\s+Jahr\b"
    r"|\b(?:nach|vor|bei|zu|seit|in\s+den\s+(?:letzten|ersten))\s+Kriegs(?:ende|beginn|ausbruch|tagen|jahren|monaten|wochen)\b"
    r"|\bin\s+(?:der|dieser)\s+(?:vergangenen|letzten|laufenden|vorigen|neuen|abgelaufenen|aktuellen)?\s*(?:Saison"
    r"|Spielzeit|Legislaturperiode|Wahlperiode|Amtszeit|Amtsperiode)\b(?!\s+(?:19|20)\d\d)"
    r"|\bnach\s+dem\s+Kriege?\b|\bin\s+der\s+Nachkriegszeit\b",
    re.IGNORECASE,
)

# "mit 23 Jahren", "im Alter von acht Jahren": when in somebody's life, and not on which day.
AT_AGE = re.compile(
    r"\b(?:als|Als)\s+(?:\d{1,2}-?[Jj]ährige[rn]?|Kind|Jugendliche[rn]?|junge[rn]?\s+(?:Mann|Frau|Mädchen))\b"
    r"|(?-i:\bMit)\s+\d{1,2}\s+(?-i:(?!zu\b|zum\b|gegen\b|von\b|bis\b|und\b|oder\b|zur\b)[a-zäöüß]+\b)"
    r"|\b(?:mit|im\s+Alter\s+von)\s+(?:(?:nur|gerade|knapp|erst|schon|bereits)\s+){0,2}(?:\d{1,3}|[a-zäöüß]{3,20})\s+Jahren\b"
    r"(?!\s+(?:Haft|Gefängnis|Freiheits|Bewährung|Erfahrung|Verspätung|Laufzeit|Garantie))",
    re.IGNORECASE,
)
DYING = frozenset("sterben versterben erliegen verscheiden verunglücken umkommen entschlafen leben".split())

# They point at what was just told, so that a sentence with one of them goes on with it.
POINTING = frozenset(
    """
    er sie es ihm ihn ihr ihnen sein seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres dieser diese dieses
    diesem diesen dabei damals dort darauf danach daraufhin davor zuvor dafür dazu dadurch damit deshalb dann
    """.split()
)

# Of them those that stand for somebody.
PERSONS = frozenset("er ihn ihm sie ihnen".split())

# What follows a birth in the same sentence comes years later.
BIRTHS = frozenset(("geboren", "Welt", "aufgewachsen", "studiert"))
