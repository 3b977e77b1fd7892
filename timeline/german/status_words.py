"""Words that tell a fact from a claim, a plan or a denial, and whose word it is."""

# --- claims ----------------------------------------------------------------------------------------------------------

# An uninflected adverb doubts its whole clause; inflected, it doubts a noun only: "der mutmaßliche Täter gestand".
DOUBTING_ADVERBS = frozenset(
    """
    angeblich mutmaßlich offenbar anscheinend vermutlich wohl womöglich möglicherweise vermeintlich gerüchteweise
    demnach demzufolge wahrscheinlich mutmasslich
    """.split()
)
DOUBTING_ADJECTIVES = frozenset("angeblich mutmaßlich mutmasslich vermeintlich vermutet behauptet".split())
# "wohl" doubts nothing behind these: "sehr wohl", "sich wohl fühlen".
BEFORE_WELL = frozenset("sehr sich gleich".split())

# What somebody's word is called: "nach Angaben der Polizei", "Medienberichten zufolge", "nach ersten Erkenntnissen".
REPORT_NOUNS = tuple(
    """
    angaben angabe informationen information darstellung einschätzung bericht berichten bericht berichts auskunft worten
    aussage aussagen schilderung schilderungen meinung ansicht auffassung überzeugung behauptung behauptungen lesart
    meldung meldungen mitteilung darlegung zeugenaussagen gerüchten recherchen medienberichts version
    """.split()
)
# Of these with an adjective that says so, or none: "nach bisherigen Ermittlungen", not "nach langen Ermittlungen".
FINDING_NOUNS = ("ermittlungen", "erkenntnissen", "schätzungen", "berechnungen", "einschätzungen", "informationen")
PROVISIONAL = frozenset(
    "bisherigen bisheriger ersten vorläufigen derzeitigen aktuellen eigenen offiziellen jüngsten neuesten".split()
)

# Of these it is the saying that is reported, never the truth of what was said: "Das behaupteten die Insider".
DOUBTFUL_VERBS = frozenset("behaupten mutmaßen vermuten spekulieren munkeln".split())

# Verbs of saying that, behind "wie", hand on what was said: "wie die Polizei mitteilte", not "wie er gefordert hatte".
REPORTING_VERBS = frozenset(
    """
    berichten melden mitteilen sagen erklären schreiben erfahren bestätigen bekanntgeben verlauten heißen betonen
    erläutern schildern angeben behaupten erzählen versichern äußern ergänzen hinzufügen verkünden aussagen verlautbaren
    vermuten mutmaßen feststellen einräumen ausführen twittern posten informieren meinen
    """.split()
)
# What somebody confirms or admits is no longer only a word: "starb, wie die Familie bestätigte".
CONFIRMING_VERBS = frozenset("bestätigen einräumen zugeben feststellen".split())
# Verbs of thinking and hearsay: what depends on them is nobody's fact. "es wird vermutet, dass".
SUPPOSING_VERBS = frozenset(
    """
    vermuten annehmen ausgehen glauben meinen heißen mutmaßen munkeln spekulieren unterstellen befürchten fürchten
    behaupten denken verdächtigen beschuldigen vorwerfen bezichtigen anlasten anklagen argwöhnen scheinen hören
    """.split()
)
# "dem Bericht nach", "der Legende nach": behind these nouns "nach" hands on.
TRADITION_NOUNS = ("überlieferung", "legende", "sage", "angaben", "bericht", "berichten", "worten", "aussage", "medien")
REPORT_OPENERS = frozenset(("wonach", "demzufolge"))
HEARSAY_VERBS = frozenset("verlauten heißen munkeln durchsickern".split())
# Who says it vouches for it, and so does the text: "bestätigte, dass", "räumte ein, dass".
VOUCHING_VERBS = frozenset(
    """
    bestätigen einräumen zugeben feststellen erinnern bedauern begrüßen wissen erfahren entdecken zeigen beweisen
    belegen nachweisen herausfinden verurteilen kritisieren loben bekanntgeben verkünden beschließen
    """.split()
)
# "wird vorgeworfen, verdächtigt, beschuldigt": in the passive the accusation is what is told.
ACCUSING_VERBS = frozenset("vorwerfen beschuldigen verdächtigen bezichtigen anlasten unterstellen nachsagen".split())

# "Gerüchte, dass er geheiratet hat": what follows is not known to be so.
RUMOUR_NOUNS = frozenset(
    """
    Gerücht Gerüchte Gerüchten Verdacht Vorwurf Vorwürfe Vorwürfen Behauptung Behauptungen Vermutung Vermutungen
    Spekulation Spekulationen Anschuldigung Anschuldigungen Mutmaßung Mutmaßungen These Annahme Legende Unterstellung
    """.split()
)
# With "soll" they leave no plan: "soll angeblich wechseln".
HEARSAY_ADVERBS = frozenset("angeblich gerüchteweise vorgeblich vermeintlich".split())
# "erzählte, wie er floh", "schilderte, wie …": somebody's word of what happened.
RECOUNTING_VERBS = frozenset("erzählen schildern beschreiben berichten aussagen sagen ausführen".split())

# --- plans -----------------------------------------------------------------------------------------------------------

# With "sein": "ist geplant", "war für Mai vorgesehen".
PLANNED_STATES = frozenset("geplant vorgesehen angesetzt terminiert anberaumt angedacht avisiert eingeplant".split())
PLANNED_ADJECTIVES = frozenset("geplant vorgesehen angesetzt bevorstehend anstehend kommend angekündigt".split())
PLANNED_ADVERBS = frozenset("voraussichtlich demnächst künftig bald übermorgen planmäßig".split())
# What somebody wants or arranges, so that a "dass" behind it tells a plan: "kündigte an, dass", "forderte, dass".
ANNOUNCING_VERBS = frozenset(
    """
    ankündigen fordern vorschlagen versprechen zusagen zusichern planen beschließen vereinbaren empfehlen anordnen
    hoffen wünschen wollen bitten drohen verlangen erwarten rechnen festlegen ausmachen
    """.split()
)
# "sollte sich als Fehler erweisen": what a history knows to have come.
FATE_VERBS = frozenset("erweisen herausstellen bleiben dauern prägen".split())
# In the past tense with a day to come: what is arranged is still to come, "verschob den Start auf Samstag".
ARRANGING_VERBS = frozenset(
    """
    verschieben verlegen vertagen einladen laden ansetzen einberufen festsetzen bestimmen buchen reservieren beantragen
    aufrufen rufen verlängern festlegen vormerken einbestellen vorladen bestellen anmelden genehmigen bewilligen
    ausrufen
    """.split()
)
# In the present tense; in the past ("plante den Anschlag") they tell what somebody did.
PLANNING_VERBS = frozenset(
    """
    planen beabsichtigen vorhaben anstreben bevorstehen anstehen vorsehen erwägen anvisieren gedenken
    rechnen drohen prognostizieren vorhersagen voraussagen erwarten anpeilen prophezeien
    """.split()
)
# "kommende Woche", "in den nächsten Monaten": with the present tense a plan, whenever it was written.
COMING = frozenset("kommende kommenden kommender kommendes nächste nächsten nächster nächstes".split())
COMING_TIMES = frozenset(
    """
    woche wochen monat monaten jahr jahren jahre tagen tage wochenende montag dienstag mittwoch donnerstag freitag
    samstag sonntag sonnabend frühjahr sommer herbst winter saison stunden januar februar märz april mai juni juli
    august september oktober november dezember sitzung ratssitzung sitzungswoche runde amtszeit legislaturperiode
    spielzeit
    """.split()
)
# "im Laufe der Woche", "noch in diesem Jahr": in what is left of it.
LEFT_OF_A_TIME = frozenset("laufe lauf noch".split())
# What goes on for a while: "läuft bis Sonntag" is under way, "baut bis 2027" is due.
LASTING_VERBS = frozenset("laufen dauern gelten bleiben andauern anhalten gehen leben sein haben stehen".split())

# --- denials ---------------------------------------------------------------------------------------------------------

# "wies den Vorwurf zurück" denies, "wies die Klage zurück" decides; "bestritt das Finale" plays it.
DENIED_THINGS = (
    "vorwurf", "vorwürfe", "vorwürfen", "bericht", "berichte", "berichten", "anschuldigung", "anschuldigungen",
    "darstellung", "darstellungen", "behauptung", "behauptungen", "verdacht", "spekulation", "spekulationen", "gerücht",
    "gerüchte", "gerüchten", "verdächtigungen", "unterstellung", "unterstellungen", "meldung", "meldungen", "aussage",
    "aussagen", "angaben", "anklage", "vermutungen", "beteiligung", "verantwortung", "schuld", "medienberichte",
)  # fmt: skip
# They deny where such a thing is named, else they decide or argue.
CONTRADICTING_VERBS = frozenset("zurückweisen widersprechen entgegentreten".split())
CONTESTED_THINGS = (
    "spiel", "spiele", "spielen", "partie", "partien", "match", "matches", "rennen", "finale", "halbfinale", "duell",
    "turnier", "turniere", "einsatz", "einsätze", "kampf", "kämpfe", "lebensunterhalt", "wahlkampf", "saison",
    "auftritt", "auftritte", "konzert", "konzerte", "programm", "test", "etappe", "begegnung",
    "lauf", "läufe", "runde", "wettkampf", "wettkämpfe", "qualifikation", "derby", "saisonspiel", "abend", "reise",
)  # fmt: skip
# "fiel kurz aus": how it turned out, not that it did not take place.
TURNING_OUT = frozenset(
    """
    kurz lang gut schlecht hoch niedrig groß klein stark schwach knapp deutlich gering mager üppig positiv negativ
    unterschiedlich ähnlich anders mild milde hart so eindeutig verhalten bescheiden
    """.split()
)
# Where they "fielen aus", something happened: they stopped working.
MACHINES = (
    "Strom", "strom", "Heizung", "heizung", "Licht", "Beleuchtung", "Telefon", "Internet", "Server", "System", "system",
    "Systeme", "systeme", "Motor", "Motoren", "Triebwerk", "Triebwerke", "Ampel", "Ampeln", "Netz", "netz", "Kühlung",
    "Anlage", "anlage", "Anlagen", "anlagen", "Bremsen", "Funk", "Stromversorgung", "Wasserversorgung", "Computer",
    "Technik", "technik", "Turbine", "Turbinen", "Reaktor", "Maschine", "Maschinen", "Radar", "Satellit", "Klimaanlage",
)  # fmt: skip
# What does not take place.
FAILING_TO_HAPPEN = frozenset("ausbleiben entfallen ausfallen unterbleiben flachfallen".split())
COMING_ABOUT = frozenset("stattfinden zustandekommen".split())
# What was to happen and is called off; by whom, is another event: "Der Verband sagte das Spiel ab".
CANCELLING_VERBS = frozenset("absagen abblasen canceln".split())
# What is done to a thing on another day than its own: "sagte alle Konzerte am Wochenende ab".
DISPOSING_VERBS = CANCELLING_VERBS | frozenset(
    "verschieben verlegen ankündigen untersagen verbieten genehmigen".split()
)
CALLED_OFF_ADJECTIVES = frozenset("abgesagt ausgefallen vereitelt verhindert geplatzt".split())
# With "nicht" they leave a thing open, and somebody says so: "schloss Neuwahlen nicht aus".
LEAVING_OPEN = frozenset("ausschließen ausschliessen".split())
# Whose infinitive does not come about: "weigerte sich zu …", "verzichtete darauf, zu …".
NOT_DOING_VERBS = frozenset(
    """
    weigern ablehnen versäumen vergessen verzichten unterlassen hindern abhalten verbieten untersagen verweigern
    bestreiten dementieren abstreiten leugnen absehen abraten vermeiden verpassen
    """.split()
)
# Whose infinitive comes about: "gelang es, das Feuer zu löschen".
DOING_VERBS = frozenset("gelingen schaffen beginnen anfangen helfen aufhören vermögen glücken wagen fortfahren".split())

# Behind these negations nothing of the clause is denied: "nicht nur", "nicht zuletzt", "kein Geringerer als".
AFTER_EMPTY_NEGATION = frozenset(
    """
    nur zuletzt allein bloß unbedingt immer ganz sehr einmal weniger weit lange erst lediglich minder unerheblich
    ohne selten unweit unumstritten unüblich überraschend unerwartet alle jeder jedes jede geringerer geringere anderer
    zwei drei vier fünf zehn wunder zweifel hehl
    """.split()
)
# "mehr als je zuvor", "wie nie", "so viele wie nie zuvor": a comparison.
BEFORE_COMPARED_NEGATION = frozenset("wie denn als".split())
# "es stimmt nicht, dass": denies what follows.
TRUTH_VERBS = frozenset(("stimmen", "zutreffen"))
ALMOST = frozenset("beinahe fast".split())
NEGATIONS = frozenset(
    "nicht nie niemals kein keine keinen keinem keiner keines nirgends niemand niemanden niemandem weder keinerlei "
    "nichts nirgendwo".split()
)
NOT_DOING_OPENERS = frozenset("ohne statt anstatt".split())

# --- whose word ------------------------------------------------------------------------------------------------------

# At the head of a sentence their capital makes no noun of them: "Später sagte der Minister".
HEAD_ADVERBS = frozenset(
    """
    gestern heute morgen zugleich zudem dort hier später zuvor außerdem dabei dann danach daraufhin auch weiter ferner
    anschließend schließlich inzwischen bereits erneut gleichzeitig unterdessen allerdings jedoch stattdessen konkret
    nun jetzt so damit darüber dazu hierzu davon dagegen deshalb daher trotzdem dennoch nur noch erst zunächst zuletzt
    intern öffentlich er sie es wir ich man dies das laut angeblich offenbar vielmehr indes einst seitdem seither
    """.split()
)
ADVERB_ENDINGS = ("weise", "lich", "mals", "dings", "seits", "ens", "end")
PRONOUNS = frozenset("er sie dieser diese".split())
# A noun that leads to the one who speaks: "nach Angaben [der Polizei]", "laut Bericht [des Senders]".
OBLIQUE_ARTICLES = {"einem": "ein", "einer": "eine", "eines": "ein", "einen": "ein"}
DEFINITE_ARTICLES = frozenset("der die das dem den des vom zum".split())
