"""Text that wants to be more than text: in titles, sentences, names, topics, file names and the collection's name.

Nothing of it runs, and all of it stands on the page, in the chart and in the files given out as it was written.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import Reader, Server
from page_events import Told, day, empty_store, stated, told
from playwright.sync_api import Browser, Page, expect
from steps import dots, lanes, point_at

from timeline.model import Filter
from timeline.outputs import OUTPUTS
from timeline.page.words import LANGUAGES
from timeline.store import Store
from timeline.writing import write

Arrive = Callable[..., Reader]
SCRIPTS = '<script>hacked=1</script><img src=x onerror="hacked=2"><svg onload=hacked=3>]]><b>fett</b>&lt;i&gt; {{7*7}}'
MARKS = ":red[rot] :material_home: :streamlit: :small[x] **fett** _k_ [Link](javascript:hacked=4) ![b](x) `c` $x^2$ # K"
FORMULAS = '=HYPERLINK("http;x.example","k") @SUM(1+1) +1+1 -1+1 $$\\frac{1}{2}$$ %{customdata} ${7*7} <%= 7*7 %> ~~w~~'
HOSTILE = {"scripts": SCRIPTS, "marks": MARKS.replace("_home", "/home"), "formulas": FORMULAS}
COLLECTION = "<img src=x onerror=hacked=5> :red[x] $x$ [a](b) **c**"


def hostile_store(path: Path) -> Path:
    """An article for each, which bears it as its name."""
    articles = []
    for number, text in enumerate(HOSTILE.values(), 1):
        when = f"2026-03-0{number}"
        one = Told(
            f"Am {number}. März 2026 stand {text} zu lesen.", f"Am {number}. März 2026", day(when), (text,), (text,)
        )
        other = Told(
            f"Später stand {text} noch einmal da.", "", None, (text,), (text,), reason=f"{text} sagt nicht, wann."
        )
        articles.append(told(f"{text}.txt", stated("2026-03-07"), (replaced(one, text), replaced(other, text))))
    write(path, set(), articles, [(f"/archiv/{SCRIPTS}.txt", SCRIPTS)])
    return path


def replaced(one: Told, title: str) -> Told:
    return Told(one.sentence, one.words, one.period, one.actors, one.topics, title=title, reason=one.reason)


@pytest.fixture(scope="session")
def server(serve: Callable[[str, Callable[[Path], Path]], Server]) -> Server:
    return serve(COLLECTION, hostile_store)


def solid(text: str) -> str:
    """Without blanks: where lines are broken is no matter here, nor what keeps icons from being drawn."""
    return re.sub(r"[\s\u2060]", "", text)


def assert_harmless(one: Reader) -> None:
    """Nothing ran, nothing was drawn that the text asked for, nobody else was asked."""
    page = one.page
    assert page.evaluate("typeof hacked") == "undefined"
    for drawn in ("img[src='x']", ".katex", "a[href^='javascript']", "svg[onload]", "[data-testid='stIconMaterial'] b"):
        assert page.locator(drawn).count() == 0, drawn
    assert one.errors == []
    assert one.foreign == []


def arrived(reader: Arrive) -> Reader:
    one: Reader = reader(height=1400)
    one.page.on("dialog", lambda dialog: one.errors.append(f"dialog: {dialog.message}"))
    return one


@pytest.mark.parametrize("kind", list(HOSTILE))
def test_an_event_shows_it_as_it_was_written(server: Server, reader: Arrive, kind: str) -> None:
    text = HOSTILE[kind]
    store = Store.open(server.store)
    event = next(row for row in store.events(Filter(actors=(text,))).to_dict("records") if row["expression"])
    store.close()
    one = arrived(reader)
    page = one.page
    one.open(f"{server.address}/?ereignis={event['id']}&spuren=akteur")
    expect(page.locator("h3.event")).to_have_text(text)
    for place in (".excerpt", ".facts"):
        assert solid(text) in solid(page.locator(place).first.inner_text())
    assert solid(text)[:40] in solid(labels(page))
    assert f"{text}.txt" in page.locator(".facts").inner_text()
    page.get_by_text("Der ganze Artikel").click()
    expect(page.locator(".article")).to_contain_text(text)
    hover = lanes(page).locator(".hoverlayer")
    point_at(page, dots(page).first, hover)
    expect(hover).to_contain_text("März 2026")
    assert any(solid(other)[:90] in solid(hover.text_content() or "") for other in HOSTILE.values())
    assert_harmless(one)


def labels(page: Page) -> str:
    """The lanes' labels, one after the other."""
    written = page.locator(".js-plotly-plot").nth(1).locator(".yaxislayer-above text, .annotation-text")
    return "".join(written.all_text_contents())


def test_filters_lists_and_the_collection_are_text_too(server: Server, reader: Arrive) -> None:
    one = arrived(reader)
    page = one.open(f"{server.address}/?akteur={'&akteur='.join(quote(text, safe='') for text in HOSTILE.values())}")
    chip = page.locator(".st-key-chips")
    for text in HOSTILE.values():
        assert solid(text) in solid(chip.inner_text())
    side = page.get_by_test_id("stSidebar")
    expect(side).to_contain_text(SCRIPTS)
    assert COLLECTION in page.content().replace("&lt;", "<").replace("&gt;", ">")
    field = page.get_by_role("combobox", name=re.compile("Ereignis auswählen"))
    field.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").nth(2 * len(HOSTILE) - 1)).to_be_visible()
    options = solid(" ".join(page.get_by_role("option").all_inner_texts()))
    for text in HOSTILE.values():
        assert solid(text) in options
    assert_harmless(one)


def given_out(server: Server, kind: str) -> bytes:
    """A file of all events."""
    store = Store.open(server.store)
    try:
        return OUTPUTS[kind].make(store.events(Filter()), LANGUAGES["de"], {})
    finally:
        store.close()


def shown_in(browser: Browser, markup: str) -> tuple[str, list[str]]:
    """What a browser shows of a piece of HTML, and what harm it did."""
    page, harm = browser.new_page(), []
    page.on("dialog", lambda dialog: harm.append(dialog.message))
    page.on("request", lambda request: harm.append(request.url))
    page.set_content(markup)
    page.wait_for_function(
        "[...document.images].every((picture) => picture.complete)"
    )  # or has told that it is not there
    if page.evaluate("typeof hacked") != "undefined":
        harm.append("a script ran")
    text = page.inner_text("body")
    page.close()
    return text, harm


def test_the_printed_report_and_the_slides_are_text(server: Server, browser: Browser) -> None:
    slides = json.loads(given_out(server, "timelinejs"))["events"]
    of_slides = "".join(f"<div>{s['text']['headline']}<i>{s['group']}</i>{s['text']['text']}</div>" for s in slides)
    assert len(slides) == len(HOSTILE)
    for markup in (given_out(server, "report").decode(), of_slides):
        text, harm = shown_in(browser, markup)
        assert harm == []
        for hostile in HOSTILE.values():
            assert text.count(hostile) >= 4  # title, sentence, actor, topic


SECRET = "Vogelbeere"
ARTICLES = {  # read, and refused at different places
    "a.txt": f"date 2026-03-07\n\nAm Montag traf Putin in Moskau den Papst; das Kennwort war {SECRET}.".encode(),
    "b.jsonl": f'{{"text": "{SECRET}", "date": "{SECRET}"}}\n{{"{SECRET}\n'.encode(),
    "c.pdf": f"%PDF-1.4 {SECRET}".encode(),
    "d.docx": f"PK\x03\x04 {SECRET}".encode(),
    "e.html": f"<p>{SECRET}".encode(),
    "f.zip": f"PK {SECRET}".encode(),
    "g.txt": f"{SECRET}\0".encode(),
}


def test_no_word_of_an_article_gets_into_the_log(
    serve: Callable[[str, Callable[[Path], Path]], Server], server: Server, reader: Arrive
) -> None:
    logged = serve("logged", empty_store)
    page = reader(height=1600).open(logged.address)
    page.get_by_role("button", name="Artikel hinzufügen").click()
    files = [{"name": name, "mimeType": "", "buffer": content} for name, content in ARTICLES.items()]
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(files)  # type: ignore[arg-type]
    expect(page.get_by_test_id("stFileChip")).to_have_count(len(files))
    page.get_by_role("button", name=re.compile("^Lesen$")).click()
    expect(page.get_by_role("dialog")).to_have_count(0, timeout=120_000)
    expect(page.get_by_test_id("stAlert").filter(has_text="c.pdf")).to_be_visible()
    expect(page.locator(".shown")).to_be_visible()
    page.goto(f"{logged.address}/?text={SECRET}")
    expect(page.locator(".st-key-chips")).to_contain_text(SECRET)
    assert SECRET not in logged.log.read_text()
    assert not any(text in server.log.read_text() for text in HOSTILE.values())
