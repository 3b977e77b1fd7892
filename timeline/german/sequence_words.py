"""Words that tell in which order things happened, and that a sentence goes on with the scene before it."""

# "Zunächst …": what follows comes later.
FIRST = frozenset("zunächst zuerst anfangs".split())

# Later than what was told before, and on the same day unless the text says otherwise.
NEXT = frozenset("dann danach anschließend anschliessend daraufhin sodann".split())
NEXT_PHRASES = (
    "kurz darauf", "kurz danach", "bald darauf", "gleich darauf", "unmittelbar darauf", "wenig später",
    "kurze zeit später", "im anschluss", "sekunden später", "augenblicke später", "minuten später", "stunden später",
    "eine stunde später", "minuten danach", "stunden danach",
)  # fmt: skip

# Later, but nobody knows how much.
LATER = frozenset("später schließlich schliesslich zuletzt".split())

# Earlier than what was told before.
BEFORE = frozenset("zuvor vorher davor".split())

# The scene goes on, nothing is said of the order: "in der 67. Minute", "kurz vor Schluss".
SCENE = frozenset("minute spielminute halbzeit nachspielzeit schlussphase pause".split())
SCENE_PHRASES = ("vor schluss", "nach der pause", "zur pause")

# At the head of a sentence: in the course of what was just told.
DURING = frozenset("dabei hierbei".split())

# "damals": the time that was last spoken of, however long it is.
THEN = frozenset(("damals",))
