"""Names that no list holds, found by the trained networks; and how those are trained."""

from pathlib import Path

import numpy as np
import pytest

from timeline.labels import Span, spans_of
from timeline.model import DataError, Sentence
from timeline.recogniser import WORDS, recognise, tokens_of
from timeline.training.corpus import read_labelled, scores
from timeline.training.entities import main
from timeline.word_vectors import GRAMS, GramRows, Words, hash_of, letters_of


def sentence(text: str, start: int = 0) -> Sentence:
    return Sentence(start, start + len(text), text, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Gestern traf Angela Merkel in Berlin die SPD.",
            [("Angela Merkel", "PER"), ("Berlin", "LOC"), ("SPD", "ORG")],
        ),
        ("Nguyen Thi Hanh wohnt seit 1990 in Rostock.", [("Nguyen Thi Hanh", "PER"), ("Rostock", "LOC")]),
        ("", []),
        ("… – !", []),
    ],
)
def test_names_are_found(text: str, names: list[tuple[str, str]]) -> None:
    (found,) = recognise([sentence(text, 7)])
    assert [(entity.text, entity.kind) for entity in found] == names
    assert all(text[entity.start - 7 : entity.end - 7] == entity.text for entity in found)
    assert all(0 <= entity.confidence <= 1 for entity in found)


@pytest.mark.parametrize(
    ("text", "form"), [("Die russische Regierung schweigt.", "deriv"), ("Die US-Soldaten gehen.", "part")]
)
def test_derived_words_and_parts_of_words_are_told_apart(text: str, form: str) -> None:
    ((entity,),) = recognise([sentence(text)])
    assert (entity.kind, entity.form) == ("LOC", form)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Die FDP-Chefin (62) sagte: „Ja“.", "Die FDP-Chefin ( 62 ) sagte : „ Ja “ ."),
        ("Nord- und Südkorea, CDU/CSU", "Nord- und Südkorea , CDU/CSU"),
        ("Am 3. Mai kam Dr. J. O'Brien um 12.30 Uhr.", "Am 3. Mai kam Dr. J. O'Brien um 12.30 Uhr ."),
        ("Ja,sagte er.", "Ja , sagte er ."),
    ],
)
def test_tokens_are_those_of_the_corpus(text: str, tokens: str) -> None:
    assert " ".join(token.group() for token in tokens_of(sentence(text))) == tokens


@pytest.mark.parametrize("word", ["Haus", "äöß", "x", "", "Møllegård", "€uro", "a😀b", "\ud800x", "漢字", "Nguyễn"])
def test_groups_of_letters_are_hashed_as_words_are(word: str) -> None:
    bounded = f"^{word}$"
    groups = [bounded[at : at + length] for length in GRAMS for at in range(len(bounded) - length + 1)]
    _, found, _ = GramRows(["vor", word, "nach"]).rows(1 << 31)
    assert sorted(found.tolist()) == sorted(hash_of(group) % (1 << 31) for group in groups)


def test_the_means_of_groups_are_those_of_their_rows() -> None:
    table = np.random.default_rng(0).normal(size=(256, 3)).astype(np.float32)
    groups = GramRows(["ab", "Donaudampfschiff", "x", "Öl"])
    assert groups.means(table) == pytest.approx(np.array([table[rows].mean(0) for rows in groups.rows(256)]), abs=1e-5)


@pytest.mark.parametrize(
    ("word", "front", "rear"),
    [
        ("DLR-Forscher", "DLR", "Forscher"),
        ("Wallensteinplatz", "Wallenstein", "Platz"),
        ("Venusphase", "Venus", "Phase"),
        ("Merkel", "", ""),  # known, and no compound
        ("Spezstroi", "", ""),
    ],
)
def test_a_compound_is_read_by_its_parts(word: str, front: str, rear: str) -> None:
    words = Words.load(WORDS)
    letters = [letters_of(text) for text in (word, front, rear)]
    read = words.read(letters, GramRows([word, front, rear]).means(words.grams))
    assert (read.fronts[0], read.rears[0]) == (read.rows[1], read.rows[2])


@pytest.mark.parametrize("text", ["x" * 10_000, "👍 <b>Anna</b> \u202eNowak", "a\ud800b", "-" * 500, "Ab, " * 3000])
def test_odd_text_is_survived(text: str) -> None:
    assert len(recognise([sentence(text)])) == 1


def test_a_headline_in_capitals_is_read_as_if_it_were_not() -> None:
    (found,) = recognise([sentence("WLADIMIR PUTIN KOMMT AM MITTWOCH NACH BERLIN")])
    assert ("WLADIMIR PUTIN", "PER") in [(entity.text, entity.kind) for entity in found]


def test_sentences_do_not_look_at_each_other() -> None:
    texts = ["Berlin wächst.", "Hans Meier lacht.", "Nichts geschieht hier, sagte Frau Weber von der Polizei."]
    alone = [recognise([sentence(text)])[0] for text in texts]
    for together, one in zip(recognise([sentence(text) for text in texts]), alone, strict=True):
        assert [(entity.text, entity.kind, entity.form) for entity in together] == [
            (entity.text, entity.kind, entity.form) for entity in one
        ]
        assert [entity.confidence for entity in together] == pytest.approx(
            [entity.confidence for entity in one], abs=1e-4
        )


def test_words_told_once_are_told_as_often_as_need_be() -> None:
    """More words than are told in one go: the same sentence has the same labels wherever it stands among them."""
    text = "Gestern traf Nguyen Thi Hanh in Rostock den Maler Jan Ruhl."
    strange = [
        sentence(f"Der Ort {index}x liegt bei Ulm{index}, {'sehr ' * (index % 40)}weit.") for index in range(1500)
    ]
    names = {tuple((entity.start, entity.kind) for entity in found) for found in recognise([sentence(text)] * 2)}
    among = recognise([sentence(text), *strange, sentence(text)])
    assert {tuple((entity.start, entity.kind) for entity in found) for found in (among[0], among[-1])} == names


def test_spans() -> None:
    labels = ["B-PER", "I-PER", "O", "I-LOC", "B-LOCderiv", "B-ORG"]
    assert spans_of(labels) == [
        Span(0, 2, "PER", ""),
        Span(3, 4, "LOC", ""),
        Span(4, 5, "LOC", "deriv"),
        Span(5, 6, "ORG", ""),
    ]


def test_a_span_counts_only_with_both_ends_and_its_type() -> None:
    there = [["B-PER", "I-PER", "O", "B-LOCderiv", "B-OTH"]]
    found = [["B-PER", "O", "O", "B-LOC", "B-ORG"]]
    score = scores(there, found)
    assert {name: (one.right, one.found, one.there) for name, one in score.items()} == {
        "PER": (0, 1, 1), "ORG": (0, 1, 0), "LOC": (1, 1, 1), "all": (1, 3, 2),
    }  # fmt: skip


def test_a_wrong_label_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "x.tsv").write_text("Anna\tB-PER\nlacht\tX\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"x\.tsv, line 2"):
        read_labelled(tmp_path / "x.tsv")


def test_the_official_columns_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "x.tsv").write_text("#\thttp://x\t[2010]\n1\tAnna\tB-PER\tO\n2\tlacht\tO\tO\n", encoding="utf-8")
    assert [one.labels for one in read_labelled(tmp_path / "x.tsv")] == [("B-PER", "O")]


def test_evaluate_prints_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.tsv").write_text("Angela\tB-PER\nMerkel\tI-PER\nlacht\tO\n", encoding="utf-8")
    assert main(["evaluate", str(tmp_path / "x.tsv")]) == 0
    assert "PER" in capsys.readouterr().out
    assert main(["evaluate", str(tmp_path / "nowhere.tsv")]) == 2
