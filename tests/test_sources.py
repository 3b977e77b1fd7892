"""Whose word a claim or denial is, and how it carries on from sentence to sentence."""

import pytest

from timeline.actors import find_mentions
from timeline.clauses import clauses
from timeline.model import UNDATED, Article, Status
from timeline.sentences import split
from timeline.sources import carried_on
from timeline.status import reading

TABLE = [  # text; a word of the clause that is asked about; whose word it is
    ("Laut Polizei raste der Mann davon.", "raste", "Polizei"),
    ("CNN zufolge brannte das Schiff.", "brannte", "CNN"),
    ("Medienberichten zufolge zahlte der Verein zwei Millionen.", "zahlte", "Medienberichte"),
    ("Insidern zufolge zahlte der Verein zwei Millionen.", "zahlte", "Insider"),
    ("Angaben der Feuerwehr zufolge brannte das Dach.", "brannte", "Feuerwehr"),
    ("Nach Angaben der Feuerwehr brannte das Dach.", "brannte", "Feuerwehr"),
    ("Nach Angaben eines Polizeisprechers starb er.", "starb", "ein Polizeisprecher"),
    ("Nach Angaben des Innenministeriums starb er.", "starb", "Innenministerium"),
    ("Der Mann floh, wie ein Sprecher des Auswärtigen Amtes sagte.", "floh", "Auswärtiges Amt"),
    ("Der Mann floh, wie die „Washington Post“ berichtet.", "floh", "The Washington Post"),
    ("Die Brücke sei gesperrt worden, so der Bürgermeister.", "gesperrt", "Bürgermeister"),
    ("Der Minister sagte, die Brücke sei gesperrt worden.", "gesperrt", "Minister"),
    ("Putin sagte dem Sender am Montag, die Brücke sei gesperrt worden.", "gesperrt", "Wladimir Putin"),
    ("Die Brücke sei gesperrt worden, teilte das Ministerium am Montag mit.", "gesperrt", "Ministerium"),
    ("Später sagte ein Zeuge, das Auto sei grün gewesen.", "grün", "ein Zeuge"),
    ("Der Kreml bestritt den Vorwurf.", "bestritt", "Kreml"),
    ("Der Vorwurf wird vom Kreml bestritten.", "bestritten", "Kreml"),
    ("Die Polizei fand keine Spuren.", "fand", ""),
    ("Angeblich traf er den Botschafter.", "traf", ""),
    ("Die Stadt eröffnete die Brücke.", "eröffnete", ""),
    ("Die neuen Zahlen erklärte das Institut damit, dass der Preis gestiegen sei.", "gestiegen", "Institut"),
    ("Die USA hätten eine Pause vorgeschlagen, berichtete Axios unter Berufung auf Diplomaten.", "Pause", "Axios"),
    # an infinitive has no subject, and "die Bürger" are those whom it is about
    ("Der Kalender bietet die Möglichkeit, die Bürger zu informieren.", "informieren", ""),
    # the speech goes on
    ("Das Ministerium meldete Erfolge. Die Truppen hätten das Dorf geräumt.", "geräumt", "Ministerium"),
    ("Putin sagte, er komme. Man habe lange verhandelt. Nun sei alles gut gegangen.", "gut", "Wladimir Putin"),
    ("Ein Sprecher sagte, der Dieb sei geflohen. Am Montag habe man ihn gefasst.", "gefasst", "ein Sprecher"),
    ("Das Ministerium meldete Erfolge. Dann kam Regen. Das Dorf sei geräumt worden.", "geräumt", ""),
]


@pytest.mark.parametrize(("text", "word", "expected"), TABLE)
def test_whose_word_it_is(text: str, word: str, expected: str) -> None:
    article = Article("a", text, UNDATED)
    sentences = split(text)
    mentions = find_mentions(article, sentences)
    speaks = ""
    for sentence in sentences:
        found = clauses(sentence)
        asked = next((c for c in found if word in (token.text for token in c.tokens)), None)
        if asked:
            told = reading(asked, found, None, UNDATED, mentions=mentions, speaks=speaks)
            assert told.source == expected
            assert all(text[cue.start : cue.end] == cue.text for cue in told.cues)
            assert told.status is not Status.OCCURRED or not expected
        speaks = carried_on(found, mentions, speaks)
