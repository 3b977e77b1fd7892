"""Words that a title on a chart can do without, and words that never begin or end one."""

# They tie a sentence to the one before it, or to the time at which it was written.
CONNECTORS = frozenset(
    """
    zudem außerdem ausserdem auch indes indessen unterdessen dabei daher deshalb deswegen allerdings wiederum jedoch
    hingegen dagegen zunächst zuerst dann danach anschließend daraufhin schließlich zuvor inzwischen mittlerweile
    zugleich gleichzeitig ferner somit damit demnach folglich so dennoch trotzdem immerhin zwar denn nämlich ohnehin
    bereits schon erst nun jetzt noch nochmals erneut kürzlich unlängst jüngst damals seitdem seither vorher bislang
    bisher demzufolge angeblich offenbar vermutlich wohl womöglich anscheinend weiterhin ebenfalls ebenso überdies
    """.split()
)

# They begin what goes on with a name of two words: "Bad Homburg", "New York".
NAME_HEADS = frozenset("Bad New San Los El Al Sankt St Santa Tel Den Rio Hongkong Le La".split())

# What ends so is no name: behind another noun it begins something new ("auf Antrag der Behörde | Haftbefehl erlassen").
THINGS = tuple(
    "befehl befehle ersatz geld gelder antrag anträge klage strafe verfahren ung ungen heit keit schaft tion tionen "
    "hilfe hilfen nahmen vorwürfe kritik".split()
)

# Adjectives that have a capital in names: "der Nahe Osten".
CAPITAL_ADJECTIVES = frozenset(
    """
    Nahe Nahen Ferne Fernen Mittlere Mittleren Rote Roten Weiße Weißen Große Großen Schwarze Schwarzen Grüne Grünen
    Deutsche Deutschen Alte Alten Neue Neuen Heilige Heiligen Oberste Obersten Erste Ersten Zweite Zweiten Kalte Kalten
    Vereinte Vereinten Vereinigte Vereinigten Europäische Europäischen Bayerische Bayerischen
    """.split()
)

# A preposition and its noun that tell whose word it is: "nach Angaben der Polizei", "laut CNN".
SOURCE_PREPOSITIONS = frozenset(("laut",))
SOURCE_NOUNS = frozenset(
    "angaben informationen darstellung einschätzung worten berichten medienberichten bericht erkenntnissen kreisen "
    "auskunft aussage schätzungen recherchen".split()
)

# "eine 70 Jahre alte Frau", "ein zwei Meter tiefes Loch"
MEASURED = ("alt", "jung", "lang", "hoh", "groß", "schwer", "tief", "breit", "dick", "weit", "entfernt", "teur")
# "vier Jahre später": a length, and no subject
MEASURED_FROM = frozenset("später zuvor danach davor vorher lang darauf".split())

# In front of a temporal expression these belong to it: "bereits im Mai", "seit Anfang 2020".

BEFORE_TIMES = frozenset(
    """
    am im in an ab seit bis vom von zum zur zu nach vor um gegen für den der dem die das bereits schon erst noch nun
    etwa zwischen rund kurz anfang mitte ende wohl spätestens frühestens heute genau nur auf über während binnen
    innerhalb laufe jahren frühen späten
    """.split()
)

# Cases that are no subject: "ihm", "dem Land", "sich".
NO_SUBJECTS = frozenset(
    """
    dem den des einem einen eines ihm ihn ihnen sich mir mich uns euch dir dich seinem seinen seines ihrem ihren ihres
    diesem diesen dieses keinem keinen jedem jeden
    """.split()
)

PRONOUN_SUBJECTS = frozenset("er sie es wir ich man dies dieser".split())

# A title does not end in one of these, and a speaker's name does not hold them.
NO_LAST_WORDS = frozenset(
    """
    der die das des dem den ein eine einen einem einer eines und oder aber sowie mit von in im an am auf aus bei für
    über um zu zum zur nach vor sich als wie dass so auch seine seiner seinem seinen ihre ihrer ihrem ihren gegen durch
    unter zwischen
    """.split()
)

# The article that a relative pronoun becomes when its noun takes its place: "denen der Staat beitrat".
ARTICLES_OF_PRONOUNS = {"den": "den", "das": "das", "dem": "dem", "denen": "den", "die": "die", "der": "der"}

# What a verb says nothing without: "es kam zu Ausschreitungen", "stimmten gegen den Antrag".
NEEDED_PREPOSITIONS = {
    "kommen": ("zu", "zum", "zur"),
    **dict.fromkeys("stimmen aussprechen votieren plädieren demonstrieren protestieren".split(), ("für", "gegen")),
    **dict.fromkeys("klagen kämpfen ermitteln verstoßen vorgehen".split(), ("gegen",)),
    **dict.fromkeys("warnen schützen".split(), ("vor", "vorm")),
}

# An infinitive that these begin says what for, and not what was said or tried: "um zu fliehen".
PURPOSES = frozenset("um ohne anstatt statt".split())

# Behind them "ihr" is to whom it is given: "verlieh ihr Präsident Rau das Verdienstkreuz".
GIVING_VERBS = frozenset("verleihen überreichen gratulieren danken schenken".split())

# At the head of a sentence they have a capital and are no nouns.
ADVERBS = frozenset(
    """
    darauf dazu davon dafür dadurch darüber darin daran hierzu hier dort kurz nur selbst gestern heute morgen dies das
    weder verletzt gut viel mehr weniger rund etwa knapp insgesamt ansonsten sonst vielmehr besonders vor
    """.split()
)

# What these begin may belong to the noun before it: "ein Abkommen über Flugzeuge", "eine Gruppe aus Halle".
TAIL_PREPOSITIONS = frozenset(
    "aus von vom um über für gegen zwischen mit ohne zu zum zur gegenüber unter neben".split()
)
# These do only behind nouns that are directed at something: "die Suche nach Vermissten", "die Kritik an …".
TARGETS = frozenset("nach auf an am ans aufs".split())
TAIL_HEADS = tuple(
    """
    ung tion suche kritik arbeiten antrag antwort recht anspruch bericht hinweis hinweise blick weg bedarf verkehr
    frage interesse lust reaktion verdacht anstieg wunsch ruf schuld anteil teil mangel zweifel zugriff bezug
    """.split()
)

# The genders (m, f, n; p in the plural) that an article or a relative pronoun can have.
GENDERS_OF_ARTICLES = {
    word: frozenset(genders)
    for genders, words in (
        ("mfp", "der dieser jener jeder"),
        ("fp", "die diese jene seine ihre keine unsere"),
        ("n", "das dieses jenes"),
        (
            "mn",
            "dem des ein einem eines im am vom zum beim ins ans aufs ums diesem seinem ihrem seines ihres kein keinem",
        ),
        ("mp", "den diesen seinen ihren keinen"),
        ("m", "einen"),
        ("f", "eine einer zur"),
        ("p", "zwei drei vier fünf sechs mehrere viele einige beide"),
    )
    for word in words.split()
}
GENDERS_OF_PRONOUNS = {
    word: frozenset(genders)
    for word, genders in (("die", "fp"), ("das", "n"), ("den", "m"), ("dem", "mn"), ("denen", "p"))
}
FEMININE_NOUNS = ("ung", "heit", "keit", "schaft", "tion", "tät", "erin")

# They stand right behind the verb, before all else: "äußerte sich dazu".
LIGHT_WORDS = frozenset("sich mich uns es ihn sie ihm ihr ihnen mir dir euch".split())

# What leaves the verb where it moves to the second place, longest first: "zustimmte" → "stimmte … zu".
SEPARABLE = tuple(
    """
    zusammen entgegen zurück bereit herunter hinunter herauf hinauf heraus hinaus herein hinein voran vorbei fertig
    teil fest statt fort weg los nach vor her hin mit auf aus bei ein ab an zu frei bekannt
    """.split()
)

# Nouns that count the noun behind them: "sechs Millionen Euro", "zwei Tonnen Kokain".
COUNTS = frozenset(
    """
    Million Millionen Milliarde Milliarden Billion Billionen Dutzend Tonnen Tonne Kilogramm Kilo Gramm Liter Hektar
    Kubikmeter Quadratmeter Prozent Stück Kisten Flaschen
    """.split()
)

# Nouns of events whose article is "der", and those whose article is "das".
MASCULINE_EVENTS = tuple(
    """
    überfall angriff anschlag einmarsch krieg putsch aufstand abzug rückzug gipfel besuch amtsantritt rücktritt sturz
    tod mord unfall absturz brand prozess austausch beitritt austritt streik protest sieg start auftritt abstieg
    aufstieg ausstieg einstieg aufbau einzug auszug ausbruch einbruch zusammenbruch beginn verkauf kauf beschluss
    abschluss umsturz parteitag stromausfall zusammenstoß streit waffenstillstand skandal wechsel fund einsatz
    """.split()
)
NEUTER_EVENTS = tuple(
    """
    attentat treffen gespräch telefonat abkommen referendum unglück erdbeben beben hochwasser urteil spiel finale debüt
    konzert turnier derby massaker pogrom comeback scheitern eindringen
    """.split()
)

# In front of a number they belong to it: "rund 200 Keller".
ABOUT = frozenset("rund etwa knapp fast über mindestens circa ca gut ungefähr weitere insgesamt nur bis".split())

# Between a profession and a name: "der Anwalt Dr. Jan Ruhl".
ACADEMIC = frozenset(("Dr", "Prof", "Dipl"))
# In front of a number they say how much, and belong to the verb: "sank um 18 Prozent auf 310 Millionen".
MEASURING = frozenset(("um", "auf", "mit", "von"))

# Men in another case than the nominative: how the word ends, and what of it goes ("den Präsident[en]", "dem Zeuge[n]").
WEAK_ENDINGS = {
    **dict.fromkeys(
        ("enten", "anten", "isten", "aten", "ogen", "grafen", "graphen", "nauten", "athleten", "poeten", "propheten"),
        "en",
    ),
    **dict.fromkeys(("herrn", "nachbarn", "bauern"), "n"),
    **dict.fromkeys(("igen", "lichen", "zeugen", "kunden", "kollegen", "boten", "erben", "insassen", "rivalen"), "n"),
    **dict.fromkeys(
        (
            "agten",
            "etzten",
            "ierten",
            "älten",
            "ählten",
            "eamten",
            "perten",
            "andten",
            "annten",
            "ichteten",
            "afteten",
            "orbenen",
            "angenen",
        ),
        "n",
    ),
}
STRONG_NOUNS = ("garten", "kasten", "schatten", "westen", "osten", "beten", "kneten", "wagen", "rogen", "bogen")

# How much more: before a comparative, "deutlich zurückhaltender".
DEGREES = frozenset("deutlich viel weit weitaus wesentlich erheblich etwas spürbar merklich klar".split())
