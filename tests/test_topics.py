"""What a sentence is about: example → the topic that must be among the found, the reason beside it."""

import pytest

from timeline import topics
from timeline.knowledge import load_topics
from timeline.model import CueKind
from timeline.topics import find_topics, find_topics_of_all, topics_of, with_children

IDS = """arts conflict armed-conflict arms peace-process terrorism unrest crime disaster economy energy sanctions trade
education environment health human-interest labour lifestyle politics diplomacy election government intelligence
migration nuclear-programme treaty religion science society sport weather""".split()


def test_the_scheme():
    topics = load_topics()
    assert sorted(topics) == sorted(IDS)
    assert topics["armed-conflict"].parent == "conflict"
    assert topics["diplomacy"].de == "Diplomatie"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Die Stadt wurde von Drohnenangriffen erschüttert.", "armed-conflict"),  # inflected compound
        ("Die Atomverhandlungen stocken.", "nuclear-programme"),
        ("Die Atomverhandlungen stocken.", "diplomacy"),  # the same word says both
        ("Das Land bekommt 40 Kampfpanzer und Munition.", "arms"),
        ("Die Feuerpause hielt bis zum Morgen.", "peace-process"),
        ("Der Attentäter zündete eine Autobombe.", "terrorism"),
        ("Tausende zogen bei der Kundgebung durch die Straßen.", "unrest"),
        ("Die Minister unterschrieben den Staatsvertrag.", "treaty"),
        ("Der Präsident empfing seinen Amtskollegen.", "diplomacy"),
        ("Die Stichwahl ist am 3. Mai.", "election"),
        ("Das Kabinett billigte den Gesetzentwurf.", "government"),
        ("Ein Doppelagent verriet den Geheimdienst.", "intelligence"),
        ("Die Asylanträge gehen zurück.", "migration"),
        ("Brüssel verschärft die Sanktionen.", "sanctions"),
        ("Nach dem russischen Überfall floh sie.", "armed-conflict"),  # no robbery
        ("Der deutsche Überfall begann am Freitag.", "armed-conflict"),
        ("Seit dem Tag des irakischen Überfalls floh sie.", "armed-conflict"),
        ("Die Strafzölle treffen den Export.", "trade"),
        ("Der Gaspreis fiel.", "energy"),
        ("Der Klub kletterte auf Rang sieben.", "sport"),
        ("Er wurde von einem umstürzenden Baum erschlagen.", "disaster"),
        ("Schulte wurde wegen Landfriedensbruchs angeklagt.", "crime"),
        ("Der Rat wählte sie zur neuen Kämmerin.", "government"),
        ("Die Bank meldete Insolvenz an.", "economy"),
        ("Das Landgericht sprach die Angeklagte frei.", "crime"),
        ("Eine Lawine verschüttete vier Skifahrer.", "disaster"),
        ("Die Gewerkschaft will mehr Lohn.", "labour"),
        ("Der Torhüter hielt den Elfmeter.", "sport"),
        ("Am Abend ziehen Gewitter auf.", "weather"),
        ("Die Astronomen fanden einen Kometen.", "science"),
        ("Der Bischof weihte die Kirche.", "religion"),
        ("Die Masern breiten sich aus, die Impfquote sinkt.", "health"),
        ("Die Schulen bleiben geschlossen, der Unterricht fällt aus.", "education"),
        ("Der Gletscher schmilzt im Klimawandel.", "environment"),
        ("Die Oper spielt eine Uraufführung.", "arts"),
        ("Das Paar feierte goldene Hochzeit.", "human-interest"),
        ("Der Freizeitpark lockt Urlauber.", "lifestyle"),
        ("Altersarmut trifft Frauen häufiger.", "society"),
        ("Die Opposition verlangt einen Untersuchungsausschuss.", "politics"),
        ("Der Erste Weltkrieg begann.", "conflict"),
    ],
)
def test_topic(text, topic):
    assert topic in find_topics(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Das war am Dienstag.",
        "Sie suchte lange und waren doch froh.",  # "suchte" is no Sucht, "waren" are no Waren
        "Er ging mit seinem Bruder die Treppe hinauf.",
        "The quick brown fox jumps over the lazy dog.",
        "The minister said on Monday that new sanctions against Iran and a tax on imports will come into force in May.",
        "Le ministre a signé lundi à Paris un accord avec la Turquie sur la migration et les sanctions de Bruxelles.",
        "SIE WARTETE AM MONTAG VOR DEM HAUS AUF DEN BUS, ABER ER KAM NICHT.",
        "xyz " * 3000,
        "Krieg, Wahl, Streik, Tor, Papst " * 2000,
    ],
)
def test_none_rather_than_a_wrong_one(text):
    assert find_topics(text) == ()


def test_capitals_hide_nouns_but_not_what_is_plain():
    assert find_topics("DER BUNDESTAG HAT DAS NEUE GESETZ AM FREITAG VERABSCHIEDET.") == ("government",)


def test_meaning_decides_where_no_list_has_a_word():
    assert find_topics("Die Hürdenläuferin kam als Zweite ins Ziel und holte Silber.")[:1] == ("sport",)


def test_a_parent_gives_way_to_its_child():
    assert find_topics("Die Kriegsparteien vereinbarten am Freitag eine Feuerpause.")[0] == "peace-process"


def test_many_at_once_are_told_as_one_by_one():
    texts = ["Die Stichwahl ist am 3. Mai.", "Sie ging.", "Die Hürdenläuferin kam als Zweite ins Ziel."]
    assert find_topics_of_all(texts) == [find_topics(text) for text in texts]


def test_a_lone_hint_gives_way_to_what_the_article_is_about() -> None:
    text = (
        "Forscher haben im Labor ein neues Enzym entdeckt. Die Studie erschien in einer Fachzeitschrift. "
        "Bereits 2021 hatte eine Gruppe aus Halle ähnliche Hinweise beschrieben."
    )
    (told,) = topics_of(text, [(text.index("Bereits"), len(text))])
    assert "terrorism" not in told.ids


def test_the_words_that_decided_are_told_with_their_places():
    text = "Am Montag beriet der Bundestag. Danach traten die Sanktionen in Kraft."
    (told,) = topics_of(text, [(text.index("Danach"), len(text))])
    assert told.ids == ("sanctions",)
    assert [(cue.text, cue.kind, cue.value) for cue in told.cues] == [("Sanktionen", CueKind.TOPIC, "sanctions")]
    assert all(text[cue.start : cue.end] == cue.text for cue in told.cues)


def test_the_encoder_is_asked_only_where_words_leave_it_open(monkeypatch):
    asked = []
    monkeypatch.setattr(topics, "likeness_of_meaning", asked.append)
    assert find_topics("Der Torhüter hielt im Pokalfinale den Elfmeter.") == ("sport",)
    assert not asked


def test_words_alone_go_on_without_the_encoder(monkeypatch):
    monkeypatch.setattr(topics, "likeness_of_meaning", lambda texts: None)
    told = find_topics_of_all(["Der Gaspreis fiel in Europa im Mai.", "Die Hürdenläuferin kam als Zweite ins Ziel."])
    assert told == [("energy",), ()]


def test_at_most_two():
    text = "Nach dem Anschlag auf die Kirche beriet das Kabinett über Waffenexporte, Asyl und die Wahl."
    assert len(find_topics(text)) == 2


@pytest.mark.parametrize(
    ("text", "before", "topic"),
    [
        (
            "Der Händler bestritt das.",
            "Er soll Munition an die Rebellen verkauft und Waffen geschmuggelt haben.",
            "arms",
        ),
        ("Das Gespräch dauerte lange.", "Der Außenminister traf den Botschafter beim Gipfel.", "diplomacy"),
    ],
)
def test_what_stands_before_decides_where_the_words_do_not(text, before, topic):
    assert find_topics(text, f"{before} {text}")[0] == topic


def test_a_filter_by_a_parent_includes_its_children():
    assert with_children(["conflict"]) == {
        "conflict",
        "armed-conflict",
        "arms",
        "peace-process",
        "terrorism",
        "unrest",
    }
    assert with_children(["sport", "energy"]) == {"sport", "energy"}
