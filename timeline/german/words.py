"""German words of time as data: one table a class, a form stands once; `rules` builds its patterns from here."""

from typing import Final

MONTHS: Final = {
    "januar": 1, "januars": 1, "jänner": 1, "jänners": 1, "jan.": 1, "jän.": 1, "jan": 1, "jän": 1,
    "februar": 2, "februars": 2, "feber": 2, "febers": 2, "feb.": 2, "feb": 2, "febr.": 2,
    "märz": 3, "märzen": 3, "maerz": 3, "mrz.": 3, "mrz": 3, "mär.": 3,
    "april": 4, "aprils": 4, "apr.": 4, "apr": 4,
    "mai": 5, "mais": 5,
    "juni": 6, "junis": 6, "juno": 6, "jun.": 6, "jun": 6,
    "juli": 7, "julis": 7, "julei": 7, "jul.": 7, "jul": 7,
    "august": 8, "augusts": 8, "aug.": 8, "aug": 8,
    "september": 9, "septembers": 9, "sept.": 9, "sep.": 9, "sept": 9, "sep": 9,
    "oktober": 10, "oktobers": 10, "okt.": 10, "okt": 10,
    "november": 11, "novembers": 11, "nov.": 11, "nov": 11,
    "dezember": 12, "dezembers": 12, "dez.": 12, "dez": 12,
}  # fmt: skip

# Forms too short or too common to be a month without a day or a year beside them ("Mais", "Jan", "Mär.").
MONTHS_IN_DATES_ONLY: Final = {
    "jan", "jän", "feb", "mrz", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dez", "mais", "märzen",
    "juno", "julei", "jan.", "jän.", "feb.", "febr.", "mrz.", "mär.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.",
    "okt.", "nov.", "dez.",
}  # fmt: skip

MONTHS_ALONE: Final = frozenset(form for form in MONTHS if form not in MONTHS_IN_DATES_ONLY)

# Months of the neighbours' languages, for datelines; those written as in German are left out.
FOREIGN_MONTHS: Final = (
    "january", "february", "march", "may", "june", "july", "october", "december", "april", "august", "september",
    "november", "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
    "ottobre", "novembre", "dicembre", "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
    "septembre", "octobre", "décembre",
)  # fmt: skip

WEEKDAYS: Final = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonnabend": 5,
    "sonntag": 6,
}  # fmt: skip
WEEKDAYS_SHORT: Final = {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6}

PARTS_OF_DAY: Final = {
    "morgen": "MO", "morgens": "MO", "früh": "MO", "frühe": "MO", "vormittag": "MO", "vormittags": "MO",
    "vormittage": "MO", "mittag": "MI", "mittags": "MI", "nachmittag": "AF", "nachmittags": "AF",
    "spätnachmittag": "AF", "abend": "EV", "abends": "EV", "vorabend": "EV", "spätabend": "EV", "nacht": "NI",
    "mitternacht": "NI", "nachts": "NI", "morgengrauen": "MO", "frühmorgens": "MO", "spätabends": "EV",
}  # fmt: skip

SEASONS: Final = {
    "frühling": "SP", "frühlings": "SP", "frühjahr": "SP", "frühjahrs": "SP", "frühjahres": "SP", "lenz": "SP",
    "sommer": "SU", "sommers": "SU", "frühsommer": "SU", "spätsommer": "SU", "hochsommer": "SU", "herbst": "FA",
    "herbstes": "FA", "herbsts": "FA", "frühherbst": "FA", "spätherbst": "FA", "winter": "WI", "winters": "WI",
}  # fmt: skip
SEASON_MONTHS: Final = {"frühlingsmonate": "SP", "sommermonate": "SU", "herbstmonate": "FA", "wintermonate": "WI"}

# The unit of every form, as TIMEX3 writes it: T marks units below a day.
UNITS: Final = {
    "sekunde": "TS", "sekunden": "TS", "minute": "TM", "minuten": "TM", "stunde": "TH", "stunden": "TH",
    "tag": "D", "tage": "D", "tagen": "D", "tages": "D", "tags": "D", "abende": "TEV", "abenden": "TEV",
    "nächte": "TNI", "nächten": "TNI", "nacht": "TNI",
    "woche": "W", "wochen": "W", "wochenende": "WE", "wochenenden": "WE", "wochenendes": "WE",
    "monat": "M", "monate": "M", "monaten": "M", "monats": "M", "monates": "M",
    "quartal": "Q", "quartale": "Q", "quartalen": "Q", "quartals": "Q",
    "halbjahr": "H", "halbjahre": "H", "halbjahren": "H", "halbjahres": "H",
    "semester": "H", "semestern": "H", "semesters": "H",
    "jahr": "Y", "jahre": "Y", "jahren": "Y", "jahres": "Y", "jahrs": "Y",
    "jahrzehnt": "DE", "jahrzehnte": "DE", "jahrzehnten": "DE", "jahrzehnts": "DE", "jahrzehntes": "DE",
    "dekade": "DE", "dekaden": "DE",
    "jahrhundert": "CE", "jahrhunderte": "CE", "jahrhunderten": "CE", "jahrhunderts": "CE",
    "jahrtausend": "ML", "jahrtausende": "ML", "jahrtausenden": "ML", "jahrtausends": "ML",
}  # fmt: skip
# The unit inside longer words ("jahrelang", "mehrtägig"), longer stems first.
UNIT_STEMS: Final = {
    "jahrzehnt": "DE", "jahrhundert": "CE", "jahrtausend": "ML", "jahr": "Y", "jähr": "Y", "tag": "D", "täg": "D",
    "woche": "W", "wöch": "W", "monat": "M", "stund": "TH", "stünd": "TH", "minut": "TM", "sekund": "TS",
    "nächt": "TNI",
}  # fmt: skip
# What ends like a unit of time and is none ("zwei Landtage", "drei Lichtjahre", "fünf Kilowattstunden").
NOT_UNITS: Final = (
    "landtag", "bundestag", "reichstag", "parteitag", "kreistag", "städtetag", "gemeindetag", "geburtstag",
    "namenstag", "kirchentag", "feiertag", "lichtjahr", "wattstund", "betttag", "lehrgang", "jahrestag",
    "hochzeitstag", "nationalrat", "vortag", "vertag", "ertrag", "beitrag", "auftrag", "antrag", "montag", "dienstag",
    "donnerstag", "freitag", "samstag", "sonntag", "ratschlag", "vertrag", "betrag", "schlag", "spieltag", "renntag",
    "schulstund", "unterrichtsstund", "sternstund",
)  # fmt: skip

ONES: Final = ("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
TEENS: Final = {
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16,
    "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
TENS: Final = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
ARTICLES_AS_ONE: Final = ("ein", "eine", "einem", "einen", "einer", "eines", "'nem")
OTHER_NUMBERS: Final = {
    "beide": 2, "beiden": 2, "zwo": 2, "zweier": 2, "dreier": 3, "hundert": 100, "einhundert": 100, "zweihundert": 200,
    "dreihundert": 300, "fünfhundert": 500, "tausend": 1000, "eintausend": 1000, "zweitausend": 2000,
    "ein dutzend": 12, "einem dutzend": 12, "zwei dutzend": 24,
}  # fmt: skip
HALVES: Final = {
    "anderthalb": "3/2", "eineinhalb": "3/2", "einundeinhalb": "3/2", "zweieinhalb": "5/2", "dreieinhalb": "7/2",
    "viereinhalb": "9/2", "fünfeinhalb": "11/2", "sechseinhalb": "13/2", "siebeneinhalb": "15/2",
    "achteinhalb": "17/2", "neuneinhalb": "19/2", "zehneinhalb": "21/2", "dreiviertel": "3/4",
    "einer dreiviertel": "3/4", "eine dreiviertel": "3/4", "einer viertel": "1/4", "eine viertel": "1/4",
    "ein halbes": "1/2", "einem halben": "1/2", "eines halben": "1/2", "einer halben": "1/2", "eine halbe": "1/2",
    "einen halben": "1/2", "ein halber": "1/2", "halbes": "1/2", "halben": "1/2", "halbe": "1/2",
}  # fmt: skip
SOME: Final = (
    "wenige", "wenigen", "weniger", "einige", "einigen", "einiger", "mehrere", "mehreren", "mehrerer", "viele",
    "vielen", "vieler", "etliche", "etlichen", "zahlreiche", "zahlreichen", "ein paar", "manche", "manchen",
    "unzählige", "unzähligen", "dutzende", "hunderte", "tausende", "zig",
)  # fmt: skip
ABOUT: Final = (
    "rund", "etwa", "ca.", "circa", "zirka", "ungefähr", "gut", "knapp", "fast", "beinahe", "nahezu", "annähernd",
    "mehr als", "weniger als", "über", "mindestens", "wenigstens", "höchstens", "maximal", "genau", "exakt",
    "schätzungsweise", "bis zu", "gerade einmal", "gerade mal", "nicht einmal", "kaum", "an die", "um die",
)  # fmt: skip
# Those of ABOUT that an annotator leaves outside of the expression, or that are prepositions as often.
ABOUT_OUTSIDE: Final = (
    "höchstens",
    "nicht einmal",
    "kaum",
    "bis zu",
    "gerade einmal",
    "gerade mal",
    "an die",
    "um die",
)

ORDINALS: Final = {
    "erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "siebent": 7, "acht": 8,
    "neunt": 9, "zehnt": 10, "elft": 11, "zwölft": 12, "dreizehnt": 13, "vierzehnt": 14, "fünfzehnt": 15,
    "sechzehnt": 16, "siebzehnt": 17, "achtzehnt": 18, "neunzehnt": 19, "zwanzigst": 20, "einundzwanzigst": 21,
    "zweiundzwanzigst": 22, "dreiundzwanzigst": 23, "vierundzwanzigst": 24, "fünfundzwanzigst": 25,
    "sechsundzwanzigst": 26, "siebenundzwanzigst": 27, "achtundzwanzigst": 28, "neunundzwanzigst": 29,
    "dreißigst": 30, "dreissigst": 30, "einunddreißigst": 31, "einunddreissigst": 31,
}  # fmt: skip

LAST: Final = (
    "vergangen",
    "letzt",
    "vorig",
    "verflossen",
    "abgelaufen",
    "zurückliegend",
    "verstrichen",
    "vorangegangen",
)
THIS: Final = ("dies", "laufend", "gegenwärtig", "aktuell", "derzeitig", "heurig", "jetzig", "diesjährig")
NEXT: Final = ("nächst", "kommend", "bevorstehend", "folgend", "künftig", "anstehend")
SECOND_LAST: Final = ("vorletzt", "vorvergangen", "vorvorig")
SECOND_NEXT: Final = ("übernächst",)
SAME: Final = ("selb", "gleich", "besagt")  # „am selben Tag“
LATER: Final = ("darauffolgend", "nachfolgend", "anschließend", "drauffolgend")
EARLIER: Final = ("vorhergehend", "vorherig", "vorangehend")

EDGES: Final = {
    "anfang": "START", "beginn": "START", "anfangs": "START", "mitte": "MID", "ende": "END", "ausgang": "END",
    "frühen": "START", "späten": "END", "ausgehenden": "END", "beginnenden": "START",
}  # fmt: skip

PRESENT: Final = (
    "jetzt", "derzeit", "von nun an", "heutzutage", "momentan", "zurzeit", "zur Zeit", "zur Stunde", "im Moment",
    "im Augenblick", "dieser Tage", "heutiger Tag", "heutigen Tag", "heutigen Tage",
    "heutigen Zeit", "in der Gegenwart", "der Gegenwart",
)  # fmt: skip
PAST: Final = (
    "damals", "einst", "kürzlich", "unlängst", "neulich", "vor langem", "vor Langem", "vorhin", "in letzter Zeit",
    "in jüngster Zeit", "in jüngerer Zeit", "der Vergangenheit",
    "früheren Zeiten", "früherer Zeit", "alten Zeiten", "ehedem", "einstmals", "anno dazumal",
)  # fmt: skip
FUTURE: Final = (
    "bald", "demnächst", "künftig", "zukünftig", "in Kürze", "in naher Zukunft", "in ferner Zukunft", "der Zukunft",
    "in Zukunft", "in absehbarer Zeit", "in nächster Zeit", "über kurz oder lang",
    "binnen kurzem", "binnen Kurzem",
)  # fmt: skip
SOON_AFTER: Final = (
    "kurz danach", "kurz darauf", "wenig später", "bald darauf", "bald danach", "kurze Zeit später",
    "kurze Zeit danach", "kurze Zeit darauf", "einige Zeit später", "geraume Zeit später", "wenig danach",
)  # fmt: skip

REPEATED: Final = {
    "täglich": "P1D", "alltäglich": "P1D", "tagtäglich": "P1D", "allabendlich": "XXXX-XX-XXTEV",
    "allnächtlich": "XXXX-XX-XXTNI", "wöchentlich": "P1W", "allwöchentlich": "P1W", "vierzehntägig": "P2W",
    "vierzehntäglich": "P2W", "zweiwöchentlich": "P2W", "monatlich": "P1M", "allmonatlich": "P1M",
    "zweimonatlich": "P2M", "vierteljährlich": "P3M", "halbjährlich": "P6M", "jährlich": "P1Y", "alljährlich": "P1Y",
    "stündlich": "PT1H", "minütlich": "PT1M", "werktäglich": "P1D", "werktags": "P1D", "wochentags": "P1D",
    "quartalsweise": "P3M",
}  # fmt: skip
HABITS: Final = {
    "morgens": "MO", "frühmorgens": "MO", "vormittags": "MO", "mittags": "MI", "nachmittags": "AF", "abends": "EV",
    "nachts": "NI", "spätabends": "EV",
}  # fmt: skip

# Feasts: month-day, or "easter+n" days from Easter Sunday, "advent+n" from the first Sunday of Advent, "nth m w n".
FEASTS: Final = {
    "neujahr": "01-01", "neujahrstag": "01-01", "neujahrsmorgen": "01-01", "dreikönig": "01-06",
    "dreikönigstag": "01-06", "heilige drei könige": "01-06", "heiligen drei königen": "01-06", "epiphanias": "01-06",
    "mariä lichtmess": "02-02", "lichtmess": "02-02", "valentinstag": "02-14", "weltfrauentag": "03-08",
    "josefitag": "03-19", "josefstag": "03-19", "walpurgisnacht": "04-30", "tag der arbeit": "05-01",
    "maifeiertag": "05-01", "europatag": "05-09", "johannistag": "06-24", "peter und paul": "06-29",
    "bundesfeier": "08-01", "mariä himmelfahrt": "08-15", "maria himmelfahrt": "08-15", "hochunserfrauentag": "08-15",
    "tag der deutschen einheit": "10-03", "tages der deutschen einheit": "10-03", "reformationstag": "10-31",
    "halloween": "10-31", "allerheiligen": "11-01", "allerseelen": "11-02", "martinstag": "11-11", "martini": "11-11",
    "nikolaustag": "12-06", "nikolausabend": "12-05", "mariä empfängnis": "12-08", "maria empfängnis": "12-08",
    "heiligabend": "12-24", "heilig abend": "12-24", "heiligen abend": "12-24", "heiliger abend": "12-24",
    "heilige abend": "12-24", "weihnachten": "12-25", "weihnacht": "12-25", "christtag": "12-25",
    "weihnachtstag": "12-25", "ersten weihnachtstag": "12-25", "ersten weihnachtsfeiertag": "12-25",
    "zweiten weihnachtstag": "12-26", "zweiten weihnachtsfeiertag": "12-26", "stephanstag": "12-26",
    "stefanitag": "12-26", "stefani": "12-26", "silvester": "12-31", "sylvester": "12-31",
    "silvesterabend": "12-31", "silvesternacht": "12-31", "jahreswechsel": "12-31 to 01-01",
    "jahreswende": "12-31 to 01-01", "weiberfastnacht": "easter-52",
    "unsinniger donnerstag": "easter-52", "unsinnigen donnerstag": "easter-52", "rosenmontag": "easter-48",
    "faschingsdienstag": "easter-47", "fastnachtsdienstag": "easter-47", "aschermittwoch": "easter-46",
    "palmsonntag": "easter-7", "gründonnerstag": "easter-3", "karfreitag": "easter-2", "karsamstag": "easter-1",
    "ostern": "easter+0", "ostersonntag": "easter+0", "ostermontag": "easter+1", "weißen sonntag": "easter+7",
    "himmelfahrt": "easter+39", "himmelfahrtstag": "easter+39", "ostersamstag": "easter-1", "osternacht": "easter-1",
    "pfingstsamstag": "easter+48", "faschingssonntag": "easter-49", "fastnachtssonntag": "easter-49",
    "faschingssamstag": "easter-50", "veilchendienstag": "easter-47", "altweiberfastnacht": "easter-52",
    "christi himmelfahrt": "easter+39", "auffahrt": "easter+39", "vatertag": "easter+39", "pfingsten": "easter+49",
    "pfingstsonntag": "easter+49", "pfingstmontag": "easter+50", "fronleichnam": "easter+60",
    "fronleichnamstag": "easter+60", "herz-jesu-sonntag": "easter+70", "ersten advent": "advent+0",
    "ersten adventsonntag": "advent+0", "ersten adventssonntag": "advent+0", "1. advent": "advent+0",
    "zweiten advent": "advent+7", "2. advent": "advent+7", "dritten advent": "advent+14", "3. advent": "advent+14",
    "vierten advent": "advent+21", "4. advent": "advent+21", "totensonntag": "advent-7",
    "ewigkeitssonntag": "advent-7", "volkstrauertag": "advent-14", "buß- und bettag": "advent-11",
    "buss- und bettag": "nth 9 6 3", "muttertag": "nth 5 6 2", "erntedankfest": "nth 10 6 1",
    "erntedank": "nth 10 6 1", "ramadan": "islamic 9",
    "osterwochenende": "weekend 0", "pfingstwochenende": "weekend 49", "weihnachtsfeiertage": "12-25 to 12-26",
    "weihnachtsfeiertagen": "12-25 to 12-26", "osterfeiertage": "easter-2 to easter+1",
    "osterfeiertagen": "easter-2 to easter+1", "ostertage": "easter-2 to easter+1",
    "ostertagen": "easter-2 to easter+1",
    "pfingstfeiertage": "easter+49 to easter+50", "pfingstfeiertagen": "easter+49 to easter+50",
    "pfingsttage": "easter+49 to easter+50", "pfingsttagen": "easter+49 to easter+50",
    "weihnachtstage": "12-24 to 12-26", "weihnachtstagen": "12-24 to 12-26",
    "karwoche": "easter-6 to easter-1", "zwischen den jahren": "12-27 to 12-31", "fastenmonat ramadan": "islamic 9",
}  # fmt: skip
# Words among them that mean other things too; they need a preposition before or a year behind.
FEASTS_WITH_CUE: Final = {"auffahrt", "martini", "stefani", "bundesfeier", "weihnacht", "sylvester"}

# A number before one of these counts things, whatever it looks like ("1914 Euro", "2000 Soldaten"); written as in
# articles, for "1938 betrieben sie" counts nothing.
COUNTED: Final = (
    "Euro", "Mark", "Franken", "Dollar", "Lire", "Kronen", "Rubel", "Pfund", "Gulden", "Schilling", "Cent", "Meter",
    "Metern", "Kilometer", "Kilometern", "Millimeter", "Zentimeter", "Hektar", "Quadratmeter", "Quadratmetern",
    "Kubikmeter", "Quadratkilometer", "Quadratkilometern", "Liter", "Litern", "Tonnen", "Kilo", "Kilogramm", "Gramm",
    "Prozent", "Grad", "Watt", "Kilowatt", "Megawatt", "Gigawatt", "Kilowattstunden", "Volt", "PS", "Mann",
    "Soldaten", "Menschen", "Personen", "Einwohner", "Einwohnern", "Einwohnerinnen", "Bewohner", "Bewohnern",
    "Bürger", "Bürgern", "Mitglieder", "Mitgliedern", "Teilnehmer", "Teilnehmern", "Teilnehmerinnen", "Besucher",
    "Besuchern", "Zuschauer", "Zuschauern", "Arbeitsplätze", "Arbeitsplätzen", "Wohnungen", "Stellen", "Beschäftigte",
    "Beschäftigten", "Mitarbeiter", "Mitarbeitern", "Mitarbeiterinnen", "Schüler", "Schülern", "Schülerinnen",
    "Studenten", "Studierende", "Studierenden", "Stimmen", "Plätze", "Plätzen", "Betten", "Seiten", "Exemplare",
    "Exemplaren", "Stück", "Flüchtlinge", "Flüchtlingen", "Tote", "Toten", "Verletzte", "Verletzten", "Verwundete",
    "Verwundeten", "Gefangene", "Gefangenen", "Familien", "Häuser", "Häusern", "Gebäude", "Fahrzeuge", "Fahrzeugen",
    "Autos", "Panzer", "Panzern", "Flugzeuge", "Flugzeugen", "Schiffe", "Schiffen", "Geschütze", "Geschützen",
    "Kanonen", "Gewehre", "Gewehren", "Raketen", "Bomben", "Drohnen", "Betriebe", "Betrieben", "Unternehmen",
    "Firmen", "Gemeinden", "Gäste", "Gästen", "Nächtigungen", "Punkte", "Punkten", "Zähler", "km", "m", "cm", "mm",
    "kg", "g", "ha", "qm", "kW", "kWh", "MW", "GW", "m²", "km²", "Höhenmeter", "Höhenmetern", "Seemeilen", "Meilen",
    "Fuß", "Kinder", "Kindern", "Frauen", "Männer", "Männern", "Jugendliche", "Jugendlichen", "Mio", "Mrd",
    "Millionen", "Milliarden", "USD", "EUR", "CHF", "Bar", "Delegierte", "Delegierten", "Unterschriften", "Anrufe",
    "Bäume", "Tiere", "Kühe", "Schafe", "Pferde", "Pferden", "Reiter", "Reitern", "Opfer", "Opfern", "Fans",
    "Anhänger", "Demonstranten", "Polizisten", "Beamte", "Beamten", "Feuerwehrleute", "Einsatzkräfte", "Helfer",
    "Helfern", "Zellen", "Wörter", "Wörtern", "Zeichen", "Titel", "Einsätze", "Fälle", "Fällen", "Anträge", "Artikel",
    "Infanteristen", "Kavalleristen", "Abgeordnete", "Abgeordneten", "Siedler", "Siedlern", "Hz", "MHz", "GHz", "MB",
    "GB", "KB", "Mal", "Wien", "Graz", "Linz", "Salzburg", "Innsbruck", "Bern", "Zürich", "Basel", "Luzern",
)  # fmt: skip
