"""What is known of an event as a list of terms: when, why, whether and by whose word, who, about what, from where."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import escape
from typing import Any

from timeline import figures
from timeline.model import CueKind, Evidence, Period, Precision, Role
from timeline.page.reasons import disagreement_in, marked, reason_in, source_in
from timeline.page.view import Page
from timeline.wording import Words, number, period_in_words

Told = Mapping[Any, Any]


def when(event: Told, language: str, name: str = "") -> str:
    """The period of an event, or with ``published_`` that of its article, in words."""
    first, last = figures.day(event[f"{name}first"]), figures.day(event[f"{name}last"])
    return days_in_words(first, last, event[f"{name}precision"], language)


def days_in_words(first: date | None, last: date | None, precision: str, language: str) -> str:
    """A period as the store has it, in words."""
    return period_in_words(first, last, Precision(precision or Precision.DAY), language)


def event_label(event: Told, language: str) -> str:
    """Period and title of an event in one line."""
    return f"{when(event, language)} · {event['title']}"


def event_labels(events: Iterable[Told], language: str) -> dict[str, str]:
    """Event id → its line in a list; no two are the same, since a browser hands back the line that was chosen."""
    seen: Counter[str] = Counter()
    labels = {}
    for event in events:
        label = event_label(event, language)
        seen[label] += 1
        labels[event["id"]] = label if seen[label] == 1 else f"{label} ({seen[label]})"
    return labels


def facts(page: Page, event: Told) -> str:
    """Everything that is known of an event beside its sentence, as HTML."""
    words = page.words
    reason, spoken = reason_in(page.language, event["reason"])
    rows = {
        "detail_when": escape(when(event, page.language)),
        "detail_reason": marked(reason, spoken, page.language),
        "detail_status": status(event, words),
        "detail_actors": "; ".join(_actors(event, words)),
        "detail_topics": "; ".join(_topics(page, event)),
        "detail_document": escape(event["document"]),
        "detail_published": published(event, words),
    }
    if event["disagreements"]:
        said = (marked(*disagreement_in(page.language, one), page.language) for one in event["disagreements"])
        rows["detail_disagreement"] = f"⚠ {'<br>'.join(said)}"
    return "".join(
        f"<dt>{escape(words[key])}</dt><dd>{said or escape(words['none'])}</dd>" for key, said in rows.items()
    )


def status(event: Told, words: Words) -> str:
    """Whether it happened, by whose word, and which words of the sentence say so."""
    name = event["status"]
    parts = [f"{escape(words[f'status_{name}'])} ({escape(words[f'status_{name}_long'])})"]
    if event["claimed_by"]:
        parts.append(f"{escape(words['claimed_by'])} {_german(event['claimed_by'], words)}")
    if decided := _decided(event, CueKind.STATUS, name, words):
        parts.append(decided)
    return ", ".join(parts)


def _actors(event: Told, words: Words) -> Iterator[str]:
    """Every actor with its part in the event, where grammar says more than that it is named."""
    roles = dict(zip(event["actors"], event["roles"], strict=False))
    for name in event["actors"]:
        role = roles.get(name, Role.MENTIONED)
        part = "" if role == Role.MENTIONED else f" ({escape(words[f'role_{role}'])})"
        yield escape(name) + part


def _topics(page: Page, event: Told) -> Iterator[str]:
    """Every topic with the words that decided it."""
    for topic in event["topics"]:
        decided = _decided(event, CueKind.TOPIC, topic, page.words)
        yield escape(page.topic_name(topic)) + (f" ({decided})" if decided else "")


def _decided(event: Told, kind: CueKind, value: str, words: Words) -> str:
    """Which words of the sentence decided: for “soll”, “Abkommen”."""
    found = dict.fromkeys(cue["text"] for cue in event["cues"] if cue["kind"] == kind and cue["value"] == value)
    quoted = ", ".join(_german(words["quoted"].format(text=" ".join(text.split())), words) for text in found)
    return f"{escape(words['decided_by'])} {quoted}" if quoted else ""


def published(event: Told, words: Words) -> str:
    """The article's date, whether it is stated, inferred or set, how surely, and from which words."""
    evidence = event["published_evidence"]
    known = escape(words[f"published_{evidence}"])
    if evidence == Evidence.NONE:
        return known
    if evidence == Evidence.INFERRED:
        share = number(round(100 * event["published_confidence"]), words["language"])
        known += f", {escape(words['confidence'].format(share=share))}"
    if event["published_source"] and evidence != Evidence.SET:
        source, spoken = source_in(words["language"], event["published_source"])
        known += f", {marked(source, spoken, words['language'])}"
    return f"{escape(when(event, words['language'], 'published_'))} ({known})"


def allowed(period: Period, words: Words) -> str:
    """The days of writing that a clue allows; an end that it leaves open is no end of theirs."""
    language = words["language"]
    if period.first and period.last:
        return period_in_words(period.first, period.last, period.precision, language)
    day = period.first or period.last
    return words["not_before" if period.first else "not_after"].format(
        day=period_in_words(day, day, Precision.DAY, language)
    )


def _german(text: str, words: Words) -> str:
    """Words of the article, which are German whatever the page's language."""
    return escape(text) if words["language"] == "de" else f'<span lang="de">{escape(text)}</span>'
