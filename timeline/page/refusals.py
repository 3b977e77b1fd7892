"""Why a file was not read, in the reader's language: the command line says it in English, the page in either."""

import re

_KINDS = r"(?P<kinds>.*)"

# the English reason → the German one; what stands in it once (a number, a list) is taken over
_GERMAN = (
    (r"it is empty", "sie ist leer"),
    (rf"files of this kind are not read; the kinds that are: {_KINDS}", "diese Art Datei wird nicht gelesen; gelesen werden: {kinds}"),
    (r"the text is not German, and only German is read \((?P<id>.*)\)", "der Text ist nicht deutsch, und nur deutsche werden gelesen ({id})"),
    (r"the id '(?P<id>.*)' was already used by another article; rename one of them", "die Kennung „{id}“ hat schon ein anderer Artikel; benennen Sie einen der beiden um"),
    (r"no permission to read it.*", "die Rechte zum Lesen fehlen"),
    (r"it cannot be read: (?P<why>.*)", "sie lässt sich nicht lesen: {why}"),
    (r"the feed declares entities of its own.*", "der Feed erklärt eigene Entities, die ohne Ende wachsen können"),
    (r"no permission to read this folder.*", "die Rechte zum Lesen dieses Ordners fehlen"),
    (r"it is a link, not a file", "sie ist ein Verweis, keine Datei"),
    (r"the page has more than (?P<n>\S+) tags.*", "die Seite hat mehr als {n} Auszeichnungen, zu viele für einen Artikel; speichern Sie nur ihren Text"),
    (r"a tag of the page has more than (?P<n>\S+) attributes.*", "eine Auszeichnung der Seite hat mehr als {n} Merkmale; speichern Sie nur ihren Text"),
    (r"there is no such file", "diese Datei gibt es nicht"),
    (r"this is no ordinary file", "das ist keine gewöhnliche Datei"),
    (r"it is a link that leads out of the folder.*", "sie ist ein Verweis, der aus dem Ordner hinausführt"),
    (r"it has more than (?P<limit>\S+) MB, too much for one article; split it", "sie hat mehr als {limit} MB, zu viel für einen Artikel; teilen Sie sie auf"),
    (r"it begins like UTF-16 and is not.*", "sie beginnt wie UTF-16 und ist es nicht; speichern Sie sie als UTF-8"),
    (r"it is a binary file, not text", "sie enthält keinen Text"),
    (r"it is not UTF-8 \(byte (?P<n>\d+)\).*", "ihre Kodierung ist unbekannt (Byte {n}); speichern Sie sie als UTF-8"),
    (r"it is not UTF-8", "sie ist nicht in UTF-8 gespeichert"),
    (r"unpacked it has more than .*", "entpackt ist sie zu groß; entpacken Sie sie in einen Ordner"),
    (r"it is no ZIP archive, or a damaged one", "sie ist kein ZIP-Archiv oder beschädigt"),
    (r"its path leads out of the archive", "ihr Pfad führt aus dem Archiv hinaus"),
    (r"it is protected by a password; pack it without one", "sie ist mit einem Passwort geschützt; packen Sie sie ohne"),
    (r"it cannot be unpacked.*", "sie lässt sich nicht entpacken"),
    (r"it is longer than .*; the rest is not read", "die Zeile ist zu lang; der Rest wird nicht gelesen"),
    (r"it is not JSON \(column (?P<n>\d+).*", "das ist kein JSON (Spalte {n})"),
    (r"it is not JSON that can be read: a number.*", "eine Zahl im JSON hat Tausende Ziffern"),
    (r"it is not JSON that can be read.*", "das JSON ist zu tief verschachtelt"),
    (r"it is not an object like (?P<form>.*)", "das ist kein Objekt wie {form}"),
    (r'its "text" is missing or empty', "„text“ fehlt oder ist leer"),
    (r'its "text" is longer than .*', "„text“ ist zu lang"),
    (r'its "date" is (?P<day>.*); write it as .*', "„date“ ist {day}; schreiben Sie es wie 2025-06-23, 2025-06, 2025 oder null"),
    (r'its "id" must be a text or a number', "„id“ muss ein Text oder eine Zahl sein"),
    (r"the page holds no running text.*", "die Seite enthält keinen laufenden Text, nur Menüs oder Listen; speichern Sie die Seite des Artikels selbst"),
    (r"the PDF is protected by a password; save it without one", "die PDF-Datei ist mit einem Passwort geschützt; speichern Sie sie ohne"),
    (r"the PDF has more than (?P<n>\S+) pages; split it", "die PDF-Datei hat mehr als {n} Seiten; teilen Sie sie auf"),
    (r"the PDF draws its pages in more than (?P<n>\S+) steps.*", "die PDF-Datei zeichnet ihre Seiten in mehr als {n} Schritten; teilen Sie sie auf"),
    (r"the PDF is damaged.*", "die PDF-Datei ist beschädigt; speichern Sie sie neu"),
    (r"the PDF holds pictures of pages.*", "die PDF-Datei enthält nur Bilder von Seiten; lassen Sie erst eine Texterkennung (OCR) darüber laufen"),
    (r"the Word document is damaged or protected.*", "das Word-Dokument ist beschädigt oder geschützt; speichern Sie es neu als .docx"),
    (r"the Word document holds no text", "das Word-Dokument enthält keinen Text"),
    (r"the Word document has more than (?P<n>\S+) paragraphs.*", "das Word-Dokument hat mehr als {n} Absätze; teilen Sie es auf"),
    (r"it is no Word document.*", "das ist kein Word-Dokument, auch wenn es so heißt"),
    (r"it unpacks to (?P<n>\S+) MB.*", "entpackt hat sie {n} MB, und das ist zu viel"),
    (r"it is no mail.*", "das ist keine Mail: Die Kopfzeilen fehlen"),
    (r"the mail is written in an encoding that is not known", "die Kodierung der Mail ist unbekannt"),
    (r"the mail has more than (?P<n>\S+) parts.*", "die Mail hat mehr als {n} Teile; speichern Sie nur ihren Text"),
    (r"the mail is nested too deeply.*", "die Mail ist zu tief verschachtelt; speichern Sie nur ihren Text"),
    (r"the mail holds no text", "die Mail enthält keinen Text"),
    (r"it is no RSS or Atom feed.*", "das ist kein RSS- oder Atom-Feed oder einer ohne Einträge"),
    (r"the program failed on it \((?P<why>.*)\); please report it", "das Programm ist daran gescheitert ({why}); bitte melden Sie es"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(english, re.DOTALL), german) for english, german in _GERMAN)


def reason_in_words(reason: str, language: str) -> str:
    """The reason of a refusal in the page's language; what has no German words yet stays English."""
    if language == "de":
        for pattern, german in _PATTERNS:
            if found := pattern.fullmatch(reason):
                return german.format(**found.groupdict())
    return reason
