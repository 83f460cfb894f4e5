"""What whoever builds words asks of a page that is followed: texts of figures, and what is not followed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from ...ledger import Figure, Input
from ...ledger.rounding import settled
from .follower import Asked, Mark, Question
from .numbers import Followed, MarkedText, follower, plain_value

P = ParamSpec("P")


def is_followed() -> bool:
    """Whether what is built is followed."""
    return follower() is not None


def not_followed(key: str) -> None:
    """Say that what is built next is not followed: it is found by trying the case with other inputs."""
    if (now := follower()) is not None:
        now.answer(Question("untouched", (key,)), True)


def added_up(parts: Sequence[tuple[Figure, str, bool]], most: int) -> str | None:
    """A sum as one mark: figures with their texts, and whether each is left out where it is nil. Of more than so many the first
    two and the last are said. None where nothing is followed."""
    now = follower()
    if now is None:
        return None
    terms: list[Any] = [most]
    texts = []
    for number, (figure, text, may_go) in enumerate(parts):
        expression = now.expression(figure) if may_go else None
        is_nil = may_go and plain_value(figure) == 0
        if expression is not None or not is_nil or not number:
            terms.append((("0" if is_nil else "1") if expression is None else expression, text))
        if not is_nil:
            texts.append(text)
    texts = texts or [parts[0][1]]
    more = f", and {len(texts) - 3:,} more between" if len(texts) > most else ""
    said = " + ".join(texts if len(texts) <= most else [*texts[:2], texts[-1]]) + more
    return now.mark(Mark("0", "added", tuple(terms)), now.text(said))


def identity(figure: Figure) -> str:
    """What a figure is told from others by: its id, and where it is followed also how it is worked out."""
    now = follower()
    return figure.id if now is None else f"{figure.id} {now.expression(figure)}"


def given_text(figure: Figure) -> str:
    """The text of an input as it is given."""
    assert isinstance(figure.origin, Input)
    now = follower()
    return figure.origin.text if now is None else now.given(figure)


def place_text(figures: Sequence[Figure | None], text: str) -> str:
    """The text of a place of the case file in which the numbers of these inputs stand, as it is given."""
    now = follower()
    return text if now is None else now.stands([one for one in figures if one is not None], text)


def is_changed(figure: Figure, file: str) -> bool:
    """Whether an input is another than in the case file of this name."""
    assert isinstance(figure.origin, Input) and figure.origin.span is not None
    now = follower()
    return figure.origin.span.source.name != file or (now is not None and not now.is_as_given(figure))


def either(show: Callable[P, str]) -> Callable[P, str]:
    """The same function of a figure, whose text is one mark whether the figure has a value or not."""

    @wraps(show)
    def showing(*args: P.args, **kwargs: P.kwargs) -> str:
        now = follower()
        if now is None:
            return show(*args, **kwargs)
        figure = next((one for one in args[:2] if isinstance(one, Figure)), None)
        asks = Asked(show, (*args, *kwargs.values()))
        said = show(*args, **kwargs) if figure is None else now.either(figure, asks, lambda: show(*args, **kwargs))
        return said if isinstance(said, MarkedText) else MarkedText(said)

    return showing


def written(show: Callable[Concatenate[Decimal, P], str]) -> Callable[Concatenate[Decimal, P], str]:
    """The same function of a number, of the short one that it stands for; of one that is followed its text is a mark, whose
    rule has the function's name."""

    @wraps(show)
    def showing(value: Decimal, /, *args: P.args, **kwargs: P.kwargs) -> str:
        if not isinstance(value, Followed):
            return show(settled(value), *args, **kwargs)
        assert not kwargs
        return value.marked(show.__name__, args, show(settled(Decimal(value)), *args, **kwargs))

    return showing
