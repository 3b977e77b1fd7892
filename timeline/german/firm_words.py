"""What only firms have, and what only firms do with it: by these a word that no list knows is a firm's name."""

# Behind a firm's name and a hyphen: "die Velbrax-Aktie".
FIRM_PARTS = frozenset(
    """
    Aktie Aktien Papiere Chef Chefin Chefs Vorstand Vorstands Vorstandschef Vorstandschefin Finanzchef Finanzchefin
    Konzern Konzerns Werk Werke Werken Werks Fabrik Betriebsrat Betriebsratschef Betriebsratschefin Belegschaft
    Beschäftigte Beschäftigten Mitarbeiter Mitarbeitern Management Manager Managerin Aufsichtsrat Tochter Filiale
    Filialen Aktionäre Großaktionär Eigner
    """.split()
)

# In front of "von" and a firm's name: "der Umsatz von Velbrax".
FIRM_VALUES = frozenset(
    """
    Umsatz Umsätze Aktie Aktien Anteilsscheine Papiere Börsenwert Auftragseingang Quartalsverlust Quartalsgewinn
    Vorstand Vorstandschef Vorstandschefin Finanzchef Finanzchefin Aufsichtsrat Betriebsrat Mutterkonzern
    """.split()
)

# What a firm does with its things: "Velbrax streicht Stellen", "meldete Knurrtech einen Verlust".
FIRM_ACTS = frozenset(
    """
    streicht strich will wollte baut baute meldet meldete senkt senkte erhöht erhöhte kündigt kündigte verbucht
    verbuchte plant plante schließt schloss verkauft verkaufte übernimmt übernahm steigerte steigert erzielte erzielt
    schrieb schreibt hat hatte stellt stellte verlagert verlagerte investiert investierte verdiente beantragte
    beantragt erwartet erwartete entlässt entließ
    """.split()
)
FIRM_THINGS = frozenset(
    """
    Stellen Arbeitsplätze Insolvenz Insolvenzantrag Umsatz Gewinn Verlust Quartal Quartalszahlen Prognose Dividende
    Kurzarbeit Gewinnwarnung Aktionäre Aktionären Anleger Anlegern Produktion Fabrik Werk Werke Jobs Börsengang
    Jahresprognose Konzernumsatz Betriebsgewinn Zulieferer Tochterfirma Filialen
    """.split()
)
