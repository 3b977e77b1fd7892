"""Articles handed in through the page: every format, pasted text, what is refused and why, in the reader's language."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import PROJECT, Reader, Server
from handed_in import ENGLISH, EVERY_FORMAT, NO_EVENT, REFUSED, Handed, story
from playwright.sync_api import Browser, Locator, Page, expect
from steps import fact, open_event, shown

from timeline.pipeline import build

Arrive = Callable[..., Reader]

NOTE_PROGRESS = """
window.progress = [];
new MutationObserver(() => {
  const told = document.querySelector('[data-testid="stProgress"]')?.innerText;
  if (told && told !== window.progress.at(-1)) window.progress.push(told);
}).observe(document, { childList: true, subtree: true, characterData: true });
"""


def program(folder: Path) -> Path:
    """A copy of the program with two articles of its own, so that no test writes into the real one."""
    for name in ("timeline", "data", ".streamlit"):
        leave = shutil.ignore_patterns("__pycache__", "*.duckdb*", "*.articles")
        shutil.copytree(PROJECT / name, folder / name, ignore=leave)
    shutil.copy(PROJECT / "dashboard.py", folder)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "erster.txt").write_text(f"date 2025-04-02\n\n{story('Norden')}", "utf-8")
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program as it is started without a store's name."""
    server = Server(program=program(tmp_path_factory.mktemp("home")))
    yield server.wait()
    server.stop()


def upload(page: Page, *files: tuple[str, bytes] | Path) -> None:
    """Open the dialog and choose files; their names are then listed in it."""
    page.get_by_role("button", name=re.compile("Artikel hinzufügen|Add articles")).click()
    chooser = page.get_by_test_id("stFileUploaderDropzoneInput")
    given = [
        one if isinstance(one, Path) else {"name": one[0], "mimeType": "application/octet-stream", "buffer": one[1]}
        for one in files
    ]
    chooser.set_input_files(given)  # type: ignore[arg-type]
    expect(page.get_by_test_id("stFileChip")).to_have_count(len(files))


def into_new(page: Page, name: str) -> None:
    """Choose that the articles go to a collection of their own."""
    page.get_by_role("dialog").get_by_role("combobox", name=re.compile("Sammlung|Collection")).click()
    page.get_by_role("option", name=re.compile("Neue Sammlung|New collection")).click()
    page.get_by_role("textbox", name=re.compile("Name der neuen|Name of the new")).fill(name)


def have_read(page: Page) -> None:
    """Press the button and wait until the page tells what became of it."""
    page.get_by_role("button", name=re.compile("^Lesen$|^Read$")).click()
    expect(page.get_by_role("dialog")).to_have_count(0, timeout=120_000)
    expect(alerts(page).first).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def alerts(page: Page) -> Locator:
    """What the page tells: done or refused."""
    return page.get_by_test_id("stAlert")


@pytest.fixture(scope="module")
def harbour(home: Server, browser: Browser) -> Iterator[Page]:
    """The page after a reader handed in a file of every format, some of them refused, to a new collection."""
    one = Reader.arrive(browser, height=1600)
    one.page.add_init_script(NOTE_PROGRESS)
    page = one.open(home.address)
    files = [(one.name, one.content) for one in (*EVERY_FORMAT, *REFUSED)]
    upload(page, *files)
    into_new(page, "Hafen")
    have_read(page)
    yield page
    one.leave()


def test_the_first_start_reads_the_articles_that_come_with_the_program(home: Server, reader: Arrive) -> None:
    one = reader()
    page = one.open(home.address)
    expect(shown(page)).to_have_text(re.compile(r"^Alle \d+ Ereignisse · 1\. April 2025 bis 2\. April 2025"))


def test_a_bar_shows_how_far_the_reading_is(harbour: Page) -> None:
    told = harbour.evaluate("window.progress")
    assert any(re.search(r"Die Artikel werden gelesen … \d+ von \d+", one) for one in told), told


def test_the_page_says_what_was_read(harbour: Page) -> None:
    expect(alerts(harbour).first).to_have_text(re.compile(rf"^{len(EVERY_FORMAT)} Artikel · \d+ Ereignisse$"))
    expect(harbour).to_have_url(re.compile("bestand=Hafen"))


@pytest.mark.parametrize("file", REFUSED, ids=lambda file: file.name)
def test_a_refused_file_is_named_with_the_reason(harbour: Page, file: object) -> None:
    told = alerts(harbour).filter(has_text=file.name)  # type: ignore[attr-defined]
    expect(told).to_contain_text(file.german)  # type: ignore[attr-defined]


@pytest.mark.parametrize("file", EVERY_FORMAT, ids=lambda file: file.name)
def test_a_file_of_each_format_shows_its_event_and_the_date_it_states(harbour: Page, file: Handed) -> None:
    open_event(harbour, f"im Hafen von {file.town}")
    expect(fact(harbour, "Zeit")).to_contain_text(file.event)
    expect(fact(harbour, "Artikel")).to_have_text(file.id)
    expect(fact(harbour, "Artikel vom")).to_contain_text(f"{file.article} (angegeben")
    expect(harbour.locator(".excerpt .timex").first).to_have_text("Gestern")


def test_the_same_formats_are_built_by_the_command(tmp_path: Path) -> None:
    for file in (*EVERY_FORMAT, *REFUSED):
        (tmp_path / file.name).write_bytes(file.content)
    summary = build([tmp_path], tmp_path / "store.duckdb")
    assert summary.articles == len(EVERY_FORMAT)
    assert {Path(one.file).name for one in summary.refused} == {file.name for file in REFUSED}


@pytest.mark.parametrize(
    ("title", "town", "written", "event", "says"),
    [
        ("Mit Datum", "Varel", "2025-05-22", "21. Mai 2025", "22. Mai 2025 (angegeben"),
        ("Ohne Datum", "Jever", "", "ohne Datum", "unbekannt"),
    ],
)
def test_a_pasted_text_is_read_with_and_without_a_date(
    home: Server, reader: Arrive, title: str, town: str, written: str, event: str, says: str
) -> None:
    page = reader(height=1600).open(home.address)
    page.get_by_role("button", name="Artikel hinzufügen").click()
    page.get_by_role("textbox", name="Oder ein Text").fill(story(town))
    page.get_by_role("textbox", name="Titel des Textes").fill(title)
    page.get_by_role("textbox", name="Datum des Textes").fill(written)
    have_read(page)
    open_event(page, f"im Hafen von {town}")
    expect(fact(page, "Zeit")).to_contain_text(event)
    expect(fact(page, "Artikel")).to_have_text(f"{title}.txt")
    expect(fact(page, "Artikel vom")).to_contain_text(says)


def test_the_dialog_says_what_is_missing_or_wrong(home: Server, reader: Arrive) -> None:
    page = reader(height=1200).open(home.address)
    page.get_by_role("button", name="Artikel hinzufügen").click()
    page.get_by_role("button", name="Lesen").click()
    expect(page.get_by_text("Wählen Sie Dateien aus oder fügen Sie einen Text ein.")).to_be_visible()
    page.get_by_role("textbox", name="Oder ein Text").fill(story("Varel"))
    page.get_by_role("textbox", name="Datum des Textes").fill("gestern")
    page.get_by_role("button", name="Lesen").click()
    expect(page.get_by_text("Schreiben Sie das Datum wie 2025-06-23")).to_be_visible()


def test_what_holds_no_event_or_is_known_already_is_said(home: Server, reader: Arrive) -> None:
    page = reader(height=1200).open(home.address)
    upload(page, ("kran.txt", story("Aurich").encode()), ("lexikon.txt", NO_EVENT.encode()))
    have_read(page)
    expect(alerts(page).filter(has_text="lexikon.txt")).to_contain_text("kein Ereignis")
    expect(alerts(page).filter(has_text="kran.txt")).to_have_count(0)
    upload(page, ("anders.txt", story("Aurich").encode()))
    page.get_by_role("button", name="Lesen").click()
    expect(alerts(page).filter(has_text="anders.txt")).to_contain_text("schon in der Sammlung")


def test_a_file_of_300_megabytes_is_refused_before_it_travels(home: Server, reader: Arrive, tmp_path: Path) -> None:
    with (tmp_path / "riesig.txt").open("wb") as huge:
        huge.truncate(300_000_000)
    page = reader(height=1200).open(home.address)
    upload(page, tmp_path / "riesig.txt")
    refused = page.get_by_test_id("stFileChip")
    refused.hover()
    expect(page.get_by_text(re.compile("höchstens 200"))).not_to_have_count(0)
    page.get_by_role("button", name="Lesen").click()
    expect(page.get_by_text("Wählen Sie Dateien aus oder fügen Sie einen Text ein.")).to_be_visible()


def test_refusals_are_told_in_english_to_an_english_reader(home: Server, reader: Arrive) -> None:
    page = reader(height=1600, locale="en-GB").open(home.address)
    upload(page, ("article.txt", story("Esens").encode()), *((file.name, file.content) for file in REFUSED))
    into_new(page, "Harbour")
    have_read(page)
    for file in REFUSED:
        expect(alerts(page).filter(has_text=file.name)).to_contain_text(file.english)
    expect(shown(page)).to_have_text(re.compile("^All "))


def test_a_collection_in_which_nothing_could_be_read_explains_itself(home: Server, reader: Arrive) -> None:
    page = reader(height=1200).open(home.address)
    upload(page, ("only.txt", (ENGLISH * 3).encode()))
    into_new(page, "Leer")
    have_read(page)
    expect(page.get_by_test_id("stSidebar")).to_have_count(0)  # the page is wider now, and drawn once more
    expect(page.locator("html")).to_have_attribute("data-drawn", "1160")
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(alerts(page).filter(has_text="only.txt").first).to_contain_text("nicht deutsch")
    expect(page.get_by_text("Noch keine Ereignisse")).to_be_visible()
    expect(page.get_by_role("button", name="Artikel hinzufügen")).to_be_visible()
