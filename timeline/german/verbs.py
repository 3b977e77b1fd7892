"""Verbs of German news, as infinitives; their forms come from conjugation, their prefixed kin from the prefixes."""

# Simple verbs and verbs with an inseparable prefix. "ankündigen" needs no entry: it is "an" + "kündigen".
INFINITIVES = tuple(
    """
    rammen habilitieren amnestieren havarieren köpfen exhumieren exkommunizieren obduzieren prozessieren vermählen
    emigrieren immatrikulieren touren prämieren küren keulen klonen notoperieren docken wildern jähren
    achten ächten äußern stärken mindern sacken prangern absolvieren servieren ölen schweifen dozieren verpuffen
    stufen beinhalten zementieren vergolden fingern adeln adoptieren agieren agitieren ahnden ahnen ähneln
    akkreditieren aktivieren aktualisieren akzeptieren alarmieren altern amtieren amüsieren analysieren ändern
    angeln ängstigen animieren ankern annektieren annullieren antworten appellieren applaudieren arbeiten ärgern
    argumentieren arrangieren arten artikulieren assistieren atmen ätzen attackieren auktionieren avancieren backen
    baden bahnen ballen balgen bangen bannen basieren basteln bauen baumeln beabsichtigen beachten beanspruchen
    beanstanden beantragen beantworten beauftragen beben bedanken bedauern bedenken bedeuten bedienen bedingen
    bedrängen bedrohen bedrücken bedürfen beeilen beeindrucken beeinflussen beeinträchtigen beenden beerdigen
    befahren befallen befassen befehlen befestigen befinden befolgen befördern befragen befreien befremden
    befreunden befriedigen befristen befruchten befürchten befürworten begeben begegnen begehen begehren begeistern
    beginnen begleichen begleiten beglückwünschen begnadigen begraben begreifen begrenzen begründen begrüßen
    begünstigen begutachten behagen behalten behandeln behaupten beheben beherbergen beherrschen behindern behüten
    beißen bejahen bejubeln bekämpfen bekennen beklagen beklauen bekleiden bekommen bekräftigen bekunden belagern
    belasten belästigen belaufen beleben belegen beleidigen beleuchten beliefern bellen belohnen bemächtigen
    bemängeln bemerken bemühen benachrichtigen benachteiligen benehmen beneiden benennen benoten benötigen benutzen
    benützen beobachten beraten berauben berechnen berechtigen bereichern bereinigen bereisen bereiten bereuen
    bergen berichten berichtigen bersten berücksichtigen berufen beruhen beruhigen berühren besagen beschaffen
    beschäftigen bescheinigen bescheren beschießen beschimpfen beschlagnahmen beschleichen beschleunigen beschließen
    beschneiden beschönigen beschränken beschreiben beschreiten beschuldigen beschützen beschwerden beschweren
    beschwichtigen beschwören beseitigen besetzen besichtigen besiedeln besiegeln besiegen besinnen besitzen
    besorgen besprechen bestärken bestätigen bestatten bestechen bestehen bestehlen besteigen bestellen besteuern
    bestimmen bestrafen bestreben bestreiken bestreiten bestücken bestürzen besuchen betäuben beteiligen beten
    beteuern betonen betrachten betragen betrauen betreffen betreiben betreten betreuen betrinken betrügen betteln
    beugen beunruhigen beurlauben beurteilen bevorzugen bewachen bewaffnen bewahren bewähren bewältigen bewegen
    beweisen bewerben bewerten bewilligen bewirken bewirten bewohnen bewundern bezahlen bezeichnen bezeugen beziehen
    beziffern bezichtigen bezweifeln bezwingen biegen bieten bilanzieren bilden billigen binden bitten blasen
    blättern bleiben blenden blicken blinken blitzen blockieren blühen bluten bohren bombardieren boomen borgen
    boxen boykottieren brandmarken brauchen brauen brausen brechen breiten bremsen brennen bringen bröckeln brüllen
    brummen brüskieren brüten buchen bügeln bummeln bündeln bürgen bürsten büßen campen chatten checken dämmen
    dampfen dämpfen danken datieren dauern debattieren debütieren decken definieren degradieren dehnen delegieren
    demissionieren demokratisieren demonstrieren demontieren demütigen denken denunzieren deponieren deportieren
    destabilisieren detonieren deuten dezimieren dichten dienen diffamieren diktieren dirigieren diskriminieren
    diskutieren disqualifizieren distanzieren dominieren donnern dopen dösen dotieren drängen drehen dreschen
    dringen drohen dröhnen drosseln drucken drücken dulden düngen durchbrechen durchdringen durchfahren durchkreuzen
    durchlaufen durchleben durchqueren durchschauen durchsuchen durchwühlen dürfen dürsten duschen ebnen ehren
    eichen eignen eilen einen einigen ekeln empfangen empfehlen empfinden empören enden engagieren entbehren
    entbinden entblößen entdecken enteignen enterben entfachen entfallen entfalten entfernen entfesseln entflammen
    entfliehen entfremden entführen entgegnen entgehen entgleisen enthalten enthaupten entheben enthüllen entkommen
    entkräften entladen entlarven entlassen entlasten entlaufen entleeren entlehnen entlocken entmachten entnehmen
    entpuppen entreißen entrichten entschädigen entschärfen entscheiden entschließen entschlüsseln entschuldigen
    entsenden entsorgen entspannen entsprechen entspringen entstammen entstehen entstellen enttäuschen entwaffnen
    entweichen entwenden entwerfen entwerten entwickeln entziehen entziffern entzünden erachten erarbeiten erbarmen
    erbauen erben erbeuten erbitten erblicken erblinden erbringen ereignen ererben erfahren erfassen erfinden
    erfolgen erfordern erforschen erfragen erfreuen erfrieren erfüllen ergänzen ergeben ergehen ergreifen erhalten
    erhärten erheben erheitern erhellen erhitzen erhoffen erhöhen erholen erhören erinnern erkälten erkämpfen
    erkaufen erkennen erklären erkranken erkundigen erlangen erlassen erlauben erläutern erleben erledigen erlegen
    erleichtern erleiden erlernen erliegen erlöschen erlösen ermächtigen ermahnen ermäßigen ermessen ermitteln
    ermöglichen ermorden ermuntern ermutigen ernähren ernennen erneuern erniedrigen ernten erobern eröffnen erörtern
    erpressen erproben erraten errechnen erregen erreichen errichten erringen erröten erschallen erschaffen
    erscheinen erschießen erschlagen erschließen erschöpfen erschrecken erschüttern erschweren ersehnen ersetzen
    ersparen erstarken erstarren erstatten erstechen erstellen ersticken erstrahlen erstrecken erstreiten ersuchen
    ertappen erteilen ertönen ertragen ertränken ertrinken erübrigen erwachen erwachsen erwägen erwähnen erwärmen
    erwarten erwecken erwehren erweisen erweitern erwerben erwidern erwirken erwirtschaften erwischen erwürgen
    erzählen erzeugen erziehen erzielen erzwingen eskalieren essen etablieren evakuieren existieren expandieren
    experimentieren explodieren exportieren fabrizieren fahnden fahren fallen fällen fälschen falten fangen färben
    faseln fassen fasten faszinieren faulen fechten fegen fehlen feiern feilen feilschen fertigen fesseln
    feststellen feuern filmen filtern finanzieren finden fischen flackern flammen flanieren flattern flechten flehen
    flicken fliegen fliehen fließen florieren fluchen flüchten flüstern fluten folgen folgern foltern fördern
    fordern formen formieren formulieren forschen fotografieren foulen fragen freuen frieren frühstücken fügen
    fühlen führen füllen fundieren fungieren funkeln funken funktionieren fürchten fusionieren fußen füttern
    galoppieren gammeln garantieren gären gastieren gebären geben gebieten gebrauchen gebühren gedeihen gedenken
    gefährden gefallen gefrieren gegenüberstehen gehen gehorchen gehören geißeln gelangen gelingen gelten geloben
    gemahnen genehmigen genesen genießen genügen geraten gerinnen geschehen gestalten gestatten gestehen
    gestikulieren gewähren gewährleisten gewinnen gewöhnen gießen gipfeln glänzen glätten glauben gleichen gleiten
    gliedern glücken glühen gönnen graben grassieren gratulieren greifen grenzen grillen grinsen grübeln gründen
    grüßen gucken haben hacken hadern haften hageln halbieren hallen halten hämmern hamstern handeln handhaben
    hängen hantieren harren hassen hasten hauen häufen hausen heben hecheln heften hegen heilen heimsuchen heiraten
    heißen heizen helfen hemmen herrschen hetzen heucheln heulen hindern hinken hinterfragen hintergehen
    hinterlassen hinterlegen hinterziehen hissen hocken hoffen holen hören horten huldigen humpeln hungern hupen
    hüpfen husten hüten identifizieren ignorieren imitieren impfen implizieren imponieren importieren improvisieren
    industrialisieren infizieren informieren initiieren inhaftieren inspirieren inspizieren installieren inszenieren
    integrieren intensivieren interessieren internieren interpretieren intervenieren interviewen investieren irren
    irritieren isolieren jagen jammern jauchzen joggen jubeln jucken justieren kalkulieren kämmen kämpfen
    kandidieren kapern kapitulieren kappen kassieren kauen kaufen kehren keimen kennen kennzeichnen kentern kicken
    kippen klaffen klagen klammern klappen klären klatschen klauen kleben kleiden klettern klicken klingeln klingen
    klopfen knabbern knallen knien knüpfen koalieren kochen kollabieren kollidieren kombinieren kommandieren kommen
    kommentieren kommunizieren kompensieren komplettieren komponieren konfrontieren können konsolidieren
    konstatieren konstituieren konstruieren konsultieren konsumieren kontern kontrollieren konvertieren
    konzentrieren konzipieren kooperieren koordinieren kopieren korrigieren korrumpieren kosten krachen kränken
    kratzen kreieren kreisen kreuzen kriechen kriegen kriseln kristallisieren kritisieren krönen kühlen kulminieren
    kümmern kündigen kuratieren kürzen küssen lächeln lachen laden lagern lähmen landen langen lassen lasten lauern
    laufen lauschen lauten leben lecken leeren legalisieren legen legitimieren lehnen lehren leiden leihen leisten
    leiten lenken lernen lesen leuchten leugnen liberalisieren liebäugeln lieben liefern liegen lindern liquidieren
    listen loben locken lockern löschen lösen lotsen lüften lügen lynchen machen mahnen malen manipulieren markieren
    marschieren massakrieren maßregeln mäßigen mauern meckern mehren meiden meinen meißeln meistern melden melken
    merken messen mieten mildern minimieren mischen misshandeln missachten missbilligen missbrauchen missfallen
    misslingen misstrauen missverstehen mitteilen mobilisieren moderieren modernisieren mögen monieren montieren
    morden motivieren mühen multiplizieren munkeln münden murren musizieren müssen mustern mutieren mutmaßen
    nachahmen nagen nähen nahen nähern nähren naschen nehmen neigen nennen neutralisieren nicken niesen nippen
    nisten nominieren normalisieren notieren nötigen nummerieren nutzen nützen observieren offenbaren öffnen
    ohrfeigen operieren opfern opponieren optimieren ordern ordnen organisieren orientieren orten packen pachten
    parieren parken partizipieren passen passieren patentieren patrouillieren pausieren pendeln pensionieren pfeifen
    pflanzen pflastern pflegen pflücken pilgern plädieren plagen plakatieren planen platzen platzieren plaudern
    plündern pochen polarisieren polieren portraitieren porträtieren posieren positionieren postieren posten prägen
    prahlen prallen präsentieren präsidieren predigen preisen pressen prickeln privatisieren proben probieren
    produzieren profilieren profitieren prognostizieren programmieren proklamieren promovieren propagieren
    protestieren protokollieren provozieren prüfen prügeln publizieren pumpen punkten putschen putzen quälen
    qualifizieren quellen quetschen quittieren radeln radikalisieren ragen randalieren rangeln rangieren rappen
    rasen rasieren rasten raten ratifizieren rätseln rauben rauchen räumen rauschen reagieren realisieren
    rebellieren rechnen recherchieren rechtfertigen recken reden reduzieren reflektieren reformieren regeln regen
    regieren registrieren reglementieren regnen regulieren rehabilitieren reiben reichen reifen reihen reimen
    reinigen reisen reißen reiten reizen reklamieren rekonstruieren rekrutieren relativieren renken rennen
    renovieren rentieren reparieren repräsentieren reservieren residieren resignieren respektieren restaurieren
    resultieren resümieren retten revanchieren revidieren revoltieren revolutionieren rezitieren richten riechen
    ringen rinnen riskieren rivalisieren rodeln roden rollen rosten rösten rotieren rücken rudern rufen rügen ruhen
    rühmen rühren ruinieren rüsten rutschen rütteln sabotieren säen sagen salutieren salzen sammeln sanieren
    sanktionieren satteln sättigen säubern saufen saugen säumen säuseln schaden schädigen schaffen schallen schalten
    schämen schänden scharen schärfen schätzen schaudern schauen schaufeln schaukeln schäumen scheiden scheinen
    scheitern schelten schenken scheren scherzen scheuen schichten schicken schieben schießen schildern schimmern
    schimpfen schinden schlachten schlafen schlagen schlängeln schleichen schleifen schlendern schleppen schleudern
    schleusen schlichten schließen schlingen schlucken schlummern schlüpfen schmecken schmeicheln schmeißen
    schmelzen schmerzen schmieden schmieren schminken schmücken schmuggeln schmunzeln schnappen schnarchen schneiden
    schneien schnitzen schockieren schonen schöpfen schrauben schrecken schreiben schreien schreiten schrumpfen
    schubsen schulden schulen schultern schüren schürfen schütteln schütten schützen schwächen schwadronieren
    schwanken schwänzen schwärmen schwärzen schwatzen schweben schweigen schweißen schwelen schwelgen schwellen
    schwenken schwimmen schwinden schwingen schwitzen schwören segeln segnen sehen sehnen sein selektieren senden
    senken sengen sensibilisieren separieren setzen seufzen sichern sichten sickern siedeln siegen signalisieren
    simulieren singen sinken sinnen sitzen skandieren skizzieren sollen sondieren sonnen sorgen sortieren spalten
    spannen sparen spazieren speichern speisen spekulieren spenden sperren spezialisieren spiegeln spielen spinnen
    spionieren spitzen spotten sprechen sprengen sprießen springen spritzen sprudeln sprühen spucken spülen spüren
    spurten stabilisieren stagnieren stammen stampfen stapeln starren starten stationieren stattfinden staunen
    stechen stecken stehen stehlen steigen steigern stellen stemmen sterben steuern sticheln stiften stillen stimmen
    stinken stocken stolpern stoppen stören stornieren stoßen strafen straffen strahlen stranden strapazieren
    sträuben straucheln streben strecken streichen streifen streiken streiten streuen stricken strömen strotzen
    strukturieren studieren stunden stürmen stürzen stützen subventionieren suchen sühnen summen sündigen
    suspendieren symbolisieren sympathisieren tadeln tagen taktieren tanken tänzeln tanzen tarnen tasten tauchen
    tauen taufen taugen taumeln tauschen täuschen teilen telefonieren tendieren terrorisieren testen thematisieren
    thronen ticken tilgen tippen toben tolerieren torpedieren töten trachten tragen trainieren transferieren
    transformieren transplantieren transportieren trauen trauern träumen treffen treiben trennen treten triefen
    trinken triumphieren trocknen trommeln trompeten tropfen trösten trotzen trüben trügen tummeln tun turnen üben
    überarbeiten überblicken überbringen überbrücken überdauern überdenken übereignen übereilen überfahren
    überfallen überfliegen überfluten überfordern überführen übergeben übergehen überholen überhören überlagern
    überlassen überlasten überleben überlegen überlisten übermitteln übernachten übernehmen überprüfen überqueren
    überragen überraschen überreden überreichen überrennen überrollen überrumpeln überschatten überschätzen
    überschlagen überschneiden überschreiben überschreiten überschwemmen übersehen übersetzen überspielen
    überspringen überstehen übersteigen überstimmen überstürzen übertragen übertreffen übertreiben übertreten
    übertrumpfen überwachen überwältigen überweisen überwerfen überwiegen überwinden überwintern überzeichnen
    überzeugen überziehen umarmen umfahren umfassen umgeben umgehen umjubeln umkreisen umrahmen umringen umschließen
    umsorgen umstellen umzingeln untergraben unterbieten unterbinden unterbleiben unterbrechen unterbreiten
    unterdrücken unterfordern unterhalten unterlassen unterlaufen unterlegen unterliegen untermauern unternehmen
    unterordnen unterrichten untersagen unterschätzen unterscheiden unterschlagen unterschreiben unterschreiten
    unterstehen unterstellen unterstreichen unterstützen untersuchen unterteilen unterwandern unterweisen
    unterwerfen unterzeichnen unterziehen urteilen variieren verabreden verabreichen verabscheuen verabschieden
    verachten verallgemeinern veralten verändern verankern veranlassen veranschaulichen veranschlagen veranstalten
    verantworten verarbeiten verärgern verarzten verbannen verbauen verbergen verbessern verbeugen verbieten
    verbinden verblassen verbleiben verblüffen verbluten verbrauchen verbreiten verbrennen verbringen verbrüdern
    verbuchen verbünden verbürgen verbüßen verdächtigen verdammen verdampfen verdanken verdauen verdecken verderben
    verdeutlichen verdichten verdienen verdoppeln verdorren verdrängen verdrehen verdreifachen verdunkeln verdünnen
    verdunsten verdursten verehren vereidigen vereinbaren vereinen vereinfachen vereinheitlichen vereinigen
    vereinnahmen vereiteln vererben verewigen verfahren verfallen verfälschen verfangen verfärben verfassen
    verfaulen verfechten verfehlen verfeinden verfeinern verfestigen verfliegen verfluchen verflüchtigen verfolgen
    verformen verfügen verführen vergeben vergegenwärtigen vergehen vergelten vergessen vergeuden vergewaltigen
    vergewissern vergießen vergiften vergleichen vergnügen vergraben vergreifen vergrößern vergüten verhaften
    verhallen verhalten verhandeln verhängen verharmlosen verharren verhärten verheimlichen verheiraten verhelfen
    verherrlichen verhindern verhöhnen verhören verhüllen verhungern verhüten verifizieren verirren verjagen
    verjähren verkaufen verkehren verklagen verkleiden verkleinern verknüpfen verkommen verkörpern verkraften
    verkünden verkündigen verkürzen verladen verlagern verlangen verlängern verlangsamen verlassen verlaufen
    verlauten verleben verlegen verleihen verleiten verlernen verlesen verletzen verleugnen verleumden verlieben
    verlieren verloben verlocken verlosen vermachen vermarkten vermehren vermeiden vermelden vermengen vermerken
    vermessen vermieten vermindern vermischen vermissen vermitteln vermögen vermuten vernachlässigen vernehmen
    verneigen verneinen vernetzen vernichten veröffentlichen verordnen verpachten verpacken verpassen verpflegen
    verpflichten verprügeln verraten verrechnen verreisen verrichten verringern verrotten verrücken verrufen
    versagen versalzen versammeln versäumen verschaffen verschanzen verschärfen verschenken verscherzen verscheuchen
    verschicken verschieben verschiffen verschlafen verschlagen verschlechtern verschleiern verschleppen
    verschleudern verschließen verschlimmern verschlingen verschlucken verschmelzen verschonen verschreiben
    verschrotten verschulden verschütten verschweigen verschwenden verschwimmen verschwinden verschwören versehen
    versenden versenken versetzen verseuchen versichern versickern versiegen versinken versöhnen versorgen verspäten
    versperren verspielen verspotten versprechen verspüren verstaatlichen verständigen verstärken verstauen
    verstecken verstehen versteigern versterben verstopfen verstoßen verstreichen verstricken verstummen versuchen
    versüßen vertagen verteidigen verteilen verteuern vertiefen vertragen vertrauen vertreiben vertreten vertrocknen
    vertuschen verüben verunglimpfen verunglücken verunreinigen verunsichern veruntreuen verursachen verurteilen
    vervielfachen vervollständigen verwahren verwalten verwandeln verwarnen verwechseln verwehren verweigern
    verweilen verweisen verwelken verwenden verwerfen verwerten verwickeln verwirklichen verwirren verwischen
    verwitwen verwöhnen verwundern verwunden verwurzeln verwüsten verzaubern verzehren verzeichnen verzeihen
    verzerren verzetteln verzichten verzieren verzögern verzollen verzweifeln verzweigen vibrieren visieren
    vollbringen vollenden vollführen vollstrecken vollziehen votieren wachen wachsen wackeln wagen wägen wählen
    wähnen wahren währen wälzen wandeln wandern wanken wappnen warnen warten waschen waten weben wechseln wecken
    wedeln wehen wehren weichen weiden weigern weihen weilen weinen weisen weiten welken wenden werben werden werfen
    werten wesen wetteifern wetten wettern wickeln widerfahren widerlegen widerrufen widersetzen widerspiegeln
    widersprechen widerstehen widerstreben widmen wiederholen wiegen wimmeln winden winken wirbeln wirken
    wirtschaften wischen wissen wittern wohnen wollen wuchern wühlen wundern wünschen würdigen würfeln würgen wüten
    zagen zählen zahlen zähmen zanken zappeln zaubern zaudern zeichnen zeigen zelebrieren zelten zensieren
    zentralisieren zerbomben zerbrechen zerfallen zerfetzen zerfließen zergehen zerkleinern zerlegen zermürben
    zerquetschen zerreißen zerren zerrinnen zerrütten zerschellen zerschlagen zerschmettern zerschneiden zersetzen
    zersplittern zerstören zerstreuen zerstreiten zertifizieren zertreten zertrümmern zeugen ziehen zielen zieren
    zirkulieren zischen zitieren zittern zögern zollen züchten zucken zügeln zünden zürnen zweifeln zwingen
    dementieren versanden signieren erodieren eskortieren sponsern
    """.split()
)

# In a main clause these leave their verb and stand at the clause's end: "kündigte … an".
PARTICLES = tuple(
    """
    zusammen auseinander gegenüber entgegen hinterher voraus vorbei vorüber weiter wieder zurück herum herunter herüber
    heraus herein heran herauf herab herbei hervor hinunter hinüber hinaus hinein hinan hinauf hinab hinzu hinweg
    umher dar durch über unter statt fest fort frei fern gleich hoch klar krank kund lahm
    nahe nieder offen sicher stand still tot teil voll vorweg wahr wett weg bloß bereit bekannt groß gut heim her
    hin bevor irre kaputt kennen kurz leer los preis richtig schief schwer ab an auf aus bei ein mit nach um vor zu
    """.split()
)

# With "sein" in the perfect, though conjugation tables, which know them with an object, say "haben"; their separable
# kin too: "ist in Brand geraten", "ist eingestürzt", "ist beigetreten", "ist ausgebrochen".
WITH_SEIN = frozenset(
    """
    raten
    stürzen treten ziehen brechen rücken stoßen prallen rasen kentern starten landen ersticken eintreffen abbrennen
    verbrennen einschlafen aufwachen passieren eskalieren rollen wechseln scheiden schmelzen kippen wandern
    """.split()
)

# Looked up without them when the whole word is not in the table: "verzwergte".
INSEPARABLE = ("be", "ent", "er", "miss", "ver", "zer", "über", "unter", "um", "hinter", "wider", "durch", "re", "de")

# Forms that are hardly ever a verb in a newspaper, though the conjugation holds them.
NO_VERBS = frozenset(
    """
    alle bekannt alte alten arme armen beste besten bis da dank eine einen einer eigene eigenen erste ersten feste
    festen fest folgende freie ganze genau gerade gesamt gesamte gleich gleiche gleichen gut heute hohe kurz lange
    laut letzte letzten meine meinen mehr mit nähe nahe nach nächste neue neuen offen rund seine seinen sichere
    sicheren statt trotz wage wegen weise weiße weißen weite weiten weiter wende wert werte zeit zu übrigen übrige
    reife reifen starre leere leeren klare klaren breite breiten lose losen trübe trüben sonnen kriegen andere
    anderen unter über durch um zum teil zufolge
    anstelle
    """.split()
)
