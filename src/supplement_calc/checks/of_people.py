"""What a rule finds, as a problem: the one way from a breach to its text, which says nothing of a small count of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..case.people.counts import FEWEST, SECTIONS
from ..diagnostics import Problem, Span
from ..ledger import Figure, Input
from ..parser.tree import Mapping, Node, Path, node_at
from .sound_sections import UnsoundSection, section_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .context import CheckContext
    from .rule import Breach, Rule

_HELP = "add `--full` to see the figures, where nobody else reads the log, and correct one of them"
_Place = tuple[int, int, int]


def problem_of(context: CheckContext, rule: Rule, breach: Breach) -> Problem:
    """A breach as a problem. Where one of the figures that it `shows` is not shown, it has the rule and the row in place of its
    own words; so too a breach that does not say which figures it shows, in a row that has a count which is not shown."""
    row = None if context.full else _hidden_row(context, breach)
    headline, span, help, related, withheld, _ = breach
    if row is None:
        return Problem(rule.code, headline, span, help, related, rule.severity, withheld=withheld)
    words = rule.code.replace("-", " ").replace(" fte", " FTE")
    headline = f"{_name(row)}: {words}; it has counts of people under {FEWEST}, which are not shown without --full"
    return Problem(rule.code, headline, span, _HELP, related, rule.severity, withheld=True)


def _hidden_row(context: CheckContext, breach: Breach) -> Path | None:
    """The row of a count that the words of a breach may give away; None where they give none away. Where it is not known which
    counts are hidden, since a section has errors, any of people may be."""
    from ..evidence.excerpts import has_people

    shows = None if breach.shows is None else [figure for figure in breach.shows if figure is not None]
    spans = (breach.span, *(related.span for related in breach.related))
    try:
        if not has_people(context.case):
            return None
        if shows is not None:
            return next((_row_of(figure) for figure in shows if figure.id in context.suppressed.instead), None)
        rows = context.once(_hidden_rows)
        return next((rows[place] for span in spans if (place := _place(span)) in rows), None)
    except UnsoundSection:
        if shows is not None:
            return next((row for figure in shows if (row := _row_of(figure))[:1] and row[0] in SECTIONS), None)
        sections = [section_at(context.case.root, span) for span in spans]
        return next(((section,) for section in sections if section in SECTIONS), None)


def _hidden_rows(context: CheckContext) -> dict[_Place, Path]:
    """Every place in a row that has a figure which is not shown, with the row's path."""
    figures = context.ledgers.workforce.ledger.figures
    rows = {_row_of(figures[id]) for id in context.suppressed.instead if isinstance(figures[id].origin, Input)}
    found: dict[_Place, Path] = {}
    for row in sorted(rows - {()}):
        found[_place(context.case.place(*row))] = row
        found |= {_place(span): row for span in _spans(node_at(context.case.root, row))}
    return found


def _spans(node: Node) -> Iterator[Span]:
    """Where every key and every value of a node stands."""
    if isinstance(node, str):
        yield node.span
        return
    if isinstance(node, Mapping):
        yield from (key.span for key in node.keys_at.values())
    for child in node.values() if isinstance(node, Mapping) else node:
        yield from _spans(child)


def _row_of(figure: Figure) -> Path:
    """The path of the row that an input stands in."""
    path = figure.origin.path[:-1] if isinstance(figure.origin, Input) else ()
    return path[:-1] if path[-1:] == ("printed",) else path


def _name(row: Path) -> str:
    """What a row is called: its team, date, funnel or indicator, or the group that it is the total of."""
    names = [name for name in row[1:] if name not in ("teams", "series", "total", "earlier", "values", "new")]
    return ", ".join(names[1:] or names) or row[0]


def _place(span: Span) -> _Place:
    return span.source.order, span.line, span.column
