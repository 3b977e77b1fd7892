"""A change of the page rereads nothing; a change of what reads an article rereads everything."""

from timeline.program import ROOMS, reading_rooms


def names() -> set[str]:
    return {file.relative_to(ROOMS).as_posix() for file in reading_rooms()}


def test_every_room_that_an_article_goes_through_counts() -> None:
    used = {"pipeline.py", "reading.py", "sentences.py", "resolution.py", "recogniser.py", "titles.py", "likeness.py"}
    rules = {"german/rules.py", "german/dates.py", "german/words.py", "german/status_words.py"}
    assert used | rules <= names()


def test_page_exports_commands_and_training_do_not() -> None:
    folders = ("page/", "training/")
    assert not [name for name in names() if name.startswith(folders) or name in ("__main__.py", "exports.py")]
