"""Lists within lists of a narrative, in every kind of paper."""

from __future__ import annotations

import io
import re
from pathlib import Path

from docx import Document

from support.running import run
from support.samples import written

CASE = """
title: T
period: {starts: 2026-04-01, ends: 2028-03-31}
grades:
  G: {salary: 40000, in_post: 1, vacant: 0, supplement: 1000}
on_costs: 25%
narrative:
  post: |
    1. first
       - inner **strong**
         - deep {grades.g.in_post} FTE
    2. second
"""


def test_lists_within_lists_are_so_in_every_kind(tmp_path: Path, undrawn: None) -> None:
    case = written(tmp_path, CASE)
    made = {}
    for ending in ("md", "html", "docx"):
        file = tmp_path / f"p.{ending}"
        assert run("report", case, "-o", file).code == 0
        made[ending] = file.read_bytes()
    lines = made["md"].decode().split("\n")
    start = lines.index("1. first")
    assert lines[start : start + 4] == ["1. first", "    - inner **strong**", "        - deep 1 FTE", "2. second"]
    bare = re.sub(r"</?data[^>]*>", "", made["html"].decode())
    wanted = "<ol><li>first<ul><li>inner <strong>strong</strong><ul><li>deep 1 FTE</li></ul></li></ul></li><li>second</li></ol>"
    assert wanted in bare
    points = {one.text: one for one in Document(io.BytesIO(made["docx"])).paragraphs}
    styles = {
        text: str(getattr(points[text].style, "name", "")) for text in ("1. first", "inner strong", "deep 1 FTE", "2. second")
    }
    assert list(styles.values()) == ["List Paragraph", "List Bullet 2", "List Bullet 3", "List Paragraph"]


def test_a_template_without_styles_of_inner_points_has_them_further_in(tmp_path: Path, undrawn: None) -> None:
    council = Document()
    for name in ("List Bullet 2", "List Bullet 3"):
        element = council.styles[name].element
        element.getparent().remove(element)
    council.save(str(tmp_path / "council.docx"))
    file = tmp_path / "p.docx"
    assert run("report", written(tmp_path, CASE), "-o", file, "--template", tmp_path / "council.docx").code == 0
    indents = [
        one.paragraph_format.left_indent for one in Document(str(file)).paragraphs if one.text in ("inner strong", "deep 1 FTE")
    ]
    assert [one is not None for one in indents] == [True, True]
    assert int(indents[0] or 0) < int(indents[1] or 0)
