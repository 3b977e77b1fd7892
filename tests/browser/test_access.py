"""What a reader with a screen reader, weak eyes or no mouse meets: axe-core's rules, in both languages and schemes."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Reader, Server
from playwright.sync_api import Page, expect

Arrive = Callable[..., Reader]

# What is Streamlit's own and cannot be mended from here: rule → a part of the element, and why.
NOT_OURS: dict[str, tuple[str, ...]] = {}


def serious(page: Page) -> list[str]:
    """The serious violations that are ours: rule, place and element."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['html'][:300]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
        if not any(part in f"{node['target']} {node['html']}" for part in NOT_OURS.get(one["id"], ()))
    ]


@pytest.mark.parametrize("locale", ["de-DE", "en-GB"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_serious_violation_is_ours(small: Server, reader: Arrive, width: int, scheme: str, locale: str) -> None:
    page = reader(width, 900, scheme, locale).open(f"{small.address}/?akteur=Iran&rolle=mentioned&unbekannt=1")
    page.get_by_role("button", name=re.compile("Nächstes|Next")).click()
    expect(page.locator("h3.event")).to_be_visible()
    assert serious(page) == []
