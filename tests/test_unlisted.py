"""People and organisations that no list knows, in ten articles: each is found once and only once, by one name."""

from pathlib import Path

import pytest
import yaml

from timeline.actors import find_mentions
from timeline.model import UNDATED, ActorKind, Article
from timeline.sentences import split

ARTICLES = yaml.safe_load((Path(__file__).parent / "data" / "unlisted.yaml").read_text(encoding="utf-8"))


def found(text: str) -> set[str]:
    mentions = find_mentions(Article("example", text, UNDATED), split(text))
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    return {mention.name for mention in mentions if mention.kind is not ActorKind.STATE}


def test_nine_in_ten_are_found_once_and_only_once():
    missing, wrong, wanted = [], [], 0
    for article in ARTICLES:
        names = found(article["text"])
        unlisted = {*article["people"], *article["organisations"]}
        missing += [f"{article['id']}: {name}" for name in sorted(unlisted - names)]
        wrong += [f"{article['id']}: {name}" for name in sorted(names - unlisted - set(article["listed"]))]
        wanted += len(unlisted)
    assert len(missing) <= wanted / 10, missing
    assert len(wrong) <= wanted / 20, wrong


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Holstein Kiel hat am Sonntagabend den Hamburger SV besiegt.", {"Holstein Kiel", "Hamburger SV"}),
        ("Die Polizeidirektion Görlitz ermittelt.", {"Polizeidirektion Görlitz"}),
        ("Das Städtische Klinikum Görlitz wurde geräumt.", {"Städtisches Klinikum Görlitz"}),
        ("Der Autozulieferer Mahle streicht Stellen.", {"Mahle"}),
        ("Die Nordwind Reederei GmbH meldet Insolvenz an.", {"Nordwind Reederei GmbH"}),
        ("Der Landtag von Hessen lehnte den Antrag ab.", {"Landtag Hessen"}),
        ("Die Polizei Hannover nahm zwei Männer fest.", {"Polizei Hannover"}),
        ("Das Münchner Landgericht sprach den Arzt frei.", {"Münchner Landgericht"}),
        ("Der Bezahldienst Zahlix räumte den Vorfall ein.", {"Zahlix"}),
        ("Die Pflegekasse Franken hat Schadenersatz gefordert.", {"Pflegekasse Franken"}),
        ("Das Virus beschrieben Forscher des Instituts Pasteur.", {"Institut Pasteur"}),
        ("Die Bürgerinitiative „Rettet den Hirschbuck“ klagte.", {"Rettet den Hirschbuck"}),
        ("Das Land Niedersachsen sagte eine Soforthilfe zu.", {"Land Niedersachsen"}),
        ("In der Gemeinde Mals brannte es.", set()),
        ("Die Reederei Adler-Schiffe nimmt eine Verbindung auf.", {"Adler-Schiffe"}),
        ("Der Netzbetreiber SH Netz hob die Preise an.", {"SH Netz"}),
        (
            "Forscher des Max-Planck-Instituts für Geoanthropologie gruben.",
            {"Max-Planck-Institut für Geoanthropologie"},
        ),
        ("Den Antrag stellte die oppositionelle GERB-Partei.", {"GERB"}),
        ("Der Internationale Skiverband sagte ab.", {"Internationaler Skiverband"}),
        ("Die Abgeordneten von SPD, Grünen und Linken stimmten zu.", {"SPD", "Bündnis 90/Die Grünen", "Die Linke"}),
        ("Am Abend hatte Verdis „Macbeth“ Premiere.", set()),
        ("Das Amtsgericht erließ auf Antrag der Staatsanwaltschaft Haftbefehl.", set()),
    ],
)
def test_clubs_offices_and_firms_of_a_place(text: str, names: set[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Am Montag meldete Knurrtech einen Verlust.", {"Knurrtech"}),
        ("Trumpf strich im Januar 1000 Stellen.", {"Trumpf"}),
        ("Der Umsatz von Velbrax stieg um 20 Prozent.", {"Velbrax"}),
        ("Die Velbrax-Aktie verlor. Auch Velbrax selbst schwieg.", {"Velbrax"}),
        ("Infineon übernimmt den Konkurrenten.", {"Infineon"}),
        ("Der Trumpf sticht. Regen fiel. Sprengstoff explodierte.", set()),
        ("Die Luxus-Aktien legten zu, die Auto-Werke schließen.", set()),
        ("Regierung beschließt Haushalt. Parlament senkt Prognose.", set()),
        ("Kretschmer kritisierte den Haushalt.", set()),
    ],
)
def test_a_firm_of_one_word_is_told_by_what_only_firms_have_and_do(text: str, names: set[str]) -> None:
    assert found(text) == names
