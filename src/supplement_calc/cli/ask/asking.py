"""Asks the questions: `back` goes to the one before, a wrong answer is asked for again, and a stop keeps the others."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from ...output.interrupts import CleanedUp
from .draft import text_of
from .questions import Question, questions
from .saying import say

if TYPE_CHECKING:
    from ...diagnostics import Problem

_BACK = "back"
_LEFT_OUT = frozenset(("skip", "unknown", "not known", "don't know", "n/a", "none", "no", "-"))
_INTRODUCTION = (
    "Questions about the case. Enter leaves a question out, or takes the answer in [ ].",
    "Type back for the question before. Ctrl-C stops, and keeps what is answered.",
    "",
)


class Stopped(Exception):  # noqa: N818 - whoever answers has stopped, or the input has ended
    """The questions came to an end before all were answered."""


class Asking:
    """The answers so far; `keep` is called with the text that they make where the questions stop before their end."""

    def __init__(self, keep: Callable[[str, int], object]) -> None:
        self._keep = keep
        self.answers: dict[str, str] = {}
        self._is_done = False

    def ask_all(self) -> dict[str, str]:
        """Every answer. Raises `Stopped`, with what was answered kept."""
        for line in _INTRODUCTION:
            say(line)
        with CleanedUp(self._keep_unfinished):
            try:
                while (question := self._next()) is not None:
                    self._ask(question)
            except KeyboardInterrupt:
                raise Stopped from None
            self._is_done = True
        return self.answers

    def _next(self) -> Question | None:
        return next((one for one in questions(self.answers) if one.key not in self.answers), None)

    def _ask(self, question: Question) -> None:
        default = f" [{question.default}]" if question.default else ""
        end = "" if question.text.endswith("?") or question.default else ":"
        say(f"{question.text}{default}{end} ", nl=False)
        answer = _line()
        if answer is None:
            say("That has a character that cannot be kept, such as an arrow key. Type it again.")
        elif answer.lower() == _BACK:
            self._back()
        else:
            self._take(question, answer or question.default)

    def _back(self) -> None:
        """Take the last answer back, and with it what only it led to."""
        if not self.answers:
            say("This is the first question.")
            return
        self.answers.popitem()

    def _take(self, question: Question, answer: str) -> None:
        if not answer or (answer.lower() in _LEFT_OUT and not question.is_yes_or_no):
            if question.is_required:
                say("This one needs an answer; back goes to the question before.")
            else:
                self.answers[question.key] = ""
            return
        if question.is_yes_or_no:
            if answer.lower() not in ("y", "yes", "n", "no"):
                say("Type yes or no.")
                return
            self.answers[question.key] = answer
            return
        from .checking import verdict_on

        after = {**self.answers, question.key: answer}
        verdict = verdict_on(question.key, self.answers, after)
        for problem in (verdict.wrong or verdict.doubtful)[:1]:
            _say_problem(problem)
        if not verdict.wrong:
            self.answers = after
            if verdict.doubtful:
                say("  Type back to change the answer.")

    def _keep_unfinished(self) -> None:
        if not self._is_done:
            self._is_done = True
            given = sum(bool(answer) for answer in self.answers.values())
            self._keep(text_of(self.answers, unfinished=True), given)


def _say_problem(problem: Problem) -> None:
    """A problem as the case file's readers word it, without a place: the place is the answer."""
    before = "" if problem.severity == "error" else "Check: "
    say(f"  {before}{problem.headline}")
    if problem.help:
        say(f"  To fix: {problem.help}")


def _line() -> str | None:
    """The next line that is typed or piped; None where it has a character that no answer can have. Raises `Stopped` at the
    end."""
    data = sys.stdin.buffer.readline()
    if not sys.stdin.isatty():
        say("")  # nobody has typed the line end that a terminal shows
    if not data:
        raise Stopped
    try:
        text = data.decode(sys.stdin.encoding or "utf-8").strip().lstrip("\ufeff")
    except UnicodeDecodeError:
        return None
    return text if text.isprintable() else None
