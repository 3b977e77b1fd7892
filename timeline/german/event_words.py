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
    entdeckung
    """.split()
)

# A noun event behind one of these dates itself, not the clause: "seit der Invasion im Februar 2022".
RELATING_PREPOSITIONS = frozenset("seit nach vor bis während ab infolge wegen trotz anlässlich".split())
