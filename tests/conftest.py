from __future__ import annotations

import pytest

pytest_plugins = ["support.marked_samples"]


@pytest.fixture(autouse=True)
def _not_on_github(monkeypatch: pytest.MonkeyPatch) -> None:
    """`check` shows annotations by itself where GitHub runs it; tests that want that say so."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
