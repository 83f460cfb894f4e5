"""A page with all that its script needs: its sections as they are, and as data from which they are said for other inputs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

from ...charts.svg import drawn
from ...followed.follower import FIRST, Answer, Mark, Question
from ..lines import NEXT_TABLE, PICTURE, Each, Line, html_of, lines_of
from ..model import Paper, PaperBlock, Worked
from .edits import Made, atoms
from .follower import PageFollower
from .trees import Fork, Leaf, Place, Tree, Variants
from .variants import variants, whether_there

_STANDS_FOR = re.compile("[\U000f0000-\U0010fffd]")
_EXPRESSIONS = ("neg", "abs", "shift", "unit", "still")
_NUMBERS = re.compile(f"[{NEXT_TABLE}-{PICTURE}]")


class Numbers:
    """The numbers of tables and pictures, as they come."""

    def __init__(self) -> None:
        self._table = self._picture = 0

    def said(self, html: str) -> str:
        """The page with its numbers."""
        return _NUMBERS.sub(self._next, html)

    def _next(self, found: re.Match[str]) -> str:
        if found[0] == PICTURE:
            self._picture += 1
            return str(self._picture)
        self._table += found[0] == NEXT_TABLE
        return str(self._table)


class LivePage(NamedTuple):
    """The HTML of each section, and the data of all."""

    sections: list[str]
    data: dict[str, Any]


def plain_sections(paper: Paper) -> list[str]:
    """The HTML of each section of a page that is not live."""
    numbers = Numbers()
    sections = ([line for block in section.blocks for line in lines_of(block)] for section in paper.sections)
    return [numbers.said("\n".join(_plain_line(line) for line in lines)) for lines in sections]


def _plain_line(line: Line) -> str:
    return picture(line[1]) if line[0] == "picture" else html_of(line)


def picture(spec: str) -> str:
    """A chart with its caption."""
    from markupsafe import escape

    data = json.loads(spec)
    caption = f"<figcaption><strong>Figure {PICTURE}.</strong> {escape(data['title'])}</figcaption>"
    return f"<figure>{drawn(data)}{caption}</figure>"


def live_page(paper: Paper, follower: PageFollower) -> LivePage:
    """The page of a case: every section is made anew with its numbers followed."""
    made = _Data(follower)
    html, sections = [], []
    held: list[tuple[int, Question, Answer]] = []  # other answers make a paper of other sections from this one on
    for at, section in enumerate(paper.sections):
        assert section.make is not None
        found = variants(partial(_lines, section.make), follower)
        html.append(made.base(found))
        sections.append(made.items(found))
        held += ((at, *one) for one in found.gone)
    for at, section in paper.empty:
        assert section.make is not None
        held += ((at, *one) for one in whether_there(partial(_lines, section.make), follower).items())
    numbers = Numbers()
    return LivePage([numbers.said(text) for text in html], made.data(sections, held))


def _lines(make: Callable[[], Iterable[PaperBlock | Worked]]) -> Iterator[list[Line]]:
    return (lines_of(block) for block in make())


class _Data:
    """Marks, questions and trees as the page has them, each once."""

    def __init__(self, follower: PageFollower) -> None:
        self._follower = follower
        self._marks: list[list[Any]] = []
        self._mark_at: dict[int, int] = {}
        self._questions: dict[Question, int] = {}
        self._nodes: list[dict[str, Any]] = []
        self._node_at: dict[str, int] = {}
        self._trees: dict[int, tuple[Tree, int | None]] = {}
        self._rows: dict[str, Variants] = {}

    def data(self, sections: list[list[Any]], held: list[tuple[int, Question, Answer]]) -> dict[str, Any]:
        """All of it."""
        from_on = [(at, self._question(one), str(answer).lower()) for at, one, answer in held]
        questions = [[one.kind, *(self._part(part) for part in one.parts)] for one in self._questions]
        return {
            **self._follower.ledger.data(),
            "marks": self._marks,
            "questions": questions,
            "nodes": self._nodes,
            "sections": sections,
            "held": from_on,
        }

    def base(self, found: Variants) -> str:
        """The HTML as it is."""
        return "\n".join(self._base_line(line) for line in self._expanded(found.lines))

    def _base_line(self, line: Made) -> str:
        text = self._follower.text(str(line[1]))
        if line[0] == "reckoned":
            return picture(json.dumps(json.loads(text)["chart"]))
        return picture(text) if line[0] == "picture" else text

    def _expanded(self, lines: Iterable[Made]) -> Iterator[Made]:
        for line in lines:
            if isinstance(line[1], Each):
                yield from self._row(line[1]).lines
            else:
                yield line

    def _row(self, each: Each) -> Variants:
        if each.key not in self._rows:
            self._rows[each.key] = variants(each.lines, self._follower)
        return self._rows[each.key]

    def items(self, found: Variants) -> list[Any]:
        """A section as text, charts, and places that may read otherwise."""
        items: list[Any] = []
        by_line: dict[int, list[Place]] = {}
        for place in found.places:
            by_line.setdefault(place.line, []).append(place)
        starts = sorted({start for start, _ in found.guards.values()})
        after: list[Any] = []
        for start, end in reversed(list(pairwise([0, *starts, len(found.lines) + 1]))):
            made = [*self._between(found, by_line, start, end), *after]
            asked = [(self._question(one), str(answer).lower()) for one, (at, answer) in found.guards.items() if at == start]
            after = [{"g": asked, "i": _joined(made)}] if asked else made
        untried = [
            [[[self._question(one), str(answer).lower()] for one, answer in some] for some in pair] for pair in found.untried
        ]
        made = _joined([*items, *after])
        return [{"u": untried, "i": made}] if untried else made

    def _between(self, found: Variants, by_line: dict[int, list[Place]], start: int, end: int) -> list[Any]:
        """The items of some lines."""
        items: list[Any] = []
        at = start
        while at < end:
            whole = [one for one in by_line.get(at, ()) if not one.is_inner]
            for place in whole:
                items.append({"t": self._tree(place.tree, found.lines[place.start : place.end]), "k": _kind(found, place)})
                at = place.end
            if not any(place.end > place.start for place in whole):
                if at < len(found.lines):
                    inner = [one for one in by_line.get(at, ()) if one.is_inner]
                    items += self._line(found.lines[at], inner, _kind(found, Place(at, at, at + 1, None, False)))
                at += 1
        return items

    def _line(self, line: Made, inner: list[Place], kind: str) -> list[Any]:
        """A line by its parts: texts, and trees of what may read otherwise."""
        if line[0] == "reckoned":
            return [{"w": json.loads(str(line[1]))["of"]}]
        if isinstance(line[1], Each):
            return [{"t": self._kept({"is": self.items(self._row(line[1]))}), "k": "row"}]
        of, at = atoms(line[1]), 0
        parts: list[Any] = []
        for place in inner:
            parts += [self._text("".join(of[at : place.start])), self._tree(place.tree, [])]
            at = place.end
        parts = [part for part in (*parts, self._text("".join(of[at:]))) if part != ""]
        if line[0] == "picture":
            return [{"c": parts}]
        return [{"l": parts, "k": kind}] if inner else parts

    def _tree(self, tree: Tree, base: list[Made]) -> int | None:
        if tree is None:
            return None
        if id(tree) not in self._trees:
            self._trees[id(tree)] = (tree, self._node(tree, base))
        return self._trees[id(tree)][1]

    def _node(self, tree: Leaf | Fork, base: list[Made]) -> int | None:
        if isinstance(tree, Leaf):
            lines = tree.lines
            if lines != tuple(base) and self._has_hidden(lines):
                return None
            made = (
                [self._text(lines)]
                if isinstance(lines, str)
                else [item for line in lines for item in self._line(line, [], "block")]
            )
            node: dict[str, Any] = {"is": _joined(made)}
        else:
            answers = {str(answer).lower(): self._tree(branch, base) for answer, branch in tree.by_answer}
            node = {"q": self._question(tree.question), "to": {a: b for a, b in answers.items() if b is not None}}
        return self._kept(node)

    def _kept(self, node: dict[str, Any]) -> int:
        """The number of a node, the same of one that is alike."""
        key = json.dumps(node)
        if key not in self._node_at:
            self._node_at[key] = len(self._nodes)
            self._nodes.append(node)
        return self._node_at[key]

    def _has_hidden(self, lines: tuple[Made, ...] | str) -> bool:
        text = lines if isinstance(lines, str) else "".join(one[1] for one in lines if isinstance(one[1], str))
        marks = (self._follower.at(one) for one in _STANDS_FOR.findall(text))
        return any(at is not None and _root(self._follower.marks[at].expression) in self._follower.hidden for at in marks)

    def _question(self, question: Question) -> int:
        return self._questions.setdefault(question, len(self._questions))

    def _part(self, part: Any) -> Any:
        if isinstance(part, tuple) and part and part[0] not in _EXPRESSIONS:
            return [self._part(one) for one in part]
        return self._text(part) if isinstance(part, str) else part

    def _text(self, text: str) -> str:
        """A text with its marks numbered as the page has them."""
        return _STANDS_FOR.sub(lambda found: chr(FIRST + self._mark(found[0])), text)

    def _mark(self, character: str) -> int:
        at = self._follower.at(character)
        assert at is not None
        if at not in self._mark_at:
            mark = self._follower.marks[at]
            terms = [self._part(term) for term in mark.terms]
            self._mark_at[at] = len(self._marks)
            self._marks.append(self._plain(mark, terms, self._follower.texts[at]))
        return self._mark_at[at]

    def _plain(self, mark: Mark, terms: list[Any], text: str) -> list[Any]:
        if _is_still(mark.expression):
            is_hidden = _root(mark.expression) in self._follower.hidden
            return [None, "held_value", "" if is_hidden else text] if mark.rule == "exact" else [None, "held", text]
        return [mark.expression, mark.rule, *terms]


def _root(expression: Any) -> Any:
    while isinstance(expression, tuple) and expression[0] != "still":
        expression = expression[1]
    return expression


def _is_still(expression: Any) -> bool:
    root = _root(expression)
    return isinstance(root, tuple)


def _kind(found: Variants, place: Place) -> str:
    """How a place says that it cannot follow: as a row of a table, as a note of a list, or as a paragraph."""
    if (
        place.start in found.bounds
        and place.end in found.bounds
        and found.lines[place.start : place.start + 1]
        and (found.lines[place.start][0] != "row")
    ):
        return "block"
    kind = found.lines[min(place.start, len(found.lines) - 1)][0] if found.lines else "row"
    return "note" if kind in ("note", "/notes") else "row"


def _joined(items: list[Any]) -> list[Any]:
    """The items, texts that follow each other as one."""
    made: list[Any] = []
    for item in items:
        if made and isinstance(item, str) and isinstance(made[-1], str):
            made[-1] += f"\n{item}"
        else:
            made.append(item)
    return made
