"""What may stand in a place of a section, by the answers that it depends on."""

from __future__ import annotations

from typing import NamedTuple

from ...followed.follower import Answer, Question
from .edits import Made


class Leaf(NamedTuple):
    """What stands in a place: lines, or the text of a part of one."""

    lines: tuple[Made, ...] | str


class Fork(NamedTuple):
    """A question, and what stands there by its answer; nothing is known of an answer that is not there."""

    question: Question
    by_answer: tuple[tuple[Answer, Tree], ...]


Tree = Leaf | Fork | None


class Place(NamedTuple):
    """What may read otherwise: lines from one to before another, or of one line the atoms from one to before another."""

    line: int
    start: int
    end: int
    tree: Tree
    is_inner: bool


class Untried(NamedTuple):
    """Questions with their answers as they are, which change nothing alone: what it would say with several of them answered
    otherwise, or with one of them beside the first, is not known."""

    first: tuple[tuple[Question, Answer], ...]
    others: tuple[tuple[Question, Answer], ...]


class Variants(NamedTuple):
    """A section as it is, the first line of each block with the end of all, and the places that may read otherwise. From the
    line of a guard on it holds only with that answer."""

    lines: list[Made]
    bounds: list[int]
    places: list[Place]
    guards: dict[Question, tuple[int, Answer]]
    gone: list[tuple[Question, Answer]]  # with another answer there is nothing of the section
    untried: list[Untried]
