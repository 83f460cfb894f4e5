"""Who follows a page: the marks in its words, and the questions that they depend on with the answers they were made with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from ....ledger import Figure, Input
from ...followed.follower import FIRST, Answer, Asked, Expression, Follower, Mark, Question
from ...followed.kept import Outcomes, Step
from ...followed.numbers import Followed, digits, following
from .ledger import PageLedger
from .shape import SHAPED, OtherShapeError, Shape, shaped

_PART = "part"  # of what a page is made of, as a step of a part of the page
_IN_PLACE = Decimal(1)  # of the value that a figure has not, where words are made as if it had one


class PageFollower(Follower):
    """Keeps every mark of a page, and for one run at a time the questions and what is to be answered."""

    def __init__(self, ledger: PageLedger, of: Any = None) -> None:
        """`of` is what the page is made of, where nothing of it is made yet."""
        self.ledger = ledger
        self.marks: list[Mark] = []
        self.texts: list[str] = []
        self.answers: dict[Question, Answer] = {}
        self._numbers: dict[Mark, int] = {}
        self._forced: dict[Question, Answer] = {}
        self._known: dict[int, tuple[Figure, Expression | None, tuple[Question, ...]]] = {}
        self.asked: dict[Question, set[str]] = {}
        self._either: dict[Asked, str | None] = {}
        self.asked_of_late: set[Question] = set()  # of the block that is being made
        self._shapes = {} if of is None else shaped(of, ledger)
        self._has_value: dict[Question, bool] = {}
        self.of_shapes: set[Question] = set()  # those that the engine asks as it makes tables
        self.hidden: set[Expression] = set()
        self._kept: dict[Asked, Outcomes[Any]] = {}
        self._is_kept: set[int] = set()
        self._are_as_made: dict[str, bool] = {}  # the parts by name, in this run
        self._steps: list[dict[tuple[Question, str], Step]] = []  # of each part that is being made

    def start(self, forced: dict[Question, Answer]) -> None:
        """Begin a run in which these questions are answered so, and all others as they are."""
        self._forced, self.answers, self.asked, self._are_as_made = forced, {}, {}, {}
        self.asked_of_late.clear()

    def again(self, question: Question, now: Answer, how: str) -> Answer:
        """The answer to what was asked before, or whether a part is as it was made."""
        return self._is_as_made(str(question.parts[0])) if question.kind == _PART else self.answer(question, now, how)

    def answer(self, question: Question, now: Answer, how: str = "") -> Answer:
        """The answer of this run: the same each time."""
        if how:
            self.asked.setdefault(question, set()).add(how)
        self.asked_of_late.add(question)
        if question not in self.answers:
            self.answers[question] = self._forced.get(question, now)
        answer = self.answers[question]
        if self._steps and (question, how) not in self._steps[-1]:
            self._steps[-1][question, how] = Step(question, how, now, answer)
        return answer

    def kept(self, asks: Asked, make: Callable[[], Any]) -> Any:
        """A part as it was made with the same answers, or made now."""
        outcomes = self._kept.get(asks)
        if outcomes is None:
            outcomes = self._kept[asks] = Outcomes()
        elif (found := outcomes.found(self.again)) is not None:
            return found[0]
        with self.noting() as steps:
            made = make()
        outcomes.keep(steps.values(), made)
        self._is_kept.update(map(id, (made, *made) if isinstance(made, list | tuple) else (made,)))
        return made

    def keeps(self, made: object) -> bool:
        """Whether it is a part that is kept, or one of several that are."""
        return id(made) in self._is_kept

    @contextmanager
    def noting(self) -> Iterator[dict[tuple[Question, str], Step]]:
        """What is asked meanwhile, in its order."""
        steps: dict[tuple[Question, str], Step] = {}
        self._steps.append(steps)
        try:
            yield steps
        finally:
            self._steps.pop()
            if self._steps:
                self._steps[-1].update(steps)

    def mark(self, mark: Mark, text: str) -> str:
        """The character that stands for a number."""
        if mark not in self._numbers:
            self._numbers[mark] = len(self.marks)
            self.marks.append(mark)
            self.texts.append(text)
        return chr(FIRST + self._numbers[mark])

    def at(self, character: str) -> int | None:
        """The number of the mark that a character is."""
        place = ord(character) - FIRST
        return place if 0 <= place < len(self.marks) else None

    def of(self, text: str) -> Mark | None:
        """The mark that a text is, where it is nothing else."""
        at = self.at(text) if len(text) == 1 else None
        return None if at is None else self.marks[at]

    def text(self, marked: str) -> str:
        """The text as it reads now."""
        if marked.isascii():
            return str(marked)
        return "".join(one if (at := self.at(one)) is None else self.texts[at] for one in marked)

    def value(self, figure: Figure, value: Decimal | None) -> Decimal | None:
        """The value, followed where it can be another."""
        known = self._known.get(id(figure))
        if known is None:
            with following(None):
                known = self._known[id(figure)] = (figure, *self._expression(figure, value))
        _, expression, needs = known
        if expression is None:
            return value
        for question in needs:
            if not self.answer(question, self._has_value[question]):
                return None
        return Followed.of(_IN_PLACE if value is None else value, expression)

    def _expression(self, figure: Figure, value: Decimal | None) -> tuple[Expression | None, tuple[Question, ...]]:
        nature, number = self.ledger.nature(figure), self.ledger.number(figure)
        if not nature.moves or nature.is_none or (number is None and value is None):
            return None, ()
        if number is None:
            assert value is not None
            still = ("still", "" if self.ledger.is_hidden(figure) else digits(value), figure.id)
            if self.ledger.is_hidden(figure):
                self.hidden.add(still)
            return still, ()
        needs = tuple(Question("known", (need,)) for need in nature.needs)
        for question, need in zip(needs, nature.needs, strict=True):
            self._has_value[question] = self.ledger.figure(need).value is not None
        return number, needs

    def either(self, figure: Figure, asks: Asked, show: Callable[[], str]) -> str:
        """The text of a figure that may have no value: one mark that is either, where its texts ask nothing else."""
        if asks not in self._either:
            self._either[asks] = self._one_of_either(figure, show)
        mark = self._either[asks]
        return show() if mark is None else mark

    def _one_of_either(self, figure: Figure, show: Callable[[], str]) -> str | None:
        with following(None):
            value = figure.value
        expression = self.expression(figure)
        needs = self._known[id(figure)][2]
        if expression is None or not needs:
            return None
        known, none, *others = self._texts(needs, show)
        mark = None if known is None else self.of(known)
        if mark is None or known is None or none is None or any(self.at(one) is not None for one in none):
            return None
        if any(one != none for one in others):  # why there is none depends on which of them has no value
            return None
        text = none if value is None else self.text(known)
        return self.mark(Mark(mark.expression, "either", (none, mark.rule, *mark.terms)), text)

    def _texts(self, needs: tuple[Question, ...], show: Callable[[], str]) -> list[str | None]:
        """The text where what it needs is known, and where one of them is not, each in its turn; None of one that asks more, or
        that there cannot be."""
        before = self._forced, self.answers, self.asked, self._are_as_made, self._steps
        texts = list[str | None]()
        self._steps = []
        for without in (None, *needs):
            self._forced, self.answers, self.asked = {}, {need: need != without for need in needs}, {}
            self._are_as_made = {}
            try:
                text = show()
            except Exception:
                texts.append(None)
            else:
                texts.append(text if self.answers.keys() <= set(needs) else None)
        self._forced, self.answers, self.asked, self._are_as_made, self._steps = before
        return texts

    def part(self, of: Any, name: str) -> Any:
        """A part of what the page is made of, as the engine makes it; it would make another with other answers of its own."""
        if name not in SHAPED:
            with following(None):
                return getattr(of, name)
        if name not in self._shapes:
            shape = Shape(self.ledger)
            self._shapes[name] = (shape, shape.made(of, name))
        if not self._is_as_made(name):
            raise OtherShapeError(name)
        return self._shapes[name][1]

    def _is_as_made(self, name: str) -> bool:
        """Whether the engine would make a part as it is: its questions, which are many, are asked once in a run."""
        if name not in self._are_as_made:
            answers, steps, self._steps = self._shapes[name][0].answers, self._steps, []
            self.of_shapes |= answers.keys()
            self._are_as_made[name] = {one: self.answer(one, now, "other") for one, now in answers.items()} == answers
            self._steps = steps
        step = Step(Question(_PART, (name,)), "", True, self._are_as_made[name])
        if self._steps:
            self._steps[-1].setdefault((step.question, ""), step)
        return self._are_as_made[name]

    def expression(self, figure: Figure) -> Expression | None:
        """How a figure comes from the ledger; None of one that stays as it is."""
        if id(figure) not in self._known:
            with following(None):
                value = figure.value
            self.value(figure, value)
        return self._known[id(figure)][1]

    def given(self, figure: Figure) -> str:
        """The text of an input as it stands in the case file, or as it is changed."""
        assert isinstance(figure.origin, Input)
        number = self.ledger.number(figure)
        if number is None or not self.ledger.nature(figure).moves:
            return figure.origin.text
        return self.mark(Mark(number, "given", ()), figure.origin.text)

    def stands(self, figures: Sequence[Figure], text: str) -> str:
        """The text of a place in which the numbers of inputs stand, as it stands in the case file or as it is changed."""
        numbers = [self.ledger.number(figure) for figure in figures if self.ledger.nature(figure).moves]
        number = next((one for one in numbers if one is not None), None)
        return text if number is None else self.mark(Mark(number, "stands", (text,)), text)

    def is_as_given(self, figure: Figure) -> bool:
        """Whether an input is as in the case file."""
        number = self.ledger.number(figure)
        if number is None or not self.ledger.nature(figure).moves:
            return True
        return bool(self.answer(Question("given", (number,)), True))
