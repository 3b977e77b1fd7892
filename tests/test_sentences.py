"""Where one sentence ends and the next begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.sentences import at, split

# text → its sentences; each row is a trap that a full stop sets
TRAPS = [
    ("ordinal before a month", "Am 5. März 2025 kam er. Dann ging er.", ["Am 5. März 2025 kam er.", "Dann ging er."]),
    ("z. B., u. a.", "Es gibt z. B. Äpfel. Er mag u. a. Birnen.", ["Es gibt z. B. Äpfel.", "Er mag u. a. Birnen."]),
    ("a. D. inside", "Der Oberst a. D. Meier sprach.", ["Der Oberst a. D. Meier sprach."]),
    ("a. D. at the end", "So sprach der Oberst a. D. Er ging.", ["So sprach der Oberst a. D.", "Er ging."]),
    ("speech, then its verb", "„Das ist so.“, sagte er. Sie ging.", ["„Das ist so.“, sagte er.", "Sie ging."]),
    ("question, then its verb", "„Ist das so?“ fragte er. Sie ging.", ["„Ist das so?“ fragte er.", "Sie ging."]),
    ("year at the end", "die Revolte von 1979. Teheran schwieg.", ["die Revolte von 1979.", "Teheran schwieg."]),
    ("clock time", "Um 18.30 Uhr begann es. Er kam.", ["Um 18.30 Uhr begann es.", "Er kam."]),
    ("a name before the stop", "mit dem Iran. Teheran schwieg.", ["mit dem Iran.", "Teheran schwieg."]),
    ("titles", "Dr. Müller kam. Prof. Dr. h. c. Schmidt auch.", ["Dr. Müller kam.", "Prof. Dr. h. c. Schmidt auch."]),
    ("Mio.", "Das kostet 3,5 Mio. Euro. Er zahlt.", ["Das kostet 3,5 Mio. Euro.", "Er zahlt."]),
    ("Mrd. at the end", "Es kostet 3 Mrd. Die Firma zahlt.", ["Es kostet 3 Mrd.", "Die Firma zahlt."]),
    ("numeric dates", "Am 3.5.2023 war es. Am 3. 5. war es.", ["Am 3.5.2023 war es.", "Am 3. 5. war es."]),
    ("v. Chr.", "Er starb 323 v. Chr. Danach kam nichts.", ["Er starb 323 v. Chr.", "Danach kam nichts."]),
    ("day at the end", "Der Brief kam am 31. Die Firma schwieg.", ["Der Brief kam am 31.", "Die Firma schwieg."]),
    ("initials", "J. R. R. Tolkien kam. W. Putin ging.", ["J. R. R. Tolkien kam.", "W. Putin ging."]),
    ("Nr., Art., Abs.", "Nr. 5 lebt. Art. 5 Abs. 2 gilt.", ["Nr. 5 lebt.", "Art. 5 Abs. 2 gilt."]),
    ("address", "Mehr auf www.spiegel.de. Dort steht es.", ["Mehr auf www.spiegel.de.", "Dort steht es."]),
    ("ellipsis", "Er kam ... Sie ging… Wir auch.", ["Er kam ...", "Sie ging…", "Wir auch."]),
    ("score at the end", "Sie führten 3:1. Bremens Trainer tobte.", ["Sie führten 3:1.", "Bremens Trainer tobte."]),
    ("clock at the end", "Beginn ist um 19.30. Gäste zahlen.", ["Beginn ist um 19.30.", "Gäste zahlen."]),
    ("decimal at the end", "Der Wert lag bei 2,4. Fachleute staunten.",
     ["Der Wert lag bei 2,4.", "Fachleute staunten."]),
    ("rank at the end", "Köln fiel auf Platz 7. Trainer Funk ging.", ["Köln fiel auf Platz 7.", "Trainer Funk ging."]),
    ("day of a list", "Er kam am 3. und 5. Mai.", ["Er kam am 3. und 5. Mai."]),
    ("day and month in figures", "Am 5.12. Dezemberluft.", ["Am 5.12. Dezemberluft."]),
    ("ordinal behind a colon", "Bilanz 2024: 3. Platz.", ["Bilanz 2024: 3. Platz."]),
    ("missing blank", "Das meldet Reuters.Die Polizei kam.", ["Das meldet Reuters.", "Die Polizei kam."]),
    ("century", "im 19. Jahrhundert. Im 20. Jahrhundert.", ["im 19. Jahrhundert.", "Im 20. Jahrhundert."]),
    ("numbered rulers", "Ludwig XIV. starb. Er war alt.", ["Ludwig XIV. starb.", "Er war alt."]),
    ("speech of two sentences", "Er rief: „Wir gehen. Wir siegen.“ Dann kam sie.",
     ["Er rief: „Wir gehen.", "Wir siegen.“", "Dann kam sie."]),
    ("an ordinal of three figures", "In der 118. Minute traf er. Zum 125. Mal siegte Jena. Das war 1979. Bern jubelte.",
     ["In der 118. Minute traf er.", "Zum 125. Mal siegte Jena.", "Das war 1979.", "Bern jubelte."]),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "sentences"), TRAPS, ids=[row[0] for row in TRAPS])
def test_full_stops(trap: str, text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in split(text)] == sentences


LINES = [
    ("a line break inside a sentence", "Das Land hat eine\n\nFabrik gebaut. Gut.",
     ["Das Land hat eine\n\nFabrik gebaut.", "Gut."]),
    ("a heading", "Neues vom Tage\n\nEr kam am Montag.", ["Neues vom Tage", "Er kam am Montag."]),
    ("a particle ends the heading", "Bern bietet Hilfe an\n\nEr kam.", ["Bern bietet Hilfe an", "Er kam."]),
    ("hard-wrapped lines",
     "Der Rat hat am Montag nach langer Beratung den\nHaushalt der Stadt Beispielheim beschlossen und\n"
     "dabei viele Wünsche der Vereine berücksichtigt,\nsagte die Sprecherin nach der Sitzung am Abend.",
     ["Der Rat hat am Montag nach langer Beratung den\nHaushalt der Stadt Beispielheim beschlossen und\n"
      "dabei viele Wünsche der Vereine berücksichtigt,\nsagte die Sprecherin nach der Sitzung am Abend."]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "text", "sentences"), LINES, ids=[row[0] for row in LINES])
def test_line_breaks(case: str, text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in split(text)] == sentences


def test_headings_and_captions_are_marked() -> None:
    text = "Neues vom Tage\n\nWer kommt zum Fest? Foto: Maria Muster\n\nEr kam am Montag."
    assert [sentence.heading for sentence in split(text)] == [True, True, True, False]


def test_a_lone_line_is_no_heading() -> None:
    assert not split("Die Polizei nahm am Montag zwei Männer fest")[0].heading


def test_markdown_is_blank_in_plain_and_kept_in_text() -> None:
    text = "Das ist **am Montag** [hier](https://example.org) geschehen."
    (sentence,) = split(text)
    assert sentence.text == text
    assert sentence.plain.split() == ["Das", "ist", "am", "Montag", "hier", "geschehen."]
    assert sentence.plain.index("Montag") == text.index("Montag")


def test_a_header_belongs_to_no_sentence() -> None:
    text = "date 2025-03-04 Er kam."
    assert [sentence.text for sentence in split(text, text.index("Er"))] == ["Er kam."]


@given(st.text(alphabet='aB. \n„“"*!?1ä', max_size=200))
def test_every_character_is_in_one_sentence(text: str) -> None:
    sentences = split(text)
    for sentence in sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        assert len(sentence.plain) == len(sentence.text)
    for offset, character in enumerate(text):
        if not character.isspace() and character != "*":
            assert sum(s.start <= offset < s.end for s in sentences) == 1
            assert at(sentences, offset) is not None
