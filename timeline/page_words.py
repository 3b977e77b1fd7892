"""Every word that the page shows, one table a language, and dates as a reader of that language writes them.

To add a language: a table with the same keys in ``LANGUAGES`` and its own ``period_in_words``.
"""

import calendar
from collections.abc import Mapping
from datetime import date

from timeline.model import Precision

Words = Mapping[str, str]

GERMAN: Words = {
    "language": "de",
    "title": "Zeitleiste",
    # one line above everything: what is shown
    "shown_all": "Alle {total} Ereignisse",
    "shown_some": "{n} von {total} Ereignissen",
    "range": "{first} bis {last}",
    "shown_undated": "{n} ohne Datum",
    "clear_one": "Filter entfernen: {what}",
    # filters
    "filters": "Filter",
    "filter_text": "Suche im Satz",
    "filter_text_hint": "z. B. Gipfel Alaska",
    "filter_text_help": "Der Satz des Ereignisses muss jedes dieser Wörter enthalten.",
    "filter_actors": "Akteur",
    "filter_topics": "Thema",
    "filter_statuses": "Status",
    "filter_first": "Von",
    "filter_last": "Bis",
    "filter_dates_help": "Gezeigt wird jedes Ereignis, dessen Zeitraum sich mit diesem überschneidet.",
    "filter_none": "Alle",
    "filter_reset": "Filter zurücksetzen",
    "filter_rule": "Die Zahl hinter einer Auswahl sagt, wie viele Ereignisse sie unter den übrigen Filtern hat. "
    "Mehrere Werte eines Filters gelten als „oder“, verschiedene Filter als „und“.",
    "filter_or": " oder ",
    "dates_reversed": "„Von“ liegt nach „Bis“: In diesem Zeitraum kann nichts liegen.",
    # out
    "download_none": "Nichts herunterzuladen",
    "download_one": "1 Ereignis als CSV",
    "download_many": "{n} Ereignisse als CSV",
    "download_help": "Genau die gefilterten Ereignisse, auch die ohne Datum; öffnet in Excel und LibreOffice.",
    "download_file": "ereignisse.csv",
    # charts
    "overview_month": "Ereignisse je Monat",
    "overview_quarter": "Ereignisse je Quartal",
    "overview_year": "Ereignisse je Jahr",
    "overview_brush": "– zum Eingrenzen einen Bereich aufziehen oder eine Säule anklicken",
    "overview_alt": "Säulendiagramm: {unit}, {range}, höchstens {most}.",
    "overview_hover": "<b>{when}</b><br>{exact} auf Tag oder Woche genau<br>{imprecise} ungenau, anteilig verteilt",
    "exact": "auf Tag oder Woche genau",
    "imprecise": "ungenauer, anteilig über den Zeitraum verteilt",
    "lanes_by": "Spuren",
    "by_topic": "Nach Thema",
    "by_actor": "Nach Akteur",
    "view": "Ausschnitt",
    "view_dense": "{first}–{last}",
    "view_all": "Alles: {first}–{last}",
    "lanes_alt": "Zeitleiste, {first} bis {last}. Zahl der Ereignisse: {n}, der Spuren: {lanes}. "
    "Dieselben Ereignisse stehen unten in der Tabelle und in der Auswahlliste.",
    "lanes_rule_topic": "Ein Ereignis mit mehreren Themen steht nur in der Spur seines wichtigsten Themas.",
    "lanes_rule_topic_chosen": "Ein Ereignis steht nur in einer Spur: "
    "in der des ersten gewählten Themas, zu dem es gehört.",
    "lanes_rule_actor": "Ein Ereignis steht in der Spur jedes seiner Akteure, "
    "sofern dieser zu den {n} häufigsten gehört, sonst unter „{others}“.",
    "lanes_rule_actor_chosen": "Ein Ereignis steht in der Spur jedes gewählten Akteurs, der daran beteiligt ist.",
    "lanes_before_one": "1 Ereignis liegt vor dem Ausschnitt.",
    "lanes_before_many": "{n} Ereignisse liegen vor dem Ausschnitt.",
    "lanes_after_one": "1 Ereignis liegt danach.",
    "lanes_after_many": "{n} Ereignisse liegen danach.",
    "lanes_click": "Ein Klick auf ein Ereignis zeigt seinen Satz und die Begründung des Datums.",
    "lanes_too_many": "{n} Ereignisse sind zu viele, um sie einzeln zu zeichnen (höchstens {limit}). "
    "Überblick, Tabelle und Download zeigen sie; mit den Filtern oder im Überblick lässt sich eingrenzen.",
    "lanes_nothing_dated": "Keines der gefilterten Ereignisse hat ein Datum; sie stehen unten.",
    "other_actors": "Weitere Akteure",
    "other_topics": "Weitere Themen",
    "no_actor": "Ohne Akteur",
    "no_topic": "Ohne Thema",
    "today": "Heute",
    # legend
    "legend": "Legende",
    "legend_day": "Tag",
    "legend_bar": "Woche, Monat, Jahr",
    "legend_open": "Ende offen",
    # status
    "status": "Status",
    "status_occurred": "geschehen",
    "status_claimed": "behauptet",
    "status_planned": "geplant",
    "status_denied": "verneint",
    "status_occurred_long": "als Tatsache berichtet",
    "status_claimed_long": "unbestätigte Angabe",
    "status_planned_long": "angekündigt oder beabsichtigt",
    "status_denied_long": "bestritten oder nicht geschehen",
    # table
    "table": "Ereignisse",
    "table_alt": "Tabelle der gefilterten Ereignisse mit Datum",
    "table_first": "Gezeigt werden die ersten {limit} von {n} Ereignissen; der Download enthält alle.",
    "table_hint": "Eine Zeile links markieren, um das Ereignis zu öffnen.",
    "column_period": "Zeit",
    "column_title": "Ereignis",
    "column_status": "Status",
    "column_actors": "Akteure",
    "column_topics": "Themen",
    "column_first": "Von",
    "column_last": "Bis",
    "column_document": "Artikel",
    "column_reason": "Warum ohne Datum",
    "undated": "Ohne Datum",
    "undated_rule": "Diese Ereignisse lassen sich keinem Zeitraum zuordnen. "
    "Sie zählen mit und sind im Download enthalten.",
    "undated_hidden_one": "1 weiteres Ereignis ohne Datum passt zu den übrigen Filtern, aber zu keinem Zeitraum.",
    "undated_hidden_many": "{n} weitere Ereignisse ohne Datum passen zu den übrigen Filtern, aber zu keinem Zeitraum.",
    "undated_alt": "Tabelle der gefilterten Ereignisse ohne Datum",
    # one event
    "choose": "Ereignis auswählen",
    "choose_hint": "Ereignis auswählen oder Titel eintippen",
    "previous": "Voriges",
    "next": "Nächstes",
    "detail": "Das Ereignis",
    "detail_filtered_out": "Dieses Ereignis passt nicht zu den Filtern; es bleibt geöffnet, bis Sie es schließen.",
    "detail_gone": "Das verlinkte Ereignis gibt es in diesem Bestand nicht (mehr).",
    "detail_when": "Zeit",
    "detail_reason": "Begründung",
    "detail_status": "Status",
    "detail_actors": "Akteure",
    "detail_topics": "Themen",
    "detail_document": "Artikel",
    "detail_published": "Artikel vom",
    "detail_context": "Im Artikel",
    "detail_article": "Der ganze Artikel",
    "mark_timex": "Zeitangabe",
    "mark_actor": "Akteur",
    "published_stated": "angegeben",
    "published_inferred": "erschlossen",
    "published_none": "unbekannt",
    "no_date": "ohne Datum",
    "none": "–",
    # states of the store
    "building": "Die Artikel werden gelesen …",
    "building_progress": "Die Artikel werden gelesen … {done} von {to_do}",
    "build_failed": "Die Artikel konnten nicht neu gelesen werden; gezeigt wird der letzte Stand.",
    "refused_one": "1 Datei wurde nicht gelesen",
    "refused_many": "{n} Dateien wurden nicht gelesen",
    "store_missing": "Der Bestand fehlt: {path}",
    "store_missing_help": "So wird er aus einem Ordner mit Artikeln gebaut:",
    "store_broken": "Der Bestand lässt sich nicht öffnen: {path}",
    "store_broken_help": "So wird er neu gebaut; die Artikel selbst bleiben unverändert:",
    "topics_broken": "Die Datei der Themen hat einen Fehler; ihre Namen fehlen, bis er behoben ist.",
    "empty": "Noch keine Ereignisse",
    "empty_help": "Legen Sie deutsche Nachrichtenartikel als Textdateien (.txt) in einen Ordner "
    "und lassen Sie sie lesen. Danach zeigt diese Seite die Ereignisse.",
    "no_match": "Kein Ereignis passt zu allen Filtern.",
    "no_match_help": "Entfernen Sie einen der Filter oben oder setzen Sie alle zurück.",
}

LANGUAGES: Mapping[str, Words] = {"de": GERMAN}

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
SHORT_MONTHS = ("Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sep", "Okt", "Nov", "Dez")
DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
SHORT_DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
SEASONS = ("Winter", "Frühling", "Sommer", "Herbst")

# Plotly's own German locale is not part of its package; the chart gets this table with its configuration.
PLOTLY_LOCALE = {
    "moduleType": "locale",
    "name": "de",
    "dictionary": {},
    "format": {
        "days": list(DAYS[-1:] + DAYS[:-1]),
        "shortDays": list(SHORT_DAYS[-1:] + SHORT_DAYS[:-1]),
        "months": list(MONTHS),
        "shortMonths": list(SHORT_MONTHS),
        "decimal": ",",
        "thousands": ".",
        "date": "%d.%m.%Y",
    },
}


def number(n: float) -> str:
    """A number as Germans write it: ``1.234`` and, where it has a fraction, one decimal: ``2,3``."""
    text = f"{n:,.0f}" if abs(n - round(n)) < 0.05 else f"{n:,.1f}"
    return text.translate(str.maketrans(",.", ".,"))


def counted(words: Words, key: str, n: int) -> str:
    """The singular or plural of ``key`` (``key_one``, ``key_many``) with its number."""
    return words[f"{key}_one"] if n == 1 else words[f"{key}_many"].format(n=number(n))


def between(words: Words, first: str, last: str) -> str:
    """``first bis last``, or just the one where both are the same."""
    return first if first == last else words["range"].format(first=first, last=last)


def day_in_words(day: date) -> str:
    """One day without its weekday: ``1. März 2026``."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def month_in_words(day: date) -> str:
    """The month of a day: ``März 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def period_in_words(first: date | None, last: date | None, precision: Precision) -> str:
    """A period as a reader would say it: ``Sonntag, 1. März 2026``, ``Januar 2025``, ``seit 2022``.

    A period that is no whole month, year … of the calendar is told by its two days, so that nothing is rounded.
    """
    if first is None and last is None:
        return GERMAN["no_date"]
    if first is None or last is None:
        return _open_in_words(first, last, precision)
    if first == last:
        return f"{DAYS[first.weekday()]}, {day_in_words(first)}"
    return _unit_in_words(first, last, precision) or _span_in_words(first, last)


def _open_in_words(first: date | None, last: date | None, precision: Precision) -> str:
    """``seit März 2022``, ``bis 2022``: the known end as exactly as it is known."""
    known, word = (first, "seit") if first else (last, "bis")
    assert known is not None
    if precision is Precision.YEAR:
        return f"{word} {known.year}"
    if precision is Precision.MONTH:
        return f"{word} {month_in_words(known)}"
    return f"{word} {day_in_words(known)}"


def _unit_in_words(first: date, last: date, precision: Precision) -> str:
    """The name of a whole unit of the calendar, or nothing where the days are not that unit."""
    if precision is Precision.WEEKEND:
        return f"Wochenende {_span_in_words(first, last)}"
    if precision is Precision.WEEK:
        return f"Woche vom {_span_in_words(first, last)}"
    if precision is Precision.SEASON:
        return _season_in_words(first, last)
    name = _whole_months_in_words(first, last)
    return (
        name
        if precision in {Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.YEAR}
        else (name or _years_in_words(first, last, precision))
    )


def _whole_months_in_words(first: date, last: date) -> str:
    """The month, quarter, half-year or year that the days fill exactly, or nothing."""
    if first.day != 1 or last != month_end(last) or first.year != last.year:
        return ""
    months = last.month - first.month + 1
    if months == 1:
        return month_in_words(first)
    if months == 12:
        return str(first.year)
    if months == 3 and first.month % 3 == 1:
        return f"{first.month // 3 + 1}. Quartal {first.year}"
    if months == 6 and first.month in {1, 7}:
        return f"{first.month // 6 + 1}. Halbjahr {first.year}"
    return ""


def _season_in_words(first: date, last: date) -> str:
    """``Sommer 2025``, ``Winter 2025/26``: the season in which the middle of the days lies."""
    middle = first + (last - first) / 2
    name = SEASONS[middle.month % 12 // 3]
    years = str(first.year) if first.year == last.year else f"{first.year}/{last.year % 100:02d}"
    return f"{name} {years}"


def _years_in_words(first: date, last: date, precision: Precision) -> str:
    """``1990er-Jahre``, ``20. Jahrhundert``, or ``2019 bis 2021`` for whole years; nothing otherwise."""
    if (first.month, first.day) != (1, 1) or (last.month, last.day) != (12, 31):
        return ""
    if precision is Precision.DECADE and first.year % 10 == 0 and last.year - first.year == 9:
        return f"{first.year}er-Jahre"
    if precision is Precision.CENTURY and last.year - first.year == 99:
        return f"{last.year // 100 if last.year % 100 == 0 else last.year // 100 + 1}. Jahrhundert"
    return f"{first.year} bis {last.year}"


def _span_in_words(first: date, last: date) -> str:
    """``3. bis 7. Mai 2025``, ``28. Mai bis 2. Juni 2025``: what both days share is said once."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}. bis {day_in_words(last)}"
    if first.year == last.year:
        return f"{first.day}. {MONTHS[first.month - 1]} bis {day_in_words(last)}"
    return f"{day_in_words(first)} bis {day_in_words(last)}"


def month_end(day: date) -> date:
    """The last day of the month of ``day``."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
