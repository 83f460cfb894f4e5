"""One paper that the tests of this folder look at, whose charts are not drawn but where a test asks for it."""

from __future__ import annotations

import pytest

from output.paper.cases import paper
from supplement_calc.output.paper.model import Paper


@pytest.fixture(scope="session")
def example() -> Paper:
    """The paper of the small case."""
    return paper()


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts as a picture of one dot."""
    monkeypatch.setattr("supplement_calc.output.paper.word.png", lambda drawing: _DOT)


_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cf500f000383018034e29b730000000049454e44ae426082"
)
