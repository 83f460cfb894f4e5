"""The workbook of a case, whole."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from ..reports import Report


def written(report: Report) -> bytes:
    """The workbook as a file's bytes, the same each time for the same case."""
    from xlsxwriter import Workbook

    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(file, options) as book:
        book.set_properties({"title": report.case.title, "created": datetime(2000, 1, 1)})  # noqa: DTZ001
        cover = book.add_worksheet("Cover")
        cover.write_string(0, 0, report.case.title)
    return file.getvalue()
