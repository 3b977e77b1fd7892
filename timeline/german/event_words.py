"""Words that tell an event from a state, a fact from a claim, a plan or a denial."""

# What is so, not what happens; no event unless the text dates it.
STATE_VERBS = frozenset(
    """
    ähneln bedeuten bedürfen befinden befürchten beinhalten beruhen bestehen besitzen betragen bleiben brauchen
    denken dominieren dürfen existieren fehlen fühlen fürchten gehen geben gehören gelten genießen glauben haben
    halten handeln heißen hoffen interessieren kennen klingen können kosten leben leiden liegen lieben lohnen meinen
    mögen müssen nutzen prägen reichen scheinen sein sitzen sollen spielen stammen stehen steuern stimmen tragen
    umfassen verdienen verfügen verhalten verlaufen verstehen vorliegen warten werden wirken wissen wohnen wollen
    wünschen zählen zeigen zusammenhängen zutreffen aussehen anhalten abhängen angehören ausmachen bevorstehen
    nahestehen entsprechen enthalten erscheinen erwarten hängen laufen lassen passieren führen funktionieren
    versuchen bemühen konzentrieren eignen unterscheiden dienen fungieren gefallen umgehen dastehen gegenüberstehen
    auskennen fortbestehen
    """.split()
)

# With "heute" and the present tense these tell of nowadays.
LASTING_NOW = STATE_VERBS - {"geben", "laufen", "erscheinen"} | frozenset("beschäftigen erinnern zeugen".split())

# Somebody says something: an event that occurred, whatever was said.
STATEMENT_VERBS = frozenset(
    """
    sagen erklären mitteilen berichten melden betonen behaupten ankündigen fordern warnen bestätigen äußern ergänzen
    hinzufügen erläutern versichern verkünden bekanntgeben kritisieren verurteilen appellieren aufrufen zitieren
    schreiben twittern posten sprechen antworten erwidern entgegnen einräumen zugeben hervorheben unterstreichen
    feststellen bemerken anmerken anmahnen mahnen drohen schildern erzählen informieren mutmaßen spekulieren loben
    vorwerfen beschuldigen begrüßen bekräftigen beteuern argumentieren prognostizieren verweisen hinweisen anführen
    aussagen verlautbaren verlauten raten empfehlen vorschlagen zusichern versprechen bitten ausschließen zusagen
    """.split()
)

# "zeigte sich bestürzt", "zeigte Verständnis": how somebody took it, which is news.
SHOWN_FEELINGS = frozenset(
    """
    bestürzt erschüttert betroffen enttäuscht erfreut zufrieden erleichtert besorgt entsetzt schockiert überrascht
    verärgert empört dankbar zuversichtlich gesprächsbereit offen optimistisch skeptisch Verständnis Bedauern Respekt
    Mitgefühl Reue fassungslos
    """.split()
)

# Of these it is what was said that matters: a sentence that does not tell it reports nothing.
BARE_STATEMENT_VERBS = frozenset("sagen erklären mitteilen berichten melden betonen ergänzen hinzufügen".split())

# What goes on with a statement in one breath: "rief zur Ruhe auf und bot Hilfe an".
OFFER_VERBS = frozenset("anbieten bieten kennzeichnen bezeichnen nennen danken bedanken gratulieren".split())

DENIAL_VERBS = frozenset(
    "bestreiten dementieren abstreiten leugnen zurückweisen verneinen ausbleiben entfallen".split()
)

# Nouns that name something that happens; compounds end in them ("Raketenangriff", "Präsidentschaftswahlen").
EVENT_NOUNS = tuple(
    """
    invasion angriff angriffs angriffe angriffen attacke attacken attentat attentats anschlag anschlags anschläge
    überfall überfalls einmarsch einmarschs offensive krieg kriegs krieges revolution putsch putschs aufstand
    aufstands unruhen schlacht belagerung bombardierung besetzung annexion abzug rückzug treffen treffens gipfel
    gipfels gipfeltreffen konferenz tagung sitzung besuch besuchs besuche reise telefonat telefonats telefonate
    gespräch gesprächs gespräche gesprächen verhandlung verhandlungen unterzeichnung ratifizierung abkommen wahl
    wahlen abstimmung referendum volksabstimmung vereidigung amtsantritt amtseinführung rücktritt rücktritts sturz
    sturzes ernennung entlassung tod tods todes ermordung mord mordes mords hinrichtung beerdigung geburt hochzeit
    unfall unfalls absturz absturzes unglück unglücks explosion brand brands erdbeben erdbebens überschwemmung flut
    hochwasser katastrophe gründung eröffnung einweihung premiere veröffentlichung festnahme verhaftung verurteilung
    urteil urteils prozess prozesses freilassung austausch austauschs beitritt beitritts austritt austritts
    kündigung aufkündigung streik streiks protest proteste demonstration demonstrationen kundgebung spiel spiels
    finale halbfinale meisterschaft weltmeisterschaft europameisterschaft olympiasieg sieg siegs niederlage start
    starts landung einführung abschaffung verkündung erklärung rede ansprache auftritt auftritts wiedervereinigung
    mauerfall mauerfalls kapitulation waffenstillstand waffenstillstands fusion übernahme pleite insolvenz reform
    entdeckung abstieg aufstieg ausstieg einstieg wiederaufbau aufbau rückkehr heimkehr einzug auszug ausbruch
    einbruch zusammenbruch beginn baubeginn kriegsbeginn kriegsende eklat skandal verkauf kauf zukauf beschluss
    abschluss beschlüsse umsturz mordanschlag putschversuch machtwechsel regierungswechsel wahlsieg wahlniederlage
    comeback debüt auftakt eröffnungsspiel derby hinspiel rückspiel marathon turnier konzert festival messe
    parteitag parteitags sondersitzung krisentreffen staatsbesuch staatsbesuchs antrittsbesuch luftangriff
    rangelei rangeleien handgemenge schlägerei schlägereien riss risses rohrbruch dammbruch beinbruch verspätungen
    ausschreitung ausschreitungen tumult tumulte tumulten
    stromausfall stromausfalls stromausfälle zusammenstoß zusammenstoßes kollision krawall krawalle panne
    havarie beben seuche pandemie razzia streit hungersnot massaker massakers völkermord pogrom flucht
    """.split()
)

# They end like an event and are none: "Beispiel", "Vorurteil"; or name what lasts.
NO_EVENT_NOUNS = frozenset(
    """
    beispiel beispiels vorurteil auswahl abreise plattform regierung bundesregierung landesregierung zeitung wohnung
    meinung haltung bevölkerung richtung stiftung siedlung bedeutung umgebung verfassung verwaltung abteilung
    beziehung stellung ordnung kleidung währung mischung lösung hoffnung bildung verbindung ausbildung rechnung
    leistung erfahrung forschung bewegung spannung stimmung größenordnung vereinigung einrichtung zahlung
    versicherung heizung leitung parteiführung nahrung wirkung spaltung grundlage maßnahme ausnahme
    unterstützung hilfe förderung bedingung mitteilung voraussetzung überzeugung begründung auffassung vorstellung
    essen leben unternehmen schreiben vermögen können wissen wesen vertrauen verfahren vorgehen ansehen anliegen
    interessen aufsehen bestehen schulden folgen kosten maßnahmen ausnahmen aufnahme aufnahmen teilnahme
    """.split()
)

# Events of which somebody is the subject, and somebody else the object: "die Invasion der Ukraine".
ATTACKS = tuple(
    """
    invasion angriff angriffs angriffe angriffen überfall überfalls einmarsch einmarschs annexion besetzung
    bombardierung offensive
    """.split()
)

# Events of one person's life or office: "seit dem Amtsantritt versucht Trump …".
OFFICE_NOUNS = tuple(
    """
    amtsantritt amtsantritts amtseinführung vereidigung rücktritt rücktritts wahlsieg wahlsiegs wiederwahl
    """.split()
)

# A noun event behind one of these dates itself, not the clause: "seit der Invasion im Februar 2022".
RELATING_PREPOSITIONS = frozenset("seit nach vor bis ab infolge wegen trotz".split())
