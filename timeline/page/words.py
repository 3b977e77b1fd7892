"""Every word that the page shows, German and English side by side.

A word added here is a line with both; to add a language, add its code to ``CODES`` and a third text to every line.
"""

from collections.abc import Mapping
from types import MappingProxyType

from timeline.wording import Words

CODES = ("de", "en")

_TABLE: dict[str, tuple[str, str]] = {
    "language": ("de", "en"),
    "language_name": ("Deutsch", "English"),
    "title": ("Zeitleiste", "Timeline"),
    # one line above everything: what is shown
    "shown_all": ("Alle {total} Ereignisse", "All {total} events"),
    "shown_some": ("{n} von {total} Ereignissen", "{n} of {total} events"),
    "range": ("{first} bis {last}", "{first} to {last}"),
    "shown_undated": ("{n} ohne Datum", "{n} undated"),
    "clear_one": ("Filter entfernen: {what}", "Remove filter: {what}"),
    # filters
    "filters": ("Filter", "Filters"),
    "filter_text": ("Suche im Satz", "Search in the sentence"),
    "filter_text_hint": ("z. B. Gipfel Alaska", "e.g. Gipfel Alaska"),
    "filter_text_help": (
        "Der Satz des Ereignisses muss jedes dieser Wörter enthalten.",
        "The event's sentence must hold every one of these words.",
    ),
    "filter_actors": ("Akteur", "Actor"),
    "filter_topics": ("Thema", "Topic"),
    "filter_statuses": ("Status", "Status"),
    "filter_first": ("Von", "From"),
    "filter_last": ("Bis", "To"),
    "filter_dates_help": (
        "Gezeigt wird jedes Ereignis, dessen Zeitraum sich mit diesem überschneidet.",
        "Every event whose period overlaps with this one is shown.",
    ),
    "filter_none": ("Alle", "All"),
    "filter_reset": ("Filter zurücksetzen", "Reset filters"),
    "filter_rule": (
        "Die Zahl hinter einer Auswahl sagt, wie viele Ereignisse sie unter den übrigen Filtern hat. Mehrere Werte eines Filters gelten als „oder“, verschiedene Filter als „und“.",
        "The number behind a choice says how many events it has under the other filters. Several values of one filter mean “or”, different filters mean “and”.",
    ),
    "filter_or": (" oder ", " or "),
    "dates_reversed": (
        "„Von“ liegt nach „Bis“: In diesem Zeitraum kann nichts liegen.",
        "“From” lies after “To”: nothing can lie in that period.",
    ),
    # out
    "download_none": ("Nichts herunterzuladen", "Nothing to download"),
    "download_one": ("1 Ereignis als CSV", "1 event as CSV"),
    "download_many": ("{n} Ereignisse als CSV", "{n} events as CSV"),
    "download_help": (
        "Genau die gefilterten Ereignisse, auch die ohne Datum; öffnet in Excel und LibreOffice.",
        "Exactly the filtered events, the undated ones too; opens in Excel and LibreOffice.",
    ),
    "download_file": ("ereignisse.csv", "events.csv"),
    # charts
    "overview_month": ("Ereignisse je Monat", "Events per month"),
    "overview_quarter": ("Ereignisse je Quartal", "Events per quarter"),
    "overview_year": ("Ereignisse je Jahr", "Events per year"),
    "overview_brush": (
        "– zum Eingrenzen einen Bereich aufziehen oder eine Säule anklicken",
        "– draw a box or click a bar to narrow the period",
    ),
    "overview_alt": (
        "Säulendiagramm: {unit}, {range}, höchstens {most}.",
        "Bar chart: {unit}, {range}, at most {most}.",
    ),
    "overview_hover": (
        "<b>{when}</b><br>{exact} auf Tag oder Woche genau<br>{imprecise} ungenau, anteilig verteilt",
        "<b>{when}</b><br>{exact} exact to the day or week<br>{imprecise} less exact, spread evenly",
    ),
    "exact": ("auf Tag oder Woche genau", "exact to the day or week"),
    "imprecise": ("ungenauer, anteilig über den Zeitraum verteilt", "less exact, spread over its period"),
    "lanes_by": ("Spuren", "Lanes"),
    "by_topic": ("Nach Thema", "By topic"),
    "by_actor": ("Nach Akteur", "By actor"),
    "view": ("Ausschnitt", "View"),
    "view_dense": ("{first}–{last}", "{first}–{last}"),
    "view_all": ("Alles: {first}–{last}", "All: {first}–{last}"),
    "lanes_alt": (
        "Zeitleiste, {first} bis {last}. Zahl der Ereignisse: {n}, der Spuren: {lanes}. Dieselben Ereignisse stehen unten in der Tabelle und in der Auswahlliste.",
        "Timeline, {first} to {last}. Number of events: {n}, of lanes: {lanes}. The same events stand below in the table and in the list.",
    ),
    "lanes_rule_topic": (
        "Ein Ereignis mit mehreren Themen steht nur in der Spur seines wichtigsten Themas.",
        "An event with several topics stands only in the lane of its most important one.",
    ),
    "lanes_rule_topic_chosen": (
        "Ein Ereignis steht nur in einer Spur: in der des ersten gewählten Themas, zu dem es gehört.",
        "An event stands in one lane only: that of the first chosen topic it belongs to.",
    ),
    "lanes_rule_actor": (
        "Ein Ereignis steht in der Spur jedes seiner Akteure, sofern dieser zu den {n} häufigsten gehört, sonst unter „{others}“.",
        "An event stands in the lane of each of its actors that is among the {n} most frequent, otherwise under “{others}”.",
    ),
    "lanes_rule_actor_chosen": (
        "Ein Ereignis steht in der Spur jedes gewählten Akteurs, der daran beteiligt ist.",
        "An event stands in the lane of every chosen actor that takes part in it.",
    ),
    "lanes_before_one": ("1 Ereignis liegt vor dem Ausschnitt.", "1 event lies before this view."),
    "lanes_before_many": ("{n} Ereignisse liegen vor dem Ausschnitt.", "{n} events lie before this view."),
    "lanes_after_one": ("1 Ereignis liegt danach.", "1 event lies after it."),
    "lanes_after_many": ("{n} Ereignisse liegen danach.", "{n} events lie after it."),
    "lanes_click": (
        "Ein Klick auf ein Ereignis zeigt seinen Satz und die Begründung des Datums.",
        "Click an event to see its sentence and the reason for its date.",
    ),
    "lanes_too_many": (
        "{n} Ereignisse sind zu viele, um sie einzeln zu zeichnen (höchstens {limit}). Überblick, Tabelle und Download zeigen sie; mit den Filtern oder im Überblick lässt sich eingrenzen.",
        "{n} events are too many to draw one by one (at most {limit}). The overview, the table and the download show them; narrow them with the filters or in the overview.",
    ),
    "lanes_nothing_dated": (
        "Keines der gefilterten Ereignisse hat ein Datum; sie stehen unten.",
        "None of the filtered events has a date; they stand below.",
    ),
    "other_actors": ("Weitere Akteure", "Other actors"),
    "other_topics": ("Weitere Themen", "Other topics"),
    "no_actor": ("Ohne Akteur", "No actor"),
    "no_topic": ("Ohne Thema", "No topic"),
    "today": ("Heute", "Today"),
    # legend
    "legend": ("Legende", "Legend"),
    "legend_day": ("Tag", "Day"),
    "legend_bar": ("Woche, Monat, Jahr", "Week, month, year"),
    "legend_open": ("Ende offen", "Open end"),
    # status
    "status": ("Status", "Status"),
    "status_occurred": ("geschehen", "occurred"),
    "status_claimed": ("behauptet", "claimed"),
    "status_planned": ("geplant", "planned"),
    "status_denied": ("verneint", "denied"),
    "status_occurred_long": ("als Tatsache berichtet", "reported as fact"),
    "status_claimed_long": ("unbestätigte Angabe", "unconfirmed word"),
    "status_planned_long": ("angekündigt oder beabsichtigt", "announced or intended"),
    "status_denied_long": ("bestritten oder nicht geschehen", "denied or did not happen"),
    # table
    "table": ("Ereignisse", "Events"),
    "table_alt": ("Tabelle der gefilterten Ereignisse mit Datum", "Table of the filtered events that have a date"),
    "table_first": (
        "Gezeigt werden die ersten {limit} von {n} Ereignissen; der Download enthält alle.",
        "The first {limit} of {n} events are shown; the download holds all of them.",
    ),
    "table_hint": (
        "Eine Zeile links markieren, um das Ereignis zu öffnen.",
        "Mark a row on the left to open the event.",
    ),
    "column_period": ("Zeit", "When"),
    "column_title": ("Ereignis", "Event"),
    "column_status": ("Status", "Status"),
    "column_actors": ("Akteure", "Actors"),
    "column_topics": ("Themen", "Topics"),
    "column_first": ("Von", "From"),
    "column_last": ("Bis", "To"),
    "column_document": ("Artikel", "Article"),
    "column_reason": ("Warum ohne Datum", "Why undated"),
    "undated": ("Ohne Datum", "Undated"),
    "undated_rule": (
        "Diese Ereignisse lassen sich keinem Zeitraum zuordnen. Sie zählen mit und sind im Download enthalten.",
        "These events cannot be assigned to any period. They are counted and are part of the download.",
    ),
    "undated_hidden_one": (
        "1 weiteres Ereignis ohne Datum passt zu den übrigen Filtern, aber zu keinem Zeitraum.",
        "1 more undated event matches the other filters, but no period.",
    ),
    "undated_hidden_many": (
        "{n} weitere Ereignisse ohne Datum passen zu den übrigen Filtern, aber zu keinem Zeitraum.",
        "{n} more undated events match the other filters, but no period.",
    ),
    "undated_alt": ("Tabelle der gefilterten Ereignisse ohne Datum", "Table of the filtered events without a date"),
    # one event
    "choose": ("Ereignis auswählen", "Choose an event"),
    "choose_hint": ("Ereignis auswählen oder Titel eintippen", "Choose an event or type its title"),
    "previous": ("Voriges", "Previous"),
    "next": ("Nächstes", "Next"),
    "detail": ("Das Ereignis", "The event"),
    "detail_filtered_out": (
        "Dieses Ereignis passt nicht zu den Filtern; es bleibt geöffnet, bis Sie es schließen.",
        "This event does not match the filters; it stays open until you close it.",
    ),
    "detail_gone": (
        "Das verlinkte Ereignis gibt es in diesem Bestand nicht (mehr).",
        "The linked event is not (or no longer) in this collection.",
    ),
    "detail_when": ("Zeit", "When"),
    "detail_reason": ("Begründung", "Reason"),
    "detail_status": ("Status", "Status"),
    "detail_actors": ("Akteure", "Actors"),
    "detail_topics": ("Themen", "Topics"),
    "detail_document": ("Artikel", "Article"),
    "detail_published": ("Artikel vom", "Article of"),
    "detail_disagreement": ("Die Quellen sind sich uneins", "The sources disagree"),
    "detail_corrected": ("Von Hand geändert", "Changed by hand"),
    "detail_reports": ("So berichten es die Quellen", "As the sources report it"),
    "detail_context": ("Im Artikel", "In the article"),
    "detail_article": ("Der ganze Artikel", "The whole article"),
    "mark_timex": ("Zeitangabe", "time expression"),
    "mark_actor": ("Akteur", "actor"),
    "published_stated": ("angegeben", "stated"),
    "published_inferred": ("erschlossen", "inferred"),
    "published_set": ("von Hand gesetzt", "set by hand"),
    "published_none": ("unbekannt", "unknown"),
    "no_date": ("ohne Datum", "undated"),
    "none": ("–", "–"),
    # articles that come in
    "intake": ("Artikel hinzufügen", "Add articles"),
    "intake_files": ("Dateien", "Files"),
    "intake_files_help": (
        "Gelesen werden: {kinds}. Alles bleibt auf diesem Rechner.",
        "Read are: {kinds}. Everything stays on this machine.",
    ),
    "intake_text": ("Oder ein Text", "Or a text"),
    "intake_text_hint": ("Den Text eines Artikels hier einfügen", "Paste the text of an article here"),
    "intake_title": ("Titel des Textes (freiwillig)", "Title of the text (optional)"),
    "intake_date": ("Datum des Textes (freiwillig)", "Date of the text (optional)"),
    "intake_date_help": (
        "Wann er geschrieben wurde: 2025-06-23, 2025-06 oder 2025. Ohne Angabe wird es erschlossen, wo der Text es hergibt.",
        "When it was written: 2025-06-23, 2025-06 or 2025. Without it, the date is inferred where the text allows.",
    ),
    "intake_date_wrong": (
        "Schreiben Sie das Datum wie 2025-06-23, 2025-06 oder 2025.",
        "Write the date as 2025-06-23, 2025-06 or 2025.",
    ),
    "intake_into": ("Sammlung", "Collection"),
    "intake_new": ("Neue Sammlung …", "New collection …"),
    "intake_new_name": ("Name der neuen Sammlung", "Name of the new collection"),
    "intake_read": ("Lesen", "Read"),
    "intake_nothing": ("Wählen Sie Dateien aus oder fügen Sie einen Text ein.", "Choose files or paste a text."),
    "not_taken_kind": ("Diese Art Datei wird nicht gelesen.", "This kind of file is not read."),
    "not_taken_large": (
        "Die Datei hat mehr als {limit} MB; teilen Sie sie auf.",
        "The file has more than {limit} MB; split it.",
    ),
    "not_taken_empty": ("Die Datei ist leer.", "The file is empty."),
    "not_taken_known": ("Diese Datei ist schon in der Sammlung.", "This file is in the collection already."),
    "articles_one": ("1 Artikel", "1 article"),
    "articles_many": ("{n} Artikel", "{n} articles"),
    "events_one": ("1 Ereignis", "1 event"),
    "events_many": ("{n} Ereignisse", "{n} events"),
    # collections
    "collection": ("Sammlung", "Collection"),
    "collection_seeds": ("Beispielartikel", "Sample articles"),
    "collection_empty": ("Geben Sie der neuen Sammlung einen Namen.", "Give the new collection a name."),
    "collection_taken": ("Eine Sammlung dieses Namens gibt es schon.", "There is a collection of that name already."),
    # states of the store
    "building": ("Die Artikel werden gelesen …", "Reading the articles …"),
    "building_progress": (
        "Die Artikel werden gelesen … {done} von {to_do}",
        "Reading the articles … {done} of {to_do}",
    ),
    "build_failed": (
        "Die Artikel konnten nicht neu gelesen werden; gezeigt wird der letzte Stand.",
        "The articles could not be read anew; you see the last state.",
    ),
    "refused_one": ("1 Datei wurde nicht gelesen", "1 file was not read"),
    "refused_many": ("{n} Dateien wurden nicht gelesen", "{n} files were not read"),
    "store_missing": ("Der Bestand fehlt: {path}", "The collection is missing: {path}"),
    "store_missing_help": (
        "So wird er aus einem Ordner mit Artikeln gebaut:",
        "This builds it from a folder of articles:",
    ),
    "store_broken": ("Der Bestand lässt sich nicht öffnen: {path}", "The collection cannot be opened: {path}"),
    "store_broken_help": (
        "So wird er neu gebaut; die Artikel selbst bleiben unverändert:",
        "This builds it anew; the articles themselves stay as they are:",
    ),
    "topics_broken": (
        "Die Datei der Themen hat einen Fehler; ihre Namen fehlen, bis er behoben ist.",
        "The file of topics has a mistake; their names are missing until it is mended.",
    ),
    "empty": ("Noch keine Ereignisse", "No events yet"),
    "empty_help": (
        "Legen Sie deutsche Nachrichtenartikel als Textdateien (.txt) in einen Ordner und lassen Sie sie lesen. Danach zeigt diese Seite die Ereignisse.",
        "Put German news articles as text files (.txt) into a folder and have them read. This page then shows the events.",
    ),
    "no_match": ("Kein Ereignis passt zu allen Filtern.", "No event matches all filters."),
    "no_match_help": (
        "Entfernen Sie einen der Filter oben oder setzen Sie alle zurück.",
        "Remove one of the filters above or reset them all.",
    ),
}

LANGUAGES: Mapping[str, Words] = {
    code: MappingProxyType({key: texts[place] for key, texts in _TABLE.items()}) for place, code in enumerate(CODES)
}
