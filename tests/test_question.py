"""Filters as the page asks them: every value at once, exclusion, roles, precision, evidence, sources, phrases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from factory import SATURDAY, event, period, result
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model import UNDATED, Evidence, Filter, Precision, Role
from timeline.question import terms
from timeline.store import Store
from timeline.tables import fold
from timeline.writing import write

AGENT, PATIENT, SOURCE = Role.AGENT, Role.PATIENT, Role.SOURCE


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    first = (
        event("both", period("2026-03-01"), actors=("Iran", "Russland"), roles=(AGENT, PATIENT), topics=("treaty",)),
        event("iran", period("2026-02-01", "2026-02-28", "month"), actors=("Iran",), roles=(PATIENT,), at=100,
              sentence="Am Montag, dem Tag der Solidarität, sprach er mit Teheran."),
        event("putin", period("2025-01-01"), actors=("Wladimir Putin",), roles=(AGENT,), topics=("arms",), at=200,
              sentence="Die Solidarität am Tag danach: Er liefert Waffen nach Teheran."),
    )  # fmt: skip
    other = (event("cnn", period("2024-01-01"), document="b.txt", actors=("CNN",), roles=(SOURCE,), published=UNDATED),)
    path = tmp_path_factory.mktemp("question") / "s.duckdb"
    write(path, set(), [result(*first), result(*other, id="b.txt")], [])
    opened = Store.open(path)
    yield opened
    opened.close()


MEMBERS = (("Russland", ("Wladimir Putin", "Kreml")), ("politics", ("treaty", "diplomacy")))
QUESTIONS = [
    (Filter(actors=("Iran", "Russland")), {"both", "iran"}),
    (Filter(actors=("Iran", "Russland"), every=("actors",)), {"both"}),
    (Filter(actors=("Russland",), includes=MEMBERS), {"both", "putin"}),
    (Filter(actors=("Iran", "Russland"), every=("actors",), includes=MEMBERS), {"both"}),
    (Filter(topics=("politics",), includes=MEMBERS), {"both"}),
    (Filter(no_actors=("Russland",), includes=MEMBERS), {"iran", "cnn"}),
    (Filter(no_topics=("treaty",), no_documents=("b.txt",)), {"iran", "putin"}),
    (Filter(roles=(PATIENT,)), {"both", "iran"}),
    (Filter(actors=("Iran",), roles=(PATIENT,)), {"iran"}),  # in "both" it acts
    (Filter(actors=("Iran", "CNN"), roles=(AGENT, SOURCE)), {"both", "cnn"}),
    (Filter(precisions=(Precision.MONTH,)), {"iran"}),
    (Filter(evidences=(Evidence.NONE,)), {"cnn"}),
    (Filter(evidences=(Evidence.STATED,), precisions=(Precision.DAY,)), {"both", "putin"}),
    (Filter(documents=("b.txt",)), {"cnn"}),
    (Filter(text="Tag Solidarität"), {"iran", "putin"}),
    (Filter(text='"Tag der Solidarität"'), {"iran"}),
    (Filter(text="„tag der solidaritat“ Montag"), {"iran"}),
    (Filter(text='"'), set()),  # a quotation mark alone is a word that stands nowhere
]


@pytest.mark.parametrize(("filter", "ids"), QUESTIONS)
def test_what_a_filter_lets_through(store: Store, filter: Filter, ids: set[str]) -> None:
    titles = {title.removeprefix("Titel von ") for title in store.events(filter)["title"]}
    assert titles == ids
    assert store.count(filter) == len(ids)


def test_the_numbers_behind_the_choices(store: Store) -> None:
    assert store.facet("roles", Filter()) == [("agent", 2), ("patient", 2), ("source", 1)]
    assert store.facet("precisions", Filter(actors=("Iran",))) == [("day", 1), ("month", 1)]
    assert store.facet("evidences", Filter()) == [(str(SATURDAY.evidence), 3), ("none", 1)]
    assert store.facet("documents", Filter(documents=("b.txt",))) == [("a.txt", 3), ("b.txt", 1)]
    alternatives = Filter(actors=("Iran",))
    assert dict(store.facet("actors", alternatives))["Wladimir Putin"] == 1
    assert dict(store.facet("actors", Filter(actors=("Iran",), every=("actors",)))) == {"Iran": 2, "Russland": 1}


SENTENCES = (
    "Die EU-Kommission (Brüssel) sagt: „Nein.“",
    "A.B.C, 3,5 %; e_mail@x.de: 12.06.2025/13.06.2025",
    "Grenz\u00adzaun – Zaun… und Zaun\u00a0Grenze ´ Ende",
    "'So' \"so\" sagte* er **fett** zum Präsidenten\t[Applaus]",
    "Straße STRASSE Łódź ﬁnanz 東京 und Київ",
)


@pytest.fixture(scope="module")
def odd_texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of SENTENCES."""
    told = [event(str(i), period("2026-03-01"), sentence=text, at=100 * i) for i, text in enumerate(SENTENCES)]
    path = tmp_path_factory.mktemp("odd") / "s.duckdb"
    write(path, set(), [result(*told)], [])
    opened = Store.open(path)
    yield opened
    opened.close()


@settings(deadline=None, max_examples=150)
@given(
    sentence=st.sampled_from(SENTENCES), begin=st.integers(0, 40), length=st.integers(1, 25), quoted=st.booleans(),
)  # fmt: skip
def test_a_search_finds_what_stands_in_the_text(
    odd_texts: Store, sentence: str, begin: int, length: int, quoted: bool
) -> None:
    """However the words of the index are parted: any piece of a text is found in it, and nowhere else."""
    piece = sentence[begin : begin + length]
    text = f'"{piece}"' if quoted else piece
    folded = [fold(f"{one}\nTitel von {i}\na.txt") for i, one in enumerate(SENTENCES)]
    expected = {str(i) for i, one in enumerate(folded) if all(term in one for term in terms(text))}
    assert {title.removeprefix("Titel von ") for title in odd_texts.events(Filter(text=text))["title"]} == expected


def test_hostile_values_are_values(store: Store, tmp_path: Path) -> None:
    odd = "'); DROP TABLE events; --\0\ud800"
    every = Filter((odd,), (odd,), text=odd, documents=(odd,), no_actors=(odd,), includes=((odd, (odd,)),))
    assert store.count(every) == 0
    assert store.count(Filter()) == 4


def test_a_value_that_stands_for_others_counts_each_event_once(store: Store) -> None:
    counts = dict(store.facet("actors", Filter(includes=MEMBERS)))
    assert counts["Russland"] == 2  # itself once, Putin once
    assert counts["Wladimir Putin"] == 1
    assert "politics" not in counts
    assert dict(store.facet("topics", Filter(includes=MEMBERS)))["politics"] == 1


def test_roles_are_those_of_the_chosen_actors(store: Store) -> None:
    assert dict(store.facet("roles", Filter(actors=("Iran",)))) == {"agent": 1, "patient": 1}
    assert dict(store.facet("roles", Filter(actors=("Russland",), includes=MEMBERS))) == {"patient": 1, "agent": 1}


def test_the_number_behind_what_could_be_left_out_is_what_that_takes_away(store: Store) -> None:
    iran = Filter(actors=("Iran",))
    for name, number in store.facet("actors", iran, within=True):
        without = Filter(actors=("Iran",), no_actors=(name,))
        assert store.count(iran) - store.count(without) == number
