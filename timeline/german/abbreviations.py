"""Abbreviations with a full stop, and the words that begin a sentence: what tells a stop from a sentence's end."""

# Never the last word of a sentence: a name, a number or a noun follows.
BEFORE_ITS_WORD = frozenset(
    """
    Abb Abs Abt Adj Adm Anm Art Aufl Ausg Bd Bde Bez Bhf Bm Br Dipl Dir Doz Dr Evang Ev Fa Fam Fn Forts Fr Frl Gebr Gen
    Hbf Hl Hr Hrn Hrsg Hptm Ing Insp Jg Kap Kard Kath Kt Lt Ltn Mag Maj Mme Mr Mrs Ms Msgr Nr Obb Obgfr Obst Oblt Okt
    Pat Pfr Phil Präs Priv Prof Red Rel Rep Sen Sept Sen Sgt St Sta Stellv Str Tel Tit Univ Ver Verf Vers Vgl Vors Vol
    Vize Zt Ziff allg bayr bes betr bez bzgl bzw ca cand chem conf cf dgl dipl dt ehem eigtl einschl engl entspr erw ev
    evtl exkl fig frz gegr geb gem gen gesch gest gez ggf ggfs ggü griech hl hrsg incl inkl insb insbes ital jährl kath
    kgl lat lt luth mag max med min mind mtl niederl nördl od österr östl phil pol port rd relig rer röm russ s sächs
    schwed schweiz schweizer scil sen sog span spez städt stellv str südl techn tel theol tägl türk u ugs ungar univ
    urspr v vergl vgl vorm vs westl wg wiss z zit zzgl
    """.split()
)

# May stand at the end of a sentence or inside it: the next word decides.
ANYWHERE = frozenset(
    """
    AG Bd Chr Co Corp Inc Jh Jhd Jhdt Jr Ltd Mill Min Mio Mrd Mrz Jan Feb Febr Apr Jun Jul Aug Sep Sept Okt Nov Dez Mo
    Di Mi Do Fr Sa So Std Sek Stk Tsd Uhr V D R a c d e etc ff f h i jr o ä u ua usf usw uvm uva dgl ca Bill Billi Trill
    """.split()
)

# A capitalised word that begins a sentence rather than continuing the abbreviation or the ordinal before it.
SENTENCE_STARTERS = frozenset(
    """
    Aber Ab Alle Allein Allerdings Alles Als Also Am An Andere Anders Angesichts Anschließend Auch Auf Aufgrund Aus
    Außerdem Bei Beide Beim Bereits Bis Bisher Da Dabei Dadurch Dafür Dagegen Daher Damals Damit Danach Dann Daneben
    Daran Darauf Daraufhin Daraus Darin Darüber Darum Darunter Das Dass Davon Davor Dazu Dem Demnach Den Denn Dennoch
    Der Deren Derzeit Des Deshalb Dessen Deswegen Die Dies Diese Diesem Diesen Dieser Dieses Doch Dort Durch Eigentlich
    Ein Eine Einem Einen Einer Eines Einige Er Erst Es Etwa Falls Für Gegen Gemeinsam Gestern Gleichzeitig Hat Hatte
    Heute Hier Hierbei Hinzu Ich Ihm Ihn Ihnen Ihr Ihre Ihren Ihrer Im In Indes Infolge Ins Insgesamt Inzwischen Ist Ja
    Jede Jeder Jedes Jedoch Jetzt Kein Keine Laut Man Manche Mehr Mehrere Mit Morgen Nach Nachdem Natürlich Neben Nein
    Nicht Nichts Noch Nun Nur Ob Obwohl Oder Ohne Schließlich Schon Sein Seine Seinen Seiner Seit Seitdem Sie Sind So
    Sobald Sogar Solche Sollte Somit Sondern Sowohl Später Statt Trotz Trotzdem Über Überdies Um Und Uns Unser Unsere
    Unter Unterdessen Viel Viele Vielleicht Vom Von Vor Vorher Während Wann War Waren Warum Was Wegen Weil Weiter
    Weitere Weiterhin Welche Wenn Wer Wie Wieder Wir Wird Wo Wobei Zu Zudem Zugleich Zuletzt Zum Zumal Zunächst Zur
    Zuvor Zwar Zwischen Zwei Drei Vier
    """.split()
)

# A line that ends in one of these goes on in the next line, whatever stands there. Prepositions that are also verb
# particles ("Russland bietet Hilfe an") are missing on purpose.
NEVER_LAST = frozenset(
    """
    als am beim bis das dass dem den denn der des deren dessen die diese diesem diesen dieser dieses ein eine einem
    einen einer eines für gegen ihre ihrem ihren ihrer ihres im in ins jede jedem jeden jeder jedes kein keine keinem
    keinen keiner ob oder ohne sein seine seinem seinen seiner seines seit sich sogar sowie und vom von wegen weil wenn
    wie zum zur zwischen
    """.split()
)

# What is numbered behind its name, so that a number there is no ordinal: "auf Platz 3. Hamburg …".
NUMBERED = tuple(
    """
    Platz Rang Position Startplatz Seite Artikel Paragraf Paragraph § Kapitel Gruppe Halle Gleis Nummer Nr Klasse Stufe
    Liga Zimmer Raum Station Linie Kanal Tor Bahn Tabellenplatz Block Terminal Etage Band Folge Runde Reaktor Phase
    """.split()
)
