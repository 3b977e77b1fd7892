"""Verbs and nouns that tell the same kind of act: what is announced as a "Treffen" is reported as "trafen sich"."""

# One kind a line: verbs as infinitives, nouns with a capital; compounds end in the nouns ("Gipfeltreffen").
KINDS_OF_ACTS = tuple(
    frozenset(line.split())
    for line in """
    treffen zusammentreffen zusammenkommen begegnen empfangen Treffen Zusammenkunft Empfang Begegnung
    besuchen reisen anreisen fliegen ankommen eintreffen Besuch Reise Staatsbesuch Ankunft
    verhandeln beraten tagen sprechen Verhandlungen Gespräch Gespräche Gipfel Konferenz Tagung Sitzung Beratungen
    telefonieren anrufen Telefonat Anruf
    unterzeichnen unterschreiben signieren Unterzeichnung
    ratifizieren Ratifizierung
    wählen Wahl Wahlen
    abstimmen stimmen votieren Abstimmung Votum Referendum
    beschließen verabschieden billigen annehmen Beschluss Verabschiedung
    eröffnen einweihen Eröffnung Einweihung
    schließen Schließung
    starten abheben Start Raketenstart
    landen Landung
    streiken Streik Streiks Warnstreik Warnstreiks Ausstand
    demonstrieren protestieren Demonstration Demo Protest Proteste Kundgebung Protestzug
    zurücktreten abtreten Rücktritt
    vereidigen Vereidigung Amtseinführung
    ernennen berufen Ernennung Berufung
    entlassen feuern abberufen Entlassung Abberufung
    freilassen freikommen Freilassung
    austauschen Austausch Gefangenenaustausch
    verurteilen Urteil Verurteilung
    hinrichten Hinrichtung
    liefern übergeben Lieferung Übergabe
    übernehmen Übernahme
    fusionieren Fusion
    kaufen erwerben Kauf Erwerb
    verkaufen Verkauf
    veröffentlichen vorlegen vorstellen Veröffentlichung Vorstellung
    heiraten Hochzeit Trauung
    beerdigen beisetzen bestatten Beerdigung Beisetzung Trauerfeier
    spielen antreten Spiel Finale Halbfinale Partie Duell Länderspiel
    auftreten Auftritt Konzert
    uraufführen Uraufführung Premiere
    beitreten Beitritt
    austreten Austritt
    erhöhen anheben Erhöhung Anhebung
    senken Senkung
    angreifen Angriff Angriffe Offensive
    abziehen Abzug Rückzug
    """.strip().splitlines()
)

# Verbs that only say that something takes place; the noun beside them tells what.
TAKING_PLACE = frozenset(
    """
    stattfinden beginnen enden abhalten veranstalten ausrichten erfolgen teilnehmen planen ansetzen vorsehen geben
    kommen führen zustandekommen stehen bevorstehen anstehen halten leisten vollziehen durchführen sein werden machen
    nehmen laufen erwarten absolvieren austragen
    """.split()
)
