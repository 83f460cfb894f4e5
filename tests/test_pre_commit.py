"""The hook for pre-commit and the snippets of the page about it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from supplement_calc.cli.check import command as check
from support.plain_yaml import typed

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/how-to/ci.md").read_text(encoding="utf-8")
[HOOK] = typed((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
SNIPPETS = [typed(text) for text in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]
USED: list[dict[str, Any]] = [hook for snippet in SNIPPETS for repo in snippet["repos"] for hook in repo["hooks"]]


def test_the_pattern_of_the_hook_is_on_the_page() -> None:
    assert f"`{HOOK['files']}`" in PAGE
    assert re.search(HOOK["files"], "cases/derbyshire-2019.yaml")
    assert not re.search(HOOK["files"], "budgets/2026/case.yaml")


def test_the_page_has_a_snippet_from_a_repository_and_one_without() -> None:
    repositories = [repo for snippet in SNIPPETS for repo in snippet["repos"]]
    assert [repo["repo"] == "local" for repo in repositories] == [False, True]
    assert [hook["id"] for hook in USED] == [HOOK["id"], HOOK["id"]]
    assert repositories[0]["rev"]


@pytest.mark.parametrize("hook", USED, ids=("repository", "local"))
def test_a_snippet_checks_cases_kept_elsewhere_and_shows_warnings(hook: dict[str, Any]) -> None:
    merged = {**HOOK, **hook} if "entry" not in hook else hook
    assert re.search(merged["files"], "budgets/2026/case.yaml")
    assert re.search(merged["files"], "cases/derbyshire-2019.yml")
    assert merged["verbose"] is True
    assert merged["entry"] == "supplement-calc check"
    known = {option for parameter in check.params for option in parameter.opts}
    assert set(merged.get("args", [])) <= known
