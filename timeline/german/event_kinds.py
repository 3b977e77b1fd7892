"""Words for the same kind of happening: a verb and the nouns that name what it tells stand in one family.

Nouns also match as the end of a compound ("Drohnenangriff"), in their usual endings; a phrase matches as it stands.
"""

# Family → its verbs, its nouns, its phrases.
KINDS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "meeting": (
        "treffen zusammentreffen zusammenkommen beraten empfangen tagen",
        "treffen begegnung zusammenkunft gipfel konferenz tagung sitzung empfang audienz beratung unterredung",
        (),
    ),
    "talk": (
        "telefonieren anrufen unterhalten",
        "telefonat gespräch anruf telefongespräch unterredung",
        (),
    ),
    "negotiation": ("verhandeln", "verhandlung friedensgespräch", ()),
    "visit": (
        "besuchen reisen eintreffen ankommen anreisen bereisen",
        "besuch reise visite ankunft staatsbesuch",
        (),
    ),
    "attack": (
        "angreifen attackieren beschießen bombardieren überfallen",
        "angriff attacke schlag beschuss bombardierung überfall luftschlag raketenangriff militäraktion bombardement",
        (),
    ),
    "attack on people": ("", "attentat anschlag amoklauf messerattacke terroranschlag", ()),
    "invasion": ("einmarschieren", "invasion einmarsch überfall", ()),
    "war": ("", "krieg offensive schlacht gegenoffensive", ()),
    "occupation": ("besetzen annektieren erobern einnehmen", "besetzung annexion eroberung einnahme", ()),
    "shooting down": ("abschießen", "abschuss", ()),
    "death": (
        "sterben töten umkommen versterben",
        "tod tote toter toten todesopfer ableben",
        ("ums leben", "tot aufgefunden", "tot geborgen", "tot gefunden", "aus dem leben"),
    ),
    "killing": (
        "ermorden erschießen töten erstechen hinrichten",
        "mord ermordung tötung hinrichtung bluttat exekution totschlag",
        (),
    ),
    "injury": (
        "verletzen verwunden niederstechen anschießen",
        "verletzte verletzter verletzten verletzung verwundete verwundeten",
        (),
    ),
    "accident": (
        "verunglücken kollidieren zusammenstoßen entgleisen abstürzen zusammenprallen",
        "unfall unglück absturz kollision zusammenstoß havarie entgleisung",
        (),
    ),
    "fire": (
        "brennen ausbrennen abbrennen niederbrennen",
        "brand feuer großbrand waldbrand flammen",
        ("in flammen", "in brand"),
    ),
    "explosion": ("explodieren detonieren", "explosion detonation", ()),
    "quake": ("beben", "erdbeben beben nachbeben", ()),
    "flood": ("überschwemmen überfluten", "überschwemmung flut hochwasser überflutung sturzflut", ()),
    "avalanche": ("", "lawine lawinenabgang lawinenunglück erdrutsch bergsturz felssturz", ()),
    "storm": ("", "sturm unwetter orkan hurrikan taifun zyklon", ()),
    "signing": (
        "unterzeichnen unterschreiben paraphieren",
        "unterzeichnung unterschrift",
        (),
    ),
    "agreement": (
        "einigen vereinbaren abschließen verständigen",
        "einigung vereinbarung abkommen abschluss vertrag pakt verständigung",
        (),
    ),
    "termination": ("kündigen aufkündigen", "kündigung aufkündigung ausstieg", ()),
    "ratification": ("ratifizieren", "ratifizierung ratifikation", ()),
    "ceasefire": ("", "waffenruhe waffenstillstand feuerpause", ()),
    "resignation": (
        "zurücktreten abdanken demissionieren",
        "rücktritt amtsverzicht demission abdankung",
        ("amt nieder", "amt niedergelegt", "ämter nieder"),
    ),
    "dismissal": ("entlassen feuern absetzen abberufen", "entlassung abberufung absetzung rauswurf", ()),
    "appointment": (
        "ernennen berufen vereidigen einsetzen",
        "ernennung vereidigung berufung amtseinführung amtsantritt",
        ("amt angetreten", "amt an"),
    ),
    "election": (
        "wählen wiederwählen",
        "wahl neuwahl wiederwahl stichwahl urnengang präsidentenwahl präsidentschaftswahl parlamentswahl",
        (),
    ),
    "vote": (
        "abstimmen verabschieden beschließen ratifizieren billigen",
        "abstimmung referendum volksabstimmung votum verabschiedung beschluss entscheid",
        (),
    ),
    "victory": (
        "gewinnen siegen besiegen bezwingen schlagen verlieren unterliegen",
        "sieg erfolg niederlage pleite triumph endspiel finale halbfinale",
        (),
    ),
    "match": (
        "spielen",
        "spiel partie duell begegnung match finale endspiel halbfinale unentschieden remis",
        (),
    ),
    "goal": ("treffen", "tor treffer", ()),
    "transfer": ("wechseln verpflichten", "wechsel transfer verpflichtung", ()),
    "verdict": (
        "verurteilen freisprechen schuldigsprechen",
        "urteil verurteilung freispruch richterspruch schuldspruch strafe haftstrafe",
        ("schuldig", "zu haft", "freigesprochen"),
    ),
    "charge": ("anklagen", "anklage anklageerhebung klage", ("anklage erhoben",)),
    "appeal": ("", "revision berufung einspruch", ()),
    "trial": ("", "prozess verhandlung gerichtsverfahren prozessauftakt", ()),
    "arrest": (
        "festnehmen verhaften inhaftieren",
        "festnahme verhaftung inhaftierung",
        (),
    ),
    "release": ("freilassen freikommen begnadigen", "freilassung begnadigung entlassung", ("auf freien fuß",)),
    "exchange": ("austauschen", "austausch gefangenenaustausch", ()),
    "search": ("durchsuchen", "durchsuchung razzia hausdurchsuchung", ()),
    "questioning": ("vernehmen verhören befragen", "vernehmung verhör befragung", ()),
    "protest": (
        "demonstrieren protestieren",
        "protest demonstration kundgebung demo protestmarsch",
        ("auf die straße",),
    ),
    "strike": (
        "streiken bestreiken",
        "streik warnstreik arbeitskampf ausstand arbeitsniederlegung",
        ("arbeit nieder",),
    ),
    "uprising": ("stürzen putschen", "revolution aufstand putsch umsturz staatsstreich sturz", ()),
    "takeover": (
        "übernehmen kaufen erwerben aufkaufen",
        "übernahme kauf zukauf erwerb",
        (),
    ),
    "sale": ("verkaufen veräußern", "verkauf veräußerung", ()),
    "merger": ("fusionieren zusammenschließen", "fusion zusammenschluss", ()),
    "insolvency": ("", "insolvenz pleite konkurs insolvenzantrag", ("zahlungsunfähig",)),
    "job cuts": ("streichen abbauen", "stellenabbau stellenstreichung", ()),
    "founding": ("gründen", "gründung", ()),
    "opening": (
        "eröffnen einweihen freigeben",
        "eröffnung einweihung freigabe einweihungsfeier",
        (),
    ),
    "closing": ("schließen stilllegen", "schließung stilllegung", ()),
    "start": ("starten abheben", "start raketenstart abflug", ()),
    "landing": ("landen aufsetzen", "landung mondlandung", ()),
    "discovery": (
        "entdecken nachweisen finden auffinden",
        "entdeckung fund nachweis",
        (),
    ),
    "publication": (
        "veröffentlichen vorlegen publizieren erscheinen vorstellen",
        "veröffentlichung erscheinen vorstellung präsentation",
        (),
    ),
    "award": ("auszeichnen ehren verleihen", "auszeichnung preisverleihung ehrung verleihung", ()),
    "birth": ("gebären", "geburt", ("zur welt",)),
    "wedding": ("heiraten vermählen", "hochzeit trauung heirat vermählung", ()),
    "funeral": (
        "beerdigen beisetzen bestatten",
        "beerdigung beisetzung bestattung trauerfeier begräbnis überführung",
        (),
    ),
    "accession": ("beitreten aufnehmen", "beitritt aufnahme", ()),
    "withdrawal": ("abziehen zurückziehen austreten", "abzug rückzug austritt", ()),
    "sanctions": ("sanktionieren", "sanktion sanktionen embargo strafmaßnahme", ()),
    "delivery": ("liefern übergeben", "lieferung übergabe waffenlieferung", ()),
    "evacuation": ("evakuieren", "evakuierung", ()),
    "kidnapping": ("entführen", "entführung geiselnahme", ()),
    "theft": ("stehlen ausrauben rauben", "diebstahl raub einbruch raubüberfall", ()),
    "test": ("testen erproben", "test raketentest erprobung atomtest", ()),
    "mourning": ("kondolieren", "beileid mitgefühl anteilnahme", ()),
    "thanks": ("danken bedanken", "dank", ()),
    "congratulation": ("gratulieren beglückwünschen", "glückwunsch gratulation", ()),
    "celebration": ("feiern", "feier siegesfeier", ()),
    "support": ("zusichern versichern aussprechen", "solidarität", ()),
    "request": ("bitten ersuchen auffordern", "bitte ersuchen", ()),
    "invitation": ("einladen", "einladung", ()),
    "announcement": ("ankündigen bekanntgeben", "ankündigung bekanntgabe", ()),
    "increase": ("erhöhen anheben", "erhöhung anhebung", ()),
    "cut": ("senken kürzen", "senkung kürzung", ()),
    "move": ("umziehen", "umzug", ()),
}

# Happens once to the same people: two reports of neighbouring days are one event and disagree about the day.
ONCE = frozenset(
    """
    death killing resignation dismissal appointment election verdict quake invasion founding opening landing merger
    takeover insolvency birth wedding funeral accession kidnapping uprising signing ratification
    """.split()
)

# Says little by itself: many a day, of the same people.
COMMON = frozenset(
    """
    talk meeting visit attack war delivery announcement support request publication start match victory goal trial
    agreement discovery increase cut thanks test
    """.split()
)

# Statement verbs that do what they say with one of these kinds: "erklärte seinen Rücktritt", "forderte zwölf Tote".
PERFORMING = {
    "erklären": frozenset(("resignation", "termination", "withdrawal", "insolvency", "ceasefire")),
    "verkünden": frozenset(("resignation", "verdict", "ceasefire")),
    "bekanntgeben": frozenset(("resignation",)),
    "fordern": frozenset(("death", "injury")),
    "sprechen": frozenset(("verdict",)),
}

# Kinds that one event often has together: where two reports share none, these do not speak against it.
RELATED = (
    frozenset(("meeting", "talk", "negotiation", "visit", "agreement", "signing")),
    frozenset(("attack", "attack on people", "killing", "death", "injury", "explosion", "invasion", "shooting down")),
    frozenset(("accident", "death", "injury", "explosion", "fire")),
    frozenset(("quake", "flood", "storm", "avalanche", "death", "injury", "evacuation")),
    frozenset(("verdict", "trial", "charge")),
    frozenset(("victory", "match", "goal")),
    frozenset(("election", "victory", "vote")),
    frozenset(("arrest", "search", "questioning", "kidnapping")),
    frozenset(("theft", "attack")),
    frozenset(("takeover", "sale", "merger", "agreement")),
    frozenset(("resignation", "dismissal", "withdrawal")),
    frozenset(("protest", "strike", "uprising")),
    frozenset(("discovery", "publication")),
    frozenset(("opening", "start")),
    frozenset(("support", "mourning", "talk")),
)

# Of two sides: whoever is named first, it is the same event.
MUTUAL = frozenset(
    "meeting talk negotiation agreement signing match exchange ceasefire merger wedding accident".split()
)

# End like one of the nouns above and mean something else.
NO_KINDS = frozenset(
    """beispiel auswahl pfund urlaub hintergrund direktor senator motor autor sektor faktor
    kurssturz preissturz temperatursturz wettersturz""".split()
)

# What hits with them is an attack: "Drohnen trafen ein Wohnhaus".
WEAPONS = ("drohne", "drohnen", "rakete", "raketen", "geschoss", "geschosse", "granate", "granaten", "bomben", "bombe")

# What stands between "in der" and a town's name: "in der ostukrainischen Großstadt Charkiw".
KINDS_OF_PLACES = frozenset(
    """
    Stadt Großstadt Kleinstadt Hauptstadt Hafenstadt Industriestadt Landeshauptstadt Metropole Region Provinz Gemeinde
    Ortschaft Dorf Ort Stadtteil Vorort Bezirk Landkreis Küstenstadt Grenzstadt
    """.split()
)

# Nouns behind "in", "bei", "nach" that are no places.
NO_PLACES = frozenset(
    """
    Haft Kraft Frage Folge Folgen Höhe Richtung Zusammenarbeit Gefahr Not Sicherheit Betrieb Gang Ordnung Rente Serie
    Sicht Teilen Wirklichkeit Zukunft Zeiten Zeit Brand Flammen Gesprächen Verhandlungen Kämpfen Angriffen Protesten
    Untersuchungshaft Gefangenschaft Gewahrsam Behandlung Bezug Verbindung Zusammenhang Anspruch Rechnung Auftrag
    Aussicht Kauf Angaben Informationen Ansicht Auffassung Meinung Einschätzung Darstellung Medienberichten Berichten
    Bekanntwerden Beginn Ende Tagen Wochen Monaten Jahren Stunden Minuten Temperaturen Glatteis Regen Schnee Unfällen
    Ermittlungen Führung Erinnerung Anwesenheit Abwesenheit Anlehnung Absprache Millionenhöhe Milliardenhöhe Scharen
    Massen Form Gefechten Zusammenstößen Ausschreitungen Unruhen Festen Feiern Wahlen Spielen
    Zahlen Hause Rekordzeit Eigenregie Bewegung Deckung Ruhe Frieden Panik Stücke Trümmern Tränen
    """.split()
)

# Nouns that say little of an event.
COMMON_NOUNS = frozenset(
    """
    Mensch Menschen Person Personen Mann Männer Frau Frauen Jahr Jahre Jahren Monat Monate Monaten Tag Tage Tagen
    Woche Wochen Uhr Euro Dollar Prozent Nähe Angaben Zeit Stunden Minuten Ende Anfang Rahmen Rand Teil Zahl Seite
    Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Land Leben Jahrs Jahres Million Millionen Milliarden
    """.split()
)

# Who is counted among the dead and the injured.
DEATH_WORDS = ("tote", "toten", "toter", "todesopfer", "getötet", "gestorben", "starben", "leben", "umgekommen", "tot")
INJURY_WORDS = ("verletzte", "verletzten", "verletzter", "verletzt", "verwundet", "verwundete", "verwundeten")

# How disagreement between reports is told.
DISAGREEMENTS = {
    "days": "Verschiedene Tage",
    "status": "Widerspruch",
    "dead": "Verschiedene Zahlen von Toten",
    "injured": "Verschiedene Zahlen von Verletzten",
    "occurred": "als geschehen gemeldet",
    "claimed": "behauptet",
    "denied": "bestritten",
    "planned": "geplant",
    "report": "Bericht",
    "reports": "Berichte",
}
