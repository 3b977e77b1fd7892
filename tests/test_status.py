"""Whether a thing is reported as fact, claim, plan or denial."""

from datetime import date

import pytest

from timeline.clauses import clauses
from timeline.model import DocumentTime, Evidence, Period, Precision, Status
from timeline.sentences import split
from timeline.status import reading


def day(number: int) -> Period:
    return Period(date(2025, 3, number), date(2025, 3, number), Precision.DAY)


WRITTEN = DocumentTime(day(10), Evidence.STATED, "Kopfzeile")

TABLE = [  # sentence, which of its clauses, day of the event in March, status
    ("Die Stadt eröffnete die Brücke.", 0, None, Status.OCCURRED),
    ("Der Minister sagte, die Brücke sei fertig.", 0, None, Status.OCCURRED),
    ("Der Minister sagte, die Brücke sei fertig.", 1, None, Status.CLAIMED),
    ("Laut Polizei raste der Mann davon.", 0, None, Status.CLAIMED),
    ("Nach Angaben der Feuerwehr brannte das Dach.", 0, None, Status.CLAIMED),
    ("Medienberichten zufolge zahlte der Verein zwei Millionen.", 0, None, Status.CLAIMED),
    ("Der Angeklagte soll das Geld vergraben haben.", 0, None, Status.CLAIMED),
    ("Angeblich traf er den Botschafter.", 0, None, Status.CLAIMED),
    ("Die Truppen hätten das Dorf geräumt.", 0, None, Status.CLAIMED),
    ("Die Kommission tritt zurück, wie der Sender berichtet.", 0, None, Status.CLAIMED),
    ("Die Kommission tritt zurück, wie der Sender am Montag berichtet hat.", 1, 10, Status.OCCURRED),
    ("Der Vertrag soll am Freitag unterzeichnet werden.", 0, 14, Status.PLANNED),
    ("Die Kanzlerin wird nach Wien reisen.", 0, None, Status.PLANNED),
    ("Der Zirkus gastiert am Samstag in Graz.", 0, 15, Status.PLANNED),
    ("Der Zirkus gastiert am Montag in Graz.", 0, 10, Status.PLANNED),  # on the day of writing
    ("Der Zirkus gastierte am Samstag in Graz.", 0, 8, Status.OCCURRED),
    ("Die Abstimmung ist für Mai vorgesehen.", 0, None, Status.PLANNED),
    ("Er sagte, man werde den Bau stoppen.", 1, None, Status.PLANNED),
    ("Sie lud ihn ein, am Fest teilzunehmen.", 1, None, Status.PLANNED),
    ("Der Sprecher bestritt den Vorwurf.", 0, None, Status.DENIED),
    ("Das Ministerium dementierte den Bericht.", 0, None, Status.DENIED),
    ("Das Treffen kam nicht zustande.", 0, None, Status.DENIED),
    ("Weder Rom noch Paris bestätigten das.", 0, None, Status.DENIED),
    ("Die Polizei fand keine Spuren.", 0, None, Status.DENIED),
    ("Die Revolution war gescheitert.", 0, None, Status.OCCURRED),  # to fail is something that happens
    ("Er besuchte nicht nur Rom.", 0, None, Status.OCCURRED),
    ("Der Sender zitierte nicht genannte westliche Beamte.", 0, None, Status.OCCURRED),
    ("Die Zeitung berichtete unter Berufung auf Ermittler.", 0, None, Status.OCCURRED),
]


@pytest.mark.parametrize(("sentence", "number", "happens", "expected"), TABLE)
def test_status(sentence: str, number: int, happens: int | None, expected: Status) -> None:
    found = clauses(split(sentence)[0])
    assert reading(found[number], found, day(happens) if happens else None, WRITTEN).status is expected
