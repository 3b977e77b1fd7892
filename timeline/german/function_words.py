"""Function words of German that tell clauses apart."""

SUBORDINATORS = frozenset(
    """
    als bevor bis da damit dass daß ehe falls indem indessen inwiefern inwieweit nachdem ob obgleich obwohl seit
    seitdem sobald sofern solange sooft während weil wenn wenngleich wie wo wobei wodurch wofür wogegen woher wohin
    womit wonach woran worauf woraufhin woraus worin worüber worum worunter wovon wovor wozu weshalb weswegen warum
    wann wer was wen wem wessen welche welcher welches welchem welchen zumal
    """.split()
)

# With a preposition before it, too: "in dem", "auf die", "mit deren Hilfe".
RELATIVE_PRONOUNS = frozenset("der die das dem den denen deren dessen welche welcher welches welchem welchen".split())

# Before a subordinating word: "auch wenn", "erst als", "vor allem weil".
BEFORE_SUBORDINATORS = frozenset(
    "auch selbst erst nur etwa sogar gerade insbesondere besonders allem kurz noch".split()
)

PREPOSITIONS = frozenset(
    """
    ab an am ans auf aufs aus außer bei beim bis durch für gegen gegenüber hinter im in ins laut mit nach neben ohne
    seit trotz über um unter vom von vor während wegen wider zu zum zur zwischen infolge anlässlich aufgrund
    angesichts dank mittels hinsichtlich bezüglich einschließlich gemäß samt statt anstatt binnen innerhalb
    außerhalb entlang ums fürs übers durchs unters hinters vors
    """.split()
)

# "Ende 2021 verkauft er": at the head of a sentence, too, a noun and no form of "enden".
NOUNS_AT_THE_HEAD = frozenset(("Ende",))

TIME_SUBORDINATORS = frozenset("als bevor ehe nachdem seit seitdem sobald".split())

POSSESSIVES = frozenset("sein seine seines seinem seinen seiner ihr ihre ihres ihrem ihren ihrer".split())

COORDINATORS = frozenset("und oder aber sondern doch denn sowie beziehungsweise".split())

DETERMINERS = frozenset(
    """
    der die das des dem den ein eine eines einem einen einer kein keine keines keinem keinen keiner dieser diese
    dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden mein meine sein seine seines
    seinem seinen seiner ihr ihre ihres ihrem ihren ihrer unser unsere unserer unserem unseren im am zum zur vom
    beim ins ans aufs alle aller allen viele vieler vielen einige einiger einigen mehrere mehrerer mehreren beide
    beider beiden manche solche welche zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dutzende hunderte
    tausende ersten zweiten letzten ums fürs übers durchs unters hinters vors
    """.split()
)

# "wurde angeklagt, im Herbst aber freigesprochen": without "und" these say that another thing follows.
GOING_ON = frozenset("aber jedoch dann danach daraufhin später schließlich dafür zugleich".split())

# Before the verb these are no subject: "Dafür wurde sie ausgezeichnet", "Drei Jahre später heiratete sie".
LEADING_ADVERBS = frozenset(
    """
    bereits schon erst dafür dort damals später zuletzt dann danach heute zunächst zuvor inzwischen schließlich wenig
    kurz noch anfang mitte ende zwei drei vier fünf sechs sieben acht neun zehn wenige einige hier dabei anschließend
    """.split()
)
