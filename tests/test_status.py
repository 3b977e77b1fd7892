"""Whether a thing is reported as fact, claim, plan or denial."""

from datetime import date

import pytest

from timeline.attachment import timex_of
from timeline.clauses import clauses
from timeline.model import Article, DocumentTime, Evidence, Period, Precision, Status
from timeline.resolution import resolve
from timeline.sentences import split
from timeline.status import reading


def day(number: int) -> Period:
    return Period(date(2025, 3, number), date(2025, 3, number), Precision.DAY)


WRITTEN = DocumentTime(day(10), Evidence.STATED, "Kopfzeile")

TABLE = [  # sentence, which of its clauses, day of the event in March, status
    ("Die Stadt eröffnete die Brücke.", 0, None, Status.OCCURRED),
    ("Die Brücke ist später fertig geworden als geplant.", 0, None, Status.OCCURRED),
    ("Der Präsident ist zurückhaltender aufgetreten als erwartet.", 0, None, Status.OCCURRED),
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
    ("Ihr Vertrag wäre im März ausgelaufen.", 0, None, Status.DENIED),  # nobody's words would be "wäre"
    ("Der Zeuge sagte, er wäre geflohen.", 1, None, Status.CLAIMED),
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


# By class of words; the clause that is asked about holds the word in [brackets]; read on Monday, 10 March 2025.
OCC, CLA, PLA, DEN = Status.OCCURRED, Status.CLAIMED, Status.PLANNED, Status.DENIED
BY_CLASS = [
    # Konjunktiv of reported speech
    (CLA, "Der Zeuge sagte, er [habe] den Wagen gesehen."),
    (CLA, "Der Zeuge sagte, die Männer [hätten] Masken getragen."),
    (CLA, "Die Mauer [sei] in der Nacht eingestürzt, hieß es."),
    (CLA, "Die Mauer [stürzte] in der Nacht ein, teilte die Feuerwehr mit."),
    (CLA, "„Die Mauer [stürzte] einfach ein“, sagte ein Anwohner."),
    (OCC, "„Die Mauer stürzte einfach ein“, [sagte] ein Anwohner."),
    (CLA, "Die Ministerin betonte, dass die Impfungen [gewirkt] hätten."),
    (CLA, "Der Zeuge schilderte, wie der Angeklagte [zuschlug]."),
    (CLA, "Nachbarn erzählten, wie der Mann das Haus [verließ]."),
    (CLA, "Es kursieren Gerüchte, dass die Sängerin heimlich geheiratet [hat]."),
    (CLA, "Der Stürmer [soll] angeblich im Sommer nach Rom wechseln."),
    (PLA, "Der Stürmer [soll] im Sommer nach Rom wechseln."),
    (CLA, "Der Händler [soll] die Ware, so der Vorwurf, ins Ausland verschoben haben."),
    (CLA, "Er berichtete, wie man ihn in Haft [geschlagen] habe."),
    (CLA, "Der Senator behauptete, dass die Wahl [gefälscht] wurde."),
    (CLA, "Die Polizei geht davon aus, dass der Brand gelegt [wurde]."),
    (CLA, "Es wird vermutet, dass die Yacht in Panama [registriert] wurde."),
    (OCC, "Die Behörde bestätigte, dass drei Menschen [starben]."),
    (OCC, "Die Behörde [bestätigte], dass drei Menschen starben."),
    (PLA, "Die Ministerin kündigte an, dass der Zoll [erhöht] wird."),
    (PLA, "Er versprach, man [werde] alle Opfer entschädigen."),
    (PLA, "Er versprach, er [würde] alle Opfer entschädigen."),
    # sollen: rumour and plan
    (PLA, "Das Museum [soll] 2027 eröffnet werden."),
    (PLA, "Das Turnier [soll] in Wien stattfinden."),
    (PLA, "Der Zeuge [soll] laut Ministerium am Freitag aussagen."),
    (PLA, "Das Gesetz [soll] Mieter schützen."),
    (PLA, "Das Spiel [sollte] am Samstag angepfiffen werden."),
    (CLA, "Die Geisel [soll] getötet worden sein."),
    (CLA, "Die Soldaten [sollen] geplündert haben."),
    (CLA, "Der Kassierer [soll] Millionen unterschlagen haben."),
    (CLA, "Der Schauspieler [soll] schwer krank sein."),
    (CLA, "Der Oligarch [soll] drei Villen besitzen."),
    (CLA, "Zeugen [wollen] ein Licht gesehen haben."),
    (OCC, "Die Entscheidung [sollte] sich als Fehler erweisen."),
    # sources
    (CLA, "Laut einem Bericht des Senders [floh] der General nach Minsk."),
    (CLA, "Ersten Erkenntnissen zufolge [raste] der Zug in eine Schafherde."),
    (CLA, "Nach bisherigen Ermittlungen [fuhr] der Mann zu schnell."),
    (CLA, "Nach eigenen Angaben [schoss] die Armee zwölf Drohnen ab."),
    (CLA, "Nach Polizeiangaben [kamen] 5000 Menschen."),
    (CLA, "Nach Ansicht der Richter [verletzte] der Konzern das Kartellrecht."),
    (CLA, "Dem Vernehmen nach [zahlt] der Klub acht Millionen."),
    (CLA, "Die Bank [verlor], wie sie am Montag mitteilte, drei Milliarden."),
    (CLA, "Zwei Bergsteiger [sind] abgestürzt, wie die Bergwacht mitteilte."),
    (OCC, "Der Spieler [wechselte], wie er es versprochen hatte, nach Rom."),
    (OCC, "Der Zug [kam] wie geplant um acht Uhr an."),
    (OCC, "Nach langen Verhandlungen [einigten] sich die Parteien."),
    (OCC, "Nach den Berichten über Folter [trat] der Direktor zurück."),
    (OCC, "Die Fans [schrien] laut und zogen durch die Stadt."),
    (OCC, "Die Agentur [berichtet] unter Berufung auf Diplomaten von einem Treffen."),
    # doubt
    (CLA, "Offenbar [verließ] der Fahrer die Straße."),
    (CLA, "Mutmaßlich [zündete] ein Nachbar das Auto an."),
    (CLA, "Der Mann [hat] vermutlich einen Komplizen gehabt."),
    (CLA, "Der Trainer [dürfte] davon gewusst haben."),
    (CLA, "Die Täter [müssen] den Code gekannt haben."),
    (CLA, "Sie [wird] den Brief wohl gelesen haben."),
    (OCC, "Die Polizei [nahm] den mutmaßlichen Täter fest."),
    (OCC, "Der angebliche Spion [wurde] ausgewiesen."),
    (OCC, "Bei dem mutmaßlich gelegten Brand [starben] zwei Pferde."),
    (OCC, "Sowohl Paris als auch Rom [stimmten] zu."),
    # accusation
    (CLA, "Dem Arzt wird vorgeworfen, Rezepte [gefälscht] zu haben."),
    (CLA, "Der Arzt [wird] beschuldigt, Rezepte gefälscht zu haben."),
    (CLA, "Er steht im Verdacht, die Kasse [gestohlen] zu haben."),
    (OCC, "Die Staatsanwaltschaft [erhob] Anklage gegen den Arzt."),
    (OCC, "Das Gericht [verurteilte] ihn zu drei Jahren Haft."),
    # future, intention
    (PLA, "Der König [wird] im Mai abdanken."),
    (OCC, "Bei dem Überfall [wird] ein Wachmann getötet."),
    (PLA, "Die Stadt [will] den Park umbauen."),
    (PLA, "Die Bahn [plant] eine neue Strecke."),
    (PLA, "Die Kommission [beabsichtigt], das Verfahren einzustellen."),
    (PLA, "Der Verband hat angekündigt, die Preise zu [erhöhen]."),
    (PLA, "Der Parteitag [ist] für Oktober angesetzt."),
    (PLA, "Dem Land [steht] ein Streik bevor."),
    (PLA, "Der Abflug [verzögert] sich voraussichtlich um einen Tag."),
    (PLA, "Der Vorstand [tagt] am kommenden Mittwoch."),
    (PLA, "Am Mittwoch [tagt] der Vorstand."),
    (PLA, "Die Firma [baut] bis 2028 drei Werke."),
    (PLA, "Ab Juli [gilt] Tempo 30."),
    (PLA, "Die Regierung [möchte] den Vertrag kündigen."),
    (PLA, "Die Rebellen [wollten] am Sonntag die Waffen abgeben."),
    (PLA, "Der Konzern [muss] 30 Millionen Euro Strafe zahlen."),
    (PLA, "Die Bundesbank [rechnet] mit einem Wachstum von einem Prozent."),
    (PLA, "Der Preis [könnte] 2026 weiter steigen."),
    (PLA, "Die Armee zog ab, um die Hauptstadt zu [schützen]."),
    (OCC, "Der Feuerwehr gelang es, den Brand zu [löschen]."),
    (OCC, "Der Junge [konnte] sich retten."),
    (OCC, "Der Minister [musste] zurücktreten."),
    (OCC, "Der geplante Umbau [begann] im Januar."),
    (OCC, "Die Messe [läuft] bis Sonntag."),
    (OCC, "1914 [zieht] der Maler nach Paris."),
    # negation and its scope
    (DEN, "Der Zug [hielt] nicht."),
    (DEN, "Der Minister [gab] keine Erklärung ab."),
    (DEN, "[Verletzt] wurde niemand."),
    (DEN, "Weder Rom noch Wien [schickten] Beobachter."),
    (DEN, "Der Verein [hat] den Spieler nie bezahlt."),
    (DEN, "Das Boot sank, ohne dass jemand etwas [bemerkte]."),
    (DEN, "Er ging, ohne den Saal zu [grüßen]."),
    (DEN, "Der Zeuge weigerte sich, Namen zu [nennen]."),
    (DEN, "Die Ministerin [wollte] sich nicht äußern."),
    (DEN, "Das Derby [fiel] aus."),
    (DEN, "Das Konzert [wurde] abgesagt."),
    (DEN, "Der Konzern [wies] die Vorwürfe zurück."),
    (DEN, "Die Forscherin [stritt] jede Beteiligung ab."),
    (DEN, "Er [kam] nicht, sondern blieb zu Hause."),
    (DEN, "Die Reform [kam] nicht zustande."),
    (OCC, "Die Verhandlungen [scheiterten] am Montag."),
    (OCC, "Der Verband [sagte] das Turnier ab."),
    (OCC, "Er [reiste] nicht nach Rom, sondern nach Wien."),
    (OCC, "Der Sturm [zerstörte] nicht nur Häuser, sondern auch Brücken."),
    (OCC, "Nicht zuletzt deshalb [stieg] der Preis."),
    (OCC, "Nicht weniger als 40 Boote [sanken]."),
    (OCC, "Keine zwei Stunden später [kam] der Helfer an."),
    (OCC, "Kein Geringerer als der König [eröffnete] die Schau."),
    (OCC, "Der Fluss [stieg] so hoch wie nie zuvor."),
    (OCC, "Ein nicht näher genannter Käufer [zahlte] die Summe."),
    (OCC, "Das nicht mehr benötigte Schiff [wurde] verschrottet."),
    (OCC, "Die Richter [wiesen] die Klage zurück."),
    (OCC, "Die Mannschaft [bestritt] das Finale in Rom."),
    (OCC, "Der Sprecher [dementierte] den Bericht nicht."),
    (OCC, "Der Minister [schloss] eine Reise nicht aus."),
    # unreal
    (DEN, "Das Schiff [wäre] beinahe gesunken."),
    (DEN, "Wenn der Damm gehalten hätte, [wäre] das Dorf gerettet worden."),
    (DEN, "Das Urteil [hätte] am Freitag fallen sollen."),
    # genres: sport, weather, court, economy, politics, obituary, history
    (PLA, "Am Samstag [trifft] der Meister auf den Aufsteiger."),
    (PLA, "In der Nacht zum Mittwoch [fällt] Schnee bis in die Täler."),
    (PLA, "Die Koalition [hat] vor, das Bürgergeld zu kürzen."),
    (PLA, "Der Koalitionsvertrag [sieht] eine Reform der Rente vor."),
    (PLA, "Die Analysten [erwarten] eine Zinssenkung."),
    (OCC, "Der Dichter [starb] am Sonntag in Rom."),
    (OCC, "1848 [bricht] in Wien die Revolution aus."),
    (OCC, "Der Stürmer [wird] in der 60. Minute ausgewechselt."),
]


BY_GENRE = [  # courts, sport, weather, obituaries, business, politics, history, wars; read on the same Monday
    (CLA, "Die Angeklagten [sollen] zwischen 2018 und 2020 mehr als 40 Rentner betrogen haben."),
    (CLA, "Laut Anklage [schlug] der 34-Jährige mit einem Hammer auf seinen Bruder ein."),
    (CLA, "Die Anklage wirft ihm vor, Steuern in Höhe von drei Millionen Euro [hinterzogen] zu haben."),
    (CLA, "Ihm wird zur Last gelegt, im Juli 2021 ein Kind [angefahren] zu haben."),
    (OCC, "Der Angeklagte [legte] am zweiten Verhandlungstag ein Geständnis ab."),
    (DEN, "Der Angeklagte [schwieg] nicht, aber er gestand auch nichts."),
    (DEN, "Der 52-Jährige [bestreitet] die Tat."),
    (OCC, "Das Landgericht [sprach] den Mann vom Vorwurf des Mordes frei."),
    (PLA, "Das Urteil [wird] für Ende Juni erwartet."),
    (PLA, "Der Prozess [beginnt] am kommenden Dienstag vor dem Landgericht."),
    (CLA, "Der mutmaßliche Drahtzieher [soll] sich ins Ausland abgesetzt haben."),
    (OCC, "Der mutmaßliche Drahtzieher [setzte] sich ins Ausland ab."),
    (OCC, "Die Ermittler [durchsuchten] wegen des Verdachts der Geldwäsche acht Büros."),
    (PLA, "Am Sonntag (15.30 Uhr) [empfängt] Freiburg den Tabellenführer."),
    (PLA, "Der Kapitän [wird] gegen Mainz gelbgesperrt fehlen."),
    (DEN, "Der Stürmer [trainierte] am Mittwoch nicht mit der Mannschaft."),
    (OCC, "Bayern [gewann] das Derby ohne größere Mühe."),
    (OCC, "Der Trainer [musste] auf drei Stammspieler verzichten."),
    (DEN, "Das für Samstag angesetzte Spiel [fällt] aus."),
    (CLA, "Medien [zufolge] steht der Wechsel kurz vor dem Abschluss."),
    (PLA, "Am Donnerstag [steigen] die Temperaturen auf bis zu 25 Grad."),
    (PLA, "Im Laufe der Nacht [zieht] von Westen Regen auf, morgen folgen Gewitter."),
    (PLA, "Der Deutsche Wetterdienst [rechnet] für das Wochenende mit Sturmböen."),
    (OCC, "Der Wetterdienst [warnte] vor Glätte."),
    (OCC, "Im Alter von 87 Jahren [ist] der Regisseur gestorben."),
    (CLA, "Der Regisseur [starb] nach Angaben seiner Familie friedlich im Schlaf."),
    (PLA, "Die Trauerfeier [findet] am 24. März im engsten Kreis statt."),
    (PLA, "Die EZB [dürfte] die Zinsen im Juni senken."),
    (PLA, "Analysten [rechnen] mit einem Gewinn von zwei Milliarden."),
    (OCC, "Der Umsatz [brach] im ersten Quartal um ein Fünftel ein."),
    (PLA, "Bis Ende 2026 [fallen] in Wolfsburg 4000 Stellen weg."),
    (DEN, "Eine Dividende [zahlt] der Konzern nicht."),
    (CLA, "Der Konzern [prüft] Insidern zufolge einen Verkauf der Sparte."),
    (OCC, "Die Aktie [verlor] nicht zuletzt wegen der Zölle acht Prozent."),
    (PLA, "Union und SPD [wollen] das Heizungsgesetz abschaffen."),
    (PLA, "Die Ampel [hatte] vor, das Gesetz noch im Mai zu beschließen."),
    (PLA, "Dem Entwurf zufolge [soll] der Mindestlohn auf 15 Euro steigen."),
    (PLA, "Geplant [sind] außerdem höhere Abgaben auf Flüge."),
    (OCC, "Der Bundestag [beschloss] das Gesetz mit den Stimmen der Union."),
    (DEN, "Der Bundesrat [ließ] das Gesetz nicht passieren."),
    (OCC, "1453 [erobern] die Osmanen Konstantinopel."),
    (OCC, "Im Herbst 1989 [gehen] in Leipzig Zehntausende auf die Straße."),
    (OCC, "Kurz darauf [flieht] der Kaiser nach Holland."),
    (OCC, "Die Schlacht [sollte] drei Tage dauern."),
    (CLA, "Der Überlieferung nach [gründete] ein Mönch das Kloster."),
    (CLA, "Karl [soll] hier im Jahr 800 übernachtet haben."),
    (DEN, "Hitler [hatte] keine Invasion Schwedens vorbereitet."),
    (CLA, "Augenzeugen berichteten, dass Soldaten auf Fliehende [schossen]."),
    (CLA, "Wie aus Sicherheitskreisen verlautete, [wurde] der Konvoi beschossen."),
    (CLA, "Nach Informationen der „Süddeutschen Zeitung“ [kaufte] das Ministerium überteuerte Masken."),
    (CLA, "Israelischen Medienberichten zufolge [wurden] bei dem Angriff zwei Kommandeure getötet."),
    (CLA, "Aktivisten zufolge [nahm] die Polizei 300 Demonstranten fest."),
    (CLA, "Die Hamas [hat] nach palästinensischen Angaben drei Geiseln freigelassen."),
    (CLA, "Moskau [habe] den Angriff lange geplant, sagte ein hochrangiger Beamter."),
    (CLA, "Berichten zufolge [einigten] sich beide Seiten auf eine Feuerpause."),
    (OCC, "Russland [hat] nach ukrainischen Angriffen auf Raffinerien die Ausfuhr gestoppt."),
    (OCC, "Der Bericht [erschien] laut und deutlich bebildert."),
    (DEN, "Trump verzichtete auf eine Reaktion, ohne Gründe zu [nennen]."),
    (DEN, "Ob es Verletzte gab, [war] zunächst nicht bekannt."),
    (DEN, "Die Behörden [machten] keine Angaben zur Ursache."),
    (DEN, "Zu einem Treffen [kam] es nicht."),
    (DEN, "Kein einziger Abgeordneter [stimmte] gegen den Antrag."),
    (OCC, "Mehr als 200 Menschen, nicht wie zunächst gemeldet 150, [starben]."),
    (OCC, "Nicht alle Passagiere [überlebten]."),
    (OCC, "Er [gewann] nicht mehr als zwei Spiele."),
    (OCC, "Das nie fertiggestellte Theater [wurde] gesprengt."),
    (OCC, "Der Sender [strahlte] die Rede unverändert aus, doch kaum jemand sah sie."),
    (OCC, "Die Polizei [konnte] einen weiteren Anschlag verhindern."),
    (OCC, "Nur wenige Stunden vor dem geplanten Start [brach] die Nasa den Countdown ab."),
    (OCC, "Die Nasa [verschob] den für Samstag geplanten Start."),
    (OCC, "Der Start [wurde] auf kommenden Samstag verschoben."),  # what is planned is the start, an event of its own
    (PLA, "Er [tritt] am 1. April die Nachfolge an."),
    (PLA, "Wie die Firma mitteilte, [wird] das Werk 2026 geschlossen."),
    (PLA, "Der Papst [wird] voraussichtlich am Ostersonntag den Segen spenden."),
    (PLA, "Ob Putin an dem Treffen [teilnimmt], ist offen."),
    (PLA, "Die Minister [sind] für Mai zu einem Treffen eingeladen."),
    (PLA, "Beide Länder haben vereinbart, Botschafter [auszutauschen]."),
    (PLA, "Die Bahn baut zwei Gleise, die 2028 in Betrieb [gehen]."),
    (OCC, "Der Vulkan, der 1902 30.000 Menschen [tötete], ist wieder aktiv."),
    (CLA, "„Die Männer [kamen] um Mitternacht“, erinnert sich ein Nachbar."),
    (CLA, "Er [sei] „sehr zufrieden“ gewesen, sagte der Kanzler nach dem Spiel."),
    (OCC, "Er sei „sehr zufrieden“ gewesen, [sagte] der Kanzler nach dem Spiel."),
    (DEN, "Es stimme nicht, dass er Geld [genommen] habe, sagte der Senator."),
    (DEN, "Berichte, wonach der General geflohen [sei], wies der Sprecher zurück."),
    (CLA, "Es gibt Berichte, wonach der General geflohen [ist]."),
    (CLA, "Angaben, dass der Konzern Geld [verschob], liegen der Behörde vor."),
    (CLA, "Offenbar durch eine weggeworfene Zigarette [brannte] der Wald ab."),
    (CLA, "Die Bande [erbeutete] wohl mehr als eine Million Euro."),
    (CLA, "Das Schiff [scheint] auf ein Riff gelaufen zu sein."),
    (DEN, "Wäre der Zug pünktlich gewesen, [hätte] er das Konzert gesehen."),
    (DEN, "Um ein Haar [wäre] die Brücke eingestürzt."),
    (PLA, "Sollte der Deich brechen, [müssten] 2000 Menschen ihre Häuser verlassen."),
    (OCC, "Die Ernte [fiel] kurz aus."),
    (OCC, "Der Gewinn [fiel] höher aus als erwartet."),
    (OCC, "Die Schwimmerin [bestritt] den letzten Lauf."),
    (OCC, "Die Folgen [waren] überall spürbar gewesen, wenn auch nicht so stark wie in Asien."),
    (OCC, "Zwei Minuten später [traf] der Flügel zum 2:1."),
    (CLA, "Das Wachstum [dürfte] 0,4 Prozent betragen."),
    (OCC, "Den Bericht [legte] die Behörde am Freitag vor."),
    (DEN, "Der Minister dementierte, dass er Geld [genommen] habe."),
    (OCC, "Ein laut schreiender Mann [stürmte] die Bühne."),
    (CLA, "Aus Sicht der Kläger [verstieß] die Stadt gegen das Gesetz."),
    (OCC, "Noch nie [starben] so viele Menschen auf dem Mittelmeer."),
    (DEN, "Nie zuvor [hatte] ein Deutscher den Preis gewonnen."),
    (DEN, "Es gelang ihm nicht, die Tür zu [öffnen]."),
    (DEN, "Gazprom [widersprach] dem Bericht."),
    (OCC, "Der Anwalt [widersprach] dem Antrag."),
    (DEN, "Ohne seine Hilfe [wäre] der Deich gebrochen."),
]


def told(marked: str) -> Status:
    """The status of the clause around the word in brackets."""
    text = marked.replace("[", "").replace("]", "")
    sentence = split(text)[0]
    found = clauses(sentence)
    clause = next(clause for clause in found if clause.holds(marked.index("[")))
    timex = timex_of(clause, resolve(Article("a", text, WRITTEN), (sentence,)), set())
    answer = reading(clause, found, timex.period if timex else None, WRITTEN, timex=timex)
    assert all(text[cue.start : cue.end] == cue.text and cue.value == answer.status for cue in answer.cues)
    assert answer.cues
    return answer.status


@pytest.mark.parametrize(("expected", "marked"), BY_CLASS + BY_GENRE)
def test_status_by_class_of_words(expected: Status, marked: str) -> None:
    assert told(marked) is expected
