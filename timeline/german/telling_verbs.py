"""Verbs that tell what a noun names: "Der Papst ist gestorben" is the pope's death."""

from typing import Final

# What happens to their subject.
OF_SUBJECT: Final = {
    "sterben": ("Tod",),
    "versterben": ("Tod",),
    "umkommen": ("Tod",),
    "kommen": ("Tod",),
    "zurücktreten": ("Rücktritt",),
    "fliehen": ("Flucht",),
    "flüchten": ("Flucht",),
    "einstürzen": ("Einsturz",),
    "abstürzen": ("Absturz",),
    "untergehen": ("Untergang",),
    "sinken": ("Untergang",),
    "freikommen": ("Freilassung",),
}
# What is done to their object, or in the passive to their subject.
OF_OBJECT: Final = {
    "töten": ("Tötung",),
    "ermorden": ("Ermordung",),
    "erschießen": ("Ermordung",),
    "hinrichten": ("Hinrichtung",),
    "stürzen": ("Sturz",),
    "verurteilen": ("Urteil", "Verurteilung", "Schuldspruch"),
    "sprechen": ("Schuldspruch",),
    "festnehmen": ("Festnahme", "Verhaftung"),
    "verhaften": ("Verhaftung", "Festnahme"),
    "entführen": ("Entführung",),
    "entlassen": ("Entlassung",),
    "freilassen": ("Freilassung",),
    "beisetzen": ("Beisetzung", "Begräbnis"),
    "beerdigen": ("Beerdigung", "Begräbnis"),
    "krönen": ("Krönung",),
}
# They tell it only with this word: "schuldig gesprochen", "ums Leben gekommen".
ONLY_WITH: Final = {"sprechen": "schuldig", "kommen": "Leben"}
