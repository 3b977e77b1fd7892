"""Clauses, and the tense and mood of their verbs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.clauses import ClauseKind, clauses
from timeline.model import Tense
from timeline.sentences import split
from timeline.verbs import Form, Mood, analyse, takes_sein

FORMS = [  # word, infinitive, what it can be
    ("ankündigte", "ankündigen", Form.FINITE),
    ("angekündigt", "ankündigen", Form.PARTICIPLE),
    ("anzukündigen", "ankündigen", Form.ZU_INFINITIVE),
    ("zurückgegangen", "zurückgehen", Form.PARTICIPLE),
    ("worden", "werden", Form.PARTICIPLE),
    ("verurteilt", "verurteilen", Form.PARTICIPLE),
    ("äusserte", "äußern", Form.FINITE),  # Swiss spelling
    ("verstaatlichte", "verstaatlichen", Form.FINITE),
]


@pytest.mark.parametrize(("word", "lemma", "form"), FORMS)
def test_verb_forms(word: str, lemma: str, form: Form) -> None:
    assert (lemma, form) in [(reading.lemma, reading.form) for reading in analyse(word)]


@pytest.mark.parametrize("word", ["die", "heute", "Messe", "bekannt", "weite", "12", ""])
def test_no_verb_forms(word: str) -> None:
    assert analyse(word) == ()


def test_perfect_with_sein() -> None:
    assert takes_sein("zurückgehen")
    assert not takes_sein("planen")


TENSES = [
    ("Er kam am Samstag.", "kommen", Tense.PAST),
    ("Er wird am Samstag kommen.", "kommen", Tense.FUTURE),
    ("Er ist am Samstag gekommen.", "kommen", Tense.PAST),
    ("Die Preise sind gestiegen.", "steigen", Tense.PAST),
    ("Die Reise ist geplant.", "planen", Tense.PRESENT),
    ("Zwei Männer sind getötet worden.", "töten", Tense.PAST),
    ("Er wird empfangen.", "empfangen", Tense.FUTURE),
    ("Der Vertrag wird unterzeichnet.", "unterzeichnen", Tense.PRESENT),
    ("Er soll das Geld genommen haben.", "nehmen", Tense.PAST),
    ("Das Treffen soll am Montag stattfinden.", "stattfinden", Tense.FUTURE),
    ("Sie wollte am Montag fahren.", "fahren", Tense.PAST),
    ("Sie nimmt am Samstag an der Feier teil.", "teilnehmen", Tense.PRESENT),
    ("Er twerkerte im Saal herum.", "herumtwerkeren", Tense.PAST),  # no table knows it: its ending tells
]


@pytest.mark.parametrize(("text", "verb", "tense"), TENSES)
def test_tense(text: str, verb: str, tense: Tense) -> None:
    (clause,) = clauses(split(text)[0])
    assert (clause.verb, clause.tense) == (verb, tense)


MOODS = [
    ("Der Minister sagte, er sei krank.", Mood.KONJUNKTIV1),
    ("Der Minister sagte, er habe nichts gewusst.", Mood.KONJUNKTIV1),
    ("Sie sagte, sie hätten nichts gewusst.", Mood.KONJUNKTIV2),
    ("Sie sagte, ich habe recht.", Mood.INDICATIVE),
]


@pytest.mark.parametrize(("text", "mood"), MOODS)
def test_mood(text: str, mood: Mood) -> None:
    assert clauses(split(text)[0])[-1].mood is mood


PARTS = [
    ("Der Mann, der am Montag floh, wurde gefasst.", [("main", "fassen"), ("relative", "fliehen")]),
    ("Er kam und sie ging.", [("main", "kommen"), ("main", "gehen")]),
    ("Er rief zur Ruhe auf und bot Hilfe an.", [("main", "aufrufen"), ("main", "anbieten")]),
    ("Sie bat ihn, nach Bern zu reisen, um dort zu verhandeln.",
     [("main", "bitten"), ("infinitive", "reisen"), ("infinitive", "verhandeln")]),
    ("Er ging, nachdem der Rat am Freitag getagt hatte.", [("main", "gehen"), ("subordinate", "tagen")]),
    # what leaves out its verb behind a time of its own
    ("1871 wurde das Reich gegründet, 1918 die Republik.", [("main", "gründen"), ("main", "gründen")]),
    ("1990 stieg der Verein ab, 1994 wieder auf.", [("main", "absteigen"), ("main", "aufsteigen")]),
    ("Am Freitag, 3. Mai, tagt der Rat.", [("main", "tagen")]),
    ("Sie kam 1999 nach Bern, Hauptstadt der Schweiz.", [("main", "kommen")]),
    ("Auch wenn es regnet, kommt er.", [("subordinate", "regnen"), ("main", "kommen")]),
    ("Die von Truppen besetzten Orte fielen.", [("main", "fallen")]),
    ("Anna Muster (72) übernahm das Amt.", [("main", "übernehmen")]),
    ("Sie meldete, der neue Chef werde ihn empfangen.", [("main", "melden"), ("main", "empfangen")]),
    ("Zeugen sollen einen Knall gehört haben.", [("main", "hören")]),  # "zeugen" is a verb, too
    ("Er bleibt dem Verein treu: Der Torwart verlängerte im April.", [("main", "bleiben"), ("main", "verlängern")]),
    ("Sie gab zu, Akten vernichtet zu haben.", [("main", "zugeben"), ("infinitive", "vernichten")]),
    ("Aus dem Rathaus", [("fragment", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), PARTS, ids=[row[0] for row in PARTS])
def test_parts(text: str, parts: list[tuple[str, str]]) -> None:
    assert [(clause.kind.value, clause.verb) for clause in clauses(split(text)[0])] == parts


def test_an_interrupted_clause_keeps_its_pieces() -> None:
    text = "Der Mann, der am Montag floh, wurde gefasst."
    main, relative = clauses(split(text)[0])
    assert [text[start:end] for start, end in main.spans] == ["Der Mann", "wurde gefasst."]
    assert not main.holds(text.index("Montag"))
    assert relative.holds(text.index("Montag"))
    assert relative.kind is ClauseKind.RELATIVE


def test_speech_is_marked() -> None:
    speech, saying = clauses(split("„Wir kommen am Montag“, sagte sie.")[0])
    assert speech.quoted
    assert not saying.quoted


@given(st.text(alphabet="abc habe ist kam, und der. „“()-1", max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    for sentence in split(text):
        for clause in clauses(sentence):
            assert sentence.start <= clause.start < clause.end <= sentence.end


def test_a_participle_behind_an_explained_name_ends_its_clause() -> None:
    text = "Das Gericht hat den Maler, Jan Ruhl, am Montag zu einer Strafe verurteilt."
    assert [clause.verb for clause in clauses(split(text)[0])] == ["verurteilen"]
