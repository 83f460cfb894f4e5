from __future__ import annotations

import signal

import pytest

pytest_plugins = ["support.marked_samples"]


@pytest.fixture(autouse=True)
def _not_on_github(monkeypatch: pytest.MonkeyPatch) -> None:
    """`check` shows annotations by itself where GitHub runs it; tests that want that say so."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)


def pytest_configure() -> None:
    """A shell starts what runs in its background deaf to interrupts, and so would be every process that a test interrupts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
