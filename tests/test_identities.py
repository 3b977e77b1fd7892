"""Names joined by the user, and pairs that may be one: what is led where, what is refused, what is only offered."""

import pytest

from timeline.__main__ import main
from timeline.identities import join, load_same, suggested
from timeline.model import DataError, Filter
from timeline.pipeline import build
from timeline.store import Store


def test_a_line_leads_names_to_the_one_that_is_kept(tmp_path):
    path = tmp_path / "same.yaml"
    assert load_same(path) == {}
    assert join(path, "Jörg Müller", ["J. Müller", "Jorg: Müller"]) == (
        "- {keep: Jörg Müller, same: [J. Müller, 'Jorg: Müller']}"
    )
    assert load_same(path) == {"J. Müller": "Jörg Müller", "Jorg: Müller": "Jörg Müller"}


def test_what_was_led_to_one_that_is_joined_follows_it(tmp_path):
    path = tmp_path / "same.yaml"
    join(path, "B", ["A"])
    join(path, "C", ["B"])
    assert load_same(path) == {"A": "C", "B": "C"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {keep: A, same: [B]}\n- {keep: C, same: [B]}\n", "same.yaml, line 2: 'B' is led to 'A' already (line 1)"),
        ("- {keep: A, same: [B]}\n- {keep: B, same: [C]}\n", "same.yaml, line 2: 'B' is itself led to 'A' (line 1)"),
        ("- {keep: A, same: [A]}\n", "same.yaml, line 1: 'A' is to be kept and also to be led to itself"),
        ("- {keep: A}\n", "same.yaml, line 1: field 'same' is missing"),
        ("- {keep: A, same: B}\n", "same.yaml, line 1: a list is expected here"),
        ("- {keep: A, same: [1]}\n", "same.yaml, line 1: a text is expected here, not '1' (put it in quotation marks)"),
        ("- {keep: A, same: [B]\n", "same.yaml, line 2: broken YAML"),
    ],
)
def test_mistakes_are_refused_with_their_line(tmp_path, text, message):
    path = tmp_path / "same.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as refused:
        load_same(path)
    assert str(refused.value).startswith(message)


def test_a_contradiction_leaves_the_file_as_it_was(tmp_path):
    path = tmp_path / "same.yaml"
    join(path, "A", ["B"])
    before = path.read_text(encoding="utf-8")
    with pytest.raises(DataError):
        join(path, "B", ["C"])
    assert path.read_text(encoding="utf-8") == before
    assert [file.name for file in tmp_path.iterdir()] == ["same.yaml"]


def test_joined_names_survive_rebuilds(tmp_path, capsys):
    articles, store = tmp_path / "articles", tmp_path / "leak.duckdb"
    articles.mkdir()
    (articles / "2025-06-23_a.txt").write_text("Die Biologin Petra Öhlmann reiste am Montag ab.", encoding="utf-8")
    (articles / "2025-06-24_b.txt").write_text("Die Biologin Petra Oelmann kehrte am Montag zurück.", encoding="utf-8")
    build([articles], store)
    assert main(["merge-actors", "Petra Maria Öhlmann", "Petra Öhlmann", "Petra Oelmann", "--store", str(store)]) == 0
    assert (tmp_path / "leak.same.yaml").exists()
    assert build([articles], store).read_anew == 2
    assert build([articles], store).read_anew == 0
    opened = Store.open(store)
    assert opened.facet("actors", Filter()) == [("Petra Maria Öhlmann", 2)]
    opened.close()
    capsys.readouterr()
    assert main(["actors", "--store", str(store)]) == 0
    assert capsys.readouterr().out == "2\tPetra Maria Öhlmann\n"


@pytest.mark.parametrize(
    ("one", "other", "offered"),
    [
        ("Jörg Müller", "J. Müller", True),  # an initial that fits
        ("Nazim Kharitonow", "Nasim Charitonov", True),  # spellings of each other
        ("Ömer Gültekin", "Ömer Faruk Gültekin", True),  # one holds all words of the other
        ("Elif Karadeniz", "Elif Karadeniz-Vogt", True),  # part of a double surname
        ("Lotus Motors", "Lotus Motors AG", True),
        ("Jörg Müller", "K. Müller", False),
        ("Anna Lohse", "Bernd Lohse", False),
        ("Iran", "Irak", False),
        ("Ali Chamenei", "Modschtaba Chamenei", False),  # both are listed
    ],
)
def test_only_what_is_thinkable_is_offered(one, other, offered):
    assert bool(suggested({one: 1, other: 1})) is offered
