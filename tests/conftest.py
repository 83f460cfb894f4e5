from __future__ import annotations

import gc
import signal
from typing import Any

import pytest
from hypothesis import settings

# No test asserts a time: on a busy machine an example may take long.
settings.register_profile("any time", deadline=None)
settings.load_profile("any time")

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


def pytest_collection_finish() -> None:
    """Circles of objects are looked for as seldom as in a process of the program's own, and not among the tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Each worker runs tests that follow one another, so that what they share is worked out once."""
    if config.getoption("dist") != "load":
        return None
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log)
