from __future__ import annotations

import gc
import os
import signal
from collections.abc import Generator
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import settings

# No test asserts a time: on a busy machine an example may take long.
settings.register_profile("any time", deadline=None)
settings.load_profile("any time")

pytest_plugins = ["support.marked_samples"]


def pytest_configure() -> None:
    """What the suite is run from is not heard. On GitHub `check` shows annotations by itself: tests that want that say so. A
    shell starts what runs in its background deaf to interrupts, and so would be every process that a test interrupts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("GITHUB_ACTIONS", "GITHUB_WORKSPACE"):
        os.environ.pop(name, None)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Circles of objects are not looked for while the test modules are read, whose trees all live: it is a third of that time.
    Among the tests it is done more seldom than in a process of the program's own, and not in what was read."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.set_threshold(200_000, 10, 20)
        gc.enable()


def pytest_sessionfinish() -> None:
    """What is left is looked through once: pytest does it five times more, for the warnings of what is then found."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> object:
    """A worker sends word of what a test did, and of making ready and clearing up only where that fails or a test is left out:
    two of three messages, of thousands of tests, are that all went well."""
    if not hasattr(item.config, "workerinput"):
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Each worker runs tests that follow one another, so that what they share is worked out once."""
    if config.getoption("dist") != "load":
        return None
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log)
