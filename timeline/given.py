"""What a user writes on the command line → what the program knows by it; wrong words end in a DataError that helps."""

from timeline.dating import parse
from timeline.knowledge import load_topics
from timeline.model import DataError, Period, Status
from timeline.page.words import LANGUAGES


def day(written: str | None, option: str) -> Period | None:
    """The day, month or year that an option names; None where it was left out."""
    period = parse(written) if written is not None else None
    if written is not None and period is None:
        raise DataError(f"{option} {written}: write it as 2025-06-23, 23.6.2025, 2025-06 or 2025")
    return period


def topic(written: str) -> str:
    """The id of a topic that is named by it or by its label, German or English."""
    known = load_topics()
    named = {name.casefold(): id for id, topic in known.items() for name in (topic.en, topic.de, id)}
    if written.casefold() not in named:
        raise DataError(f"--topic {written}: no such topic; data/topics.yaml knows: {', '.join(sorted(known))}")
    return named[written.casefold()]


def status(written: str) -> Status:
    """A status by its name or by what the page calls it."""
    named = {words[f"status_{one}"]: one for words in LANGUAGES.values() for one in Status}
    named |= {one.value: one for one in Status}
    if written.lower() not in named:
        raise DataError(f"status {written}: choose from {', '.join(Status)}")
    return named[written.lower()]
