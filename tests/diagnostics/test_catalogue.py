"""The catalogue as commands and reports read it; `tests/test_catalogue.py` holds what it says."""

from __future__ import annotations

from supplement_calc.diagnostics.catalogue import pages


def test_a_page_is_read_in_its_parts() -> None:
    page = pages()["not-used"]
    assert page.text.startswith("# not-used\n\nwarning\n\n")
    assert page.severity == "warning"
    assert page.meaning.startswith(page.summary)
    assert page.meaning in page.text.replace("\n", " ")


def test_pages_are_in_the_order_of_their_codes_and_have_each_a_level() -> None:
    assert list(pages()) == sorted(pages())
    assert {page.severity for page in pages().values()} <= {"error", "warning", "note"}
