"""The user's files: named for their store, replaced whole, the version before kept."""

from pathlib import Path

import pytest

from timeline.keeping import keep, kept_beside
from timeline.model import DataError


@pytest.mark.parametrize(
    ("store", "file"), [("data/timeline.duckdb", "data/dates.yaml"), ("x/leak.duckdb", "x/leak.dates.yaml")]
)
def test_each_store_has_its_own_file(store: str, file: str) -> None:
    assert kept_beside(Path(store), "dates") == Path(file)


def test_the_version_before_stays(tmp_path: Path) -> None:
    file = tmp_path / "dates.yaml"
    keep(file, "first\n")
    keep(file, "second\n")
    keep(file, "third\n")
    assert file.read_text() == "third\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dates.yaml", "dates.yaml.bak"]
    assert (tmp_path / "dates.yaml.bak").read_text() == "second\n"


def test_where_nothing_can_be_written_nothing_changes(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    with pytest.raises(DataError, match="nothing was changed"):
        keep(blocked / "dates.yaml", "x")
    assert blocked.read_text() == "no folder"
