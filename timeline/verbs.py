"""A word form → what it can be of which verb: finite with tense and mood, participle or infinitive.

The forms of every verb in ``german/verbs.py`` come from the conjugator ablaut; prefixed verbs that are not listed are
read as prefix + listed verb ("ankündigte" = an + kündigte).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

import ablaut

from timeline.german.verbs import INFINITIVES, INSEPARABLE, NO_VERBS, PARTICLES, WITH_SEIN


class Form(StrEnum):
    """What a verb form is in its clause."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    INFINITIVE = "infinitive"
    ZU_INFINITIVE = "zu-infinitive"  # in one word: "anzukündigen"


class Mood(StrEnum):
    """Indicative reports, Konjunktiv I hands on somebody's words, Konjunktiv II supposes."""

    INDICATIVE = "indicative"
    KONJUNKTIV1 = "konjunktiv1"
    KONJUNKTIV2 = "konjunktiv2"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a word as a verb form; ``preterite`` and ``person`` (1 or 3) hold for finite forms only."""

    lemma: str
    form: Form
    mood: Mood = Mood.INDICATIVE
    preterite: bool = False
    person: int = 3
    plural: bool = False


AUXILIARIES = frozenset(("haben", "sein", "werden"))
MODALS = frozenset(("können", "müssen", "sollen", "wollen", "dürfen", "mögen"))

_PERSONS = ((0, 1, False), (2, 3, False), (5, 3, True))  # ich, er, sie: the persons that articles are written in


@lru_cache(maxsize=100_000)
def analyse(word: str) -> tuple[VerbForm, ...]:
    """Every reading of a word form as a verb form, none for other words; write the word as inside a sentence."""
    if word in NO_VERBS or not word.isalpha():
        return ()
    return _table().get(word) or _prefixed(word) or _swiss(word)


def guess(word: str) -> tuple[VerbForm, ...]:
    """A word that no table knows, read as a preterite for its ending: "er twerkte"; for sentences without a verb."""
    if word in NO_VERBS or not word.isalpha() or not word.islower() or len(word) < 6:
        return ()
    if word.endswith("ten"):
        return (VerbForm(word[:-3] + "en", Form.FINITE, preterite=True, plural=True),)
    return (VerbForm(word[:-2] + "en", Form.FINITE, preterite=True),) if word.endswith("te") else ()


@cache
def takes_sein(lemma: str) -> bool:
    """Whether a verb forms its perfect with "sein": "ist gestiegen" is past, "ist geplant" a state of today."""
    if lemma in WITH_SEIN:
        return True
    if lemma in _lemmas():
        return bool(ablaut.conjugate(lemma).auxiliary == "sein")
    known = _lemmas() | WITH_SEIN
    rest = next((lemma[len(p) :] for p in PARTICLES if lemma.startswith(p) and lemma[len(p) :] in known), "")
    return bool(rest) and takes_sein(rest)


@cache
def _lemmas() -> frozenset[str]:
    return frozenset(INFINITIVES)


@cache
def _table() -> dict[str, tuple[VerbForm, ...]]:
    """Every form of every listed verb."""
    table: dict[str, dict[VerbForm, None]] = {}
    for lemma in INFINITIVES:
        for word, form in _forms(lemma):
            if " " not in word:
                table.setdefault(word, {})[form] = None
    table.setdefault("worden", {})[VerbForm("werden", Form.PARTICIPLE)] = None
    return {word: tuple(forms) for word, forms in table.items()}


def _forms(lemma: str) -> Iterator[tuple[str, VerbForm]]:
    """All forms of one verb; those of a separable verb in two words are left to its base verb."""
    verb = ablaut.conjugate(lemma)
    yield verb.past_participle, VerbForm(lemma, Form.PARTICIPLE)
    yield lemma, VerbForm(lemma, Form.INFINITIVE)
    yield verb.zu_infinitive, VerbForm(lemma, Form.ZU_INFINITIVE)
    moods = (
        (verb.present, Mood.INDICATIVE, False),
        (verb.preterite, Mood.INDICATIVE, True),
        (verb.konjunktiv1, Mood.KONJUNKTIV1, False),
        (verb.konjunktiv2, Mood.KONJUNKTIV2, False),
    )
    for words, mood, preterite in moods:
        for row, person, plural in _PERSONS:
            yield words[row], VerbForm(lemma, Form.FINITE, mood, preterite, person, plural)


def _prefixed(word: str) -> tuple[VerbForm, ...]:
    """Readings of a word as prefix + form of a listed verb."""
    for particle in PARTICLES:
        if word.startswith(particle) and (forms := _after_particle(word[len(particle) :])):
            return tuple(replace(form, lemma=particle + form.lemma) for form in forms)
    for prefix in INSEPARABLE:
        if word.startswith(prefix) and (forms := _after_inseparable(word[len(prefix) :])):
            return tuple(replace(form, lemma=prefix + form.lemma) for form in forms)
    return ()


def _swiss(word: str) -> tuple[VerbForm, ...]:
    """Switzerland writes ss for ß: "äusserte", "schliesst"."""
    german = word.replace("ss", "ß")
    return _table().get(german) or _prefixed(german) if german != word else ()


def _after_particle(rest: str) -> tuple[VerbForm, ...]:
    """What follows a separable particle: "gekündigt", "zukündigen", "kündigte" — and "verwiesen" behind "zurück"."""
    if rest.startswith("zu") and (infinitives := _of_form(rest[2:], Form.INFINITIVE)):
        return tuple(replace(form, form=Form.ZU_INFINITIVE) for form in infinitives)
    return _table().get(rest, ()) if len(rest) > 2 else ()


def _after_inseparable(rest: str) -> tuple[VerbForm, ...]:
    """What follows an inseparable prefix; the participle has no "ge": "verzwergt" from "gezwergt"."""
    if len(rest) < 4:
        return ()
    participles = _of_form("ge" + rest, Form.PARTICIPLE)
    others = tuple(form for form in _table().get(rest, ()) if form.form in (Form.FINITE, Form.INFINITIVE))
    return participles + others


def _of_form(word: str, form: Form) -> tuple[VerbForm, ...]:
    return tuple(reading for reading in _table().get(word, ()) if reading.form is form)
