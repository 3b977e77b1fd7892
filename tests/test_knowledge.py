"""The data files load, and every mistake in them is one line with file, line and reason."""

from pathlib import Path

import pytest

from timeline import knowledge
from timeline.lexicon import lexicon, lexicon_of
from timeline.model import ActorKind, DataError

STATE = "states:\n  - {name: Nordland, adjectives: [nordisch], people: [Nordländer], capital: Nordstadt}\n"
TOPIC = "- {id: a, de: A, en: A}\n"


def broken(loader, text: str, tmp_path: Path) -> str:
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as error:
        loader(path)
    message = str(error.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("states:\n  - {name: Nordland, color: red}\n", 2, "unknown field 'color'"),
        ("states:\n  - {name: Nordland}\n", 2, "field 'adjectives' is missing"),
        ("people: []\n", 1, "unknown field 'people'"),
        ("persons:\n  - {name: A B, gender: x}\n", 2, "gender is m or f"),
        ("persons:\n  - {name: A B, gender: m, alone: ja}\n", 2, "true or false"),
        ("persons:\n  - {name: A B, gender: m, born: 1952}\n", 2, "a day is expected"),
        ("persons:\n  - {name: No, gender: m}\n", 2, "a text is expected here, not 'No'"),
        ("persons:\n  - {name: A B, gender: m, state: Nirgendwo}\n", 2, "unknown state 'Nirgendwo'"),
        ("persons:\n  - {name: A B, gender: m, offices: [{role: König}]}\n", 2, "needs a state or an 'of'"),
        ("persons:\n  - {name: A B, gender: m, given: Anna}\n", 2, "a list is expected"),
        ("persons:\n  - {name: A B, name: C D, gender: m}\n", 2, "'name' stands twice"),
        ("persons:\n  - {name: A B,\n gender: [m}\n", 3, "broken YAML"),
        ("organisations:\n  - {name: X, bodies: [Senat]}\n", 2, "needs a state"),
        ("organisations:\n  - X\n", 2, "an entry with fields"),
        ("", 1, "is empty"),
    ],
)
def test_a_mistake_among_the_actors_names_file_line_and_reason(text, line, reason, tmp_path):
    message = broken(knowledge.load_actors, text, tmp_path)
    assert message.startswith(f"mine.yaml, line {line}: ")
    assert reason in message


def test_a_name_given_twice_names_both_entries(tmp_path):
    text = "organisations:\n  - {name: Eins, aliases: [Verein]}\n  - {name: Zwei, aliases: [Verein]}\n"
    message = broken(knowledge.load_actors, text, tmp_path)
    assert message == "mine.yaml, line 3: 'Verein' names 'Zwei' and also 'Eins' (line 2)"


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("name: Jan Roth, given: [Johann], gender: m", "name: Johann Roth, gender: m", "'Johann Roth' names"),
        ("name: Jan Roth, alone: true, gender: m", "name: Ida Roth, alone: true, gender: f", "'Roth' names"),
    ],
)
def test_a_spelling_of_two_persons_names_both_entries(one, other, reason, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(f"persons:\n  - {{{one}}}\n  - {{{other}}}\n", encoding="utf-8")
    with pytest.raises(DataError, match=reason) as error:
        lexicon_of(knowledge.load_actors(path))
    assert "line 3" in str(error.value)
    assert "'Jan Roth' (line 2)" in str(error.value)


def test_a_term_that_ends_before_it_begins(tmp_path):
    text = STATE + "persons:\n  - {name: A B, gender: m, state: Nordland, offices: [{role: X, from: 2010, to: 2009}]}\n"
    assert "ends before it begins" in broken(knowledge.load_actors, text, tmp_path)


def test_a_term_is_as_long_as_its_words_allow(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(
        STATE
        + "persons:\n  - {name: A B, gender: m, state: Nordland, offices: [{role: X, from: 2010, to: 2012-02}]}\n",
        encoding="utf-8",
    )
    office = knowledge.load_actors(path).by_name["A B"].offices[0]
    assert (office.of, str(office.first), str(office.last)) == ("Nordland", "2010-01-01", "2012-02-29")


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("- {id: a, de: A}\n", 1, "field 'en' is missing"),
        (TOPIC + TOPIC, 2, "topic 'a' stands twice, first in line 1"),
        ("- {id: a, de: A, en: A, parent: z}\n", 1, "unknown parent 'z'"),
        ("- {id: a, de: A, en: A, parent: b}\n- {id: b, de: B, en: B, parent: a}\n", 1, "a > b > a"),
        ("- {id: a, de: A, en: A, words: [x]}\n", 1, "a text is expected"),
        ("- {id: a, de: A, en: A, words: 'a-b'}\n", 1, "hyphens stand only before and behind it"),
        ("- {id: a, de: A, en: A, words: 'krieg *'}\n", 1, "'*' is no stem: only letters and digits"),
        ("- {id: a, de: A, en: A, hints: '(krieg'}\n", 1, "'(krieg' is no stem: only letters and digits"),
        ("- id: a\n  de: A\n  en: A\n  phrases:\n    - rote Karte\n    - Karte\n", 6, "'Karte' is no phrase"),
        ("- {id: a, de: A, en: A, parent: a}\n", 1, "a > a"),
        ("- id: a\n  de: A\n  en: A\n  examples: |-\n    Es regnet stark.\n    Regen\n", 6, "'Regen' is no sentence"),
    ],
)
def test_a_mistake_among_the_topics_names_file_line_and_reason(text, line, reason, tmp_path):
    message = broken(knowledge.load_topics, text, tmp_path)
    assert message.startswith(f"mine.yaml, line {line}: ")
    assert reason in message


def test_a_missing_file_and_one_that_is_no_text(tmp_path):
    with pytest.raises(DataError, match="cannot be read"):
        knowledge.load_actors(tmp_path / "nowhere.yaml")
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="not UTF-8"):
        knowledge.load_topics(tmp_path / "binary.yaml")


def test_what_ships_is_as_rich_as_it_says():
    kinds = [actor.kind for actor in knowledge.load_actors().by_name.values()]
    assert kinds.count(ActorKind.STATE) >= 195
    assert kinds.count(ActorKind.PERSON) >= 300
    assert kinds.count(ActorKind.ORGANISATION) >= 200
    for topic in knowledge.load_topics().values():
        assert len(topic.words) >= 40, topic.id
        assert len(topic.examples) >= 10, topic.id


def test_every_office_has_a_role_that_has_words():
    roles = {role.role for role in knowledge.load_names().roles}
    for actor in lexicon().actors.values():
        for office in actor.offices:
            assert office.role in roles, f"{actor.name}: {office.role}"


def test_a_missing_and_an_unknown_list_of_naming_words(tmp_path):
    assert "the list 'titles' is missing" in broken(knowledge.load_names, "roles: []\n", tmp_path)
    assert "line 2: unknown list 'tittles'" in broken(knowledge.load_names, "roles: []\ntittles: Herr\n", tmp_path)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Russland", "Russland"),
        ("Kreml", "Russland"),
        ("Wladimir Putin", "Russland"),
        ("NATO", ""),  # nobody's
        ("Hans Unbekannt", ""),
    ],
)
def test_people_and_bodies_belong_to_a_state(name, state):
    assert knowledge.belongs_to(name) == state


def test_a_state_is_an_umbrella_over_its_people_and_bodies():
    assert knowledge.members("Russland")[0] == "Russland"
    assert {"Wladimir Putin", "Kreml", "Gazprom"} <= set(knowledge.members("Russland"))
    assert "USA" not in knowledge.members("Russland")
    assert knowledge.members("Kreml") == ("Kreml",)
