"""Who acts, who is acted upon, whose word it is: sentence → the role of each actor, with the reason beside."""

import pytest

from timeline.actors import find_mentions
from timeline.clauses import clauses
from timeline.model import UNDATED, Article
from timeline.roles import find_roles
from timeline.sentences import split


def roles(text):
    article = Article("example", text, UNDATED)
    sentences = split(text)
    mentions = find_mentions(article, sentences)
    found = clauses(sentences[0])
    own = tuple(mention for mention in mentions if mention.start < sentences[0].end)
    names = tuple(dict.fromkeys(mention.name for mention in own))
    return dict(zip(names, map(str, find_roles(names, own, found[0], found)), strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Putin empfing Macron.", {"Wladimir Putin": "agent", "Emmanuel Macron": "patient"}),
        ("Am Montag empfing Putin Macron.", {"Wladimir Putin": "agent", "Emmanuel Macron": "patient"}),
        ("Am Montag empfing Putin den Gast Macron.", {"Wladimir Putin": "agent", "Emmanuel Macron": "patient"}),
        ("Den Gast Macron empfing Putin.", {"Emmanuel Macron": "patient", "Wladimir Putin": "agent"}),  # by its article
        (
            "Olaf Scholz (SPD) empfing Macron.",
            {"Olaf Scholz": "agent", "SPD": "mentioned", "Emmanuel Macron": "patient"},
        ),
        (
            "Olaf Scholz (SPD) und Friedrich Merz empfingen Macron.",
            {"Olaf Scholz": "agent", "SPD": "mentioned", "Friedrich Merz": "agent", "Emmanuel Macron": "patient"},
        ),
        (
            "Olaf Scholz, Chef der Regierung, und Friedrich Merz dankten dem Verein.",
            {"Olaf Scholz": "agent", "Friedrich Merz": "agent"},
        ),
        ("Am Dienstagabend empfing Putin am Montag Macron.", {"Wladimir Putin": "agent", "Emmanuel Macron": "patient"}),
        ("In Paris wurde am Dienstag Marine Le Pen verurteilt.", {"Marine Le Pen": "patient"}),
        ("Die Operation wurde von Dr. Anna Kern vorgenommen.", {"Anna Kern": "agent"}),
        ("Im Namen mehrerer Architekten bot Anna Kern Hilfe an.", {"Anna Kern": "agent"}),
        ("Gerüchte über einen Verkauf hatte Putin zurückgewiesen.", {"Wladimir Putin": "agent"}),
        ("In der 12. Minute brachte Putin die Gäste in Führung.", {"Wladimir Putin": "agent"}),
        (
            "Vor 14.800 Zuschauern empfing Putin den Gast Macron.",
            {"Wladimir Putin": "agent", "Emmanuel Macron": "patient"},
        ),
        ("Das Werk kaufte Stahl aus Polen und Tschechien.", {"Polen": "mentioned", "Tschechien": "mentioned"}),
        ("Macron wurde von Putin empfangen.", {"Emmanuel Macron": "patient", "Wladimir Putin": "agent"}),
        ("Norwegen liefert der Ukraine Panzer.", {"Norwegen": "agent", "Ukraine": "patient"}),  # dative
        ("Peking half dem Iran.", {"China": "agent", "Iran": "patient"}),
        ("Der Ukraine half Polen mit Geld.", {"Ukraine": "patient", "Polen": "agent"}),
        ("Norwegische Truppen besetzten eine Insel.", {"Norwegen": "agent"}),
        ("Der polnische Präsident Karol Nawrocki reiste ab.", {"Polen": "mentioned", "Karol Nawrocki": "agent"}),
        ("Chile und Peru verklagten Bolivien.", {"Chile": "agent", "Peru": "agent", "Bolivien": "patient"}),
        ("In Chile wählten die Menschen.", {"Chile": "mentioned"}),
        ("Macron traf den Präsidenten der Türkei.", {"Emmanuel Macron": "agent", "Türkei": "mentioned"}),
        ("Macron sprach mit Merkel.", {"Emmanuel Macron": "agent", "Angela Merkel": "patient"}),
        ("Laut CNN plant Dänemark einen Kauf.", {"CNN": "source", "Dänemark": "agent"}),
        ("Der BBC zufolge kauft Kanada Schiffe.", {"BBC": "source", "Kanada": "agent"}),
        ("Das berichtete die Agentur Reuters.", {"Reuters": "source"}),
        ("Nach Angaben des Kremls reiste Putin ab.", {"Kreml": "source", "Wladimir Putin": "agent"}),
        ("Iranische Quellen teilten Reuters das mit.", {"Iran": "agent", "Reuters": "patient"}),
        ("Olaf Scholz ist Freund von Macron.", {"Olaf Scholz": "agent", "Emmanuel Macron": "mentioned"}),
        ("Ein Schweizer Dichter lobte Kanada.", {"Schweiz": "mentioned", "Kanada": "patient"}),  # he is no state
        ("Die US-Regierung lobte Kanada.", {"USA": "agent", "Kanada": "patient"}),
        (
            "Den Sieg holte sich Kanadas finnischer Gast Jan Öhlmann.",
            {"Kanada": "mentioned", "Finnland": "mentioned", "Jan Öhlmann": "agent"},
        ),
        ("Zudem hat Kanada Ärzte entsandt.", {"Kanada": "agent"}),
        ("Entdeckt wurde Anna Kern 1966 vom Produzenten Jan Ruhl.", {"Anna Kern": "patient", "Jan Ruhl": "agent"}),
        ("Das meldeten der US-Sender CNN und die BBC.", {"USA": "mentioned", "CNN": "source", "BBC": "source"}),
        ("Nach nur sieben Monaten im Amt trat Jan Ruhl zurück.", {"Jan Ruhl": "agent"}),
        ("Cottbus' Bürgermeister Jan Ruhl half.", {"Jan Ruhl": "agent"}),
        ("Landrat Martin Sommer überreichte die Urkunde.", {"Martin Sommer": "agent"}),
        ("Am 26. Dezember gastiert der Organist Jan Ruhl.", {"Jan Ruhl": "agent"}),
        ("Ihr Anwalt Dr. Jan Ruhl bestritt die Vorwürfe.", {"Jan Ruhl": "agent"}),
        ("Der UN-Sicherheitsrat billigte den Plan.", {"Sicherheitsrat der Vereinten Nationen": "agent"}),
        ("Ihr letztes Konzert gab Anna Kern in Wien.", {"Anna Kern": "agent"}),
        ("Heute begann der Prozess gegen den früheren Chef der Kette, Jan Ruhl.", {"Jan Ruhl": "mentioned"}),
        ("Weder Chile noch Peru haben geantwortet.", {"Chile": "agent", "Peru": "agent"}),
        ("Die Sprecherin des Kremls, Marija Sacharowa, kam.", {"Kreml": "mentioned", "Marija Sacharowa": "agent"}),
        ("Dabei versorgt der Kreml Teheran mit Öl.", {"Kreml": "agent", "Iran": "patient"}),
        ("Kanada hat die Anfrage Macrons bestätigt.", {"Kanada": "agent", "Emmanuel Macron": "mentioned"}),
    ],
)
def test_roles(text, expected):
    assert roles(text) == expected
