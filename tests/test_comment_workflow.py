"""The workflow that comments on a pull request: its steps run as they stand, in a repository with a case that changes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support.moved import moved
from support.plain_yaml import typed
from support.running import DERBYSHIRE, ROOT, clean_environment

WORKFLOW: dict[str, Any] = typed((ROOT / "docs" / "github-workflow-comment.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in WORKFLOW["jobs"]["comment"]["steps"] if "name" in step}
COMPARE, WRITE = STEPS.values()
GH = """#!/bin/sh
printf '%s ' "$@" >> "$RUNNER_TEMP/asked"
echo >> "$RUNNER_TEMP/asked"
case "$*" in *--paginate*) printf '%s' "$EARLIER" ;; esac
for word in "$@"; do case "$word" in body=@*) cp "${word#body=@}" "$RUNNER_TEMP/posted" ;; esac; done
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a workflow of a Linux machine")


class Machine:
    """A repository with a case in its first commit, and what stands in for the runner."""

    def __init__(self, folder: Path) -> None:
        self.repo, self.temp, bin = folder / "repo", folder / "temp", folder / "bin"
        for one in (self.repo / "cases", self.temp, bin):
            one.mkdir(parents=True)
        command = f'#!/bin/sh\nexec "{sys.executable}" -m supplement_calc "$@"\n'
        for name, text in (("supplement-calc", command), ("gh", GH)):
            (bin / name).write_text(text, encoding="utf-8")
            (bin / name).chmod(0o755)
        self.env = clean_environment(
            {
                "PATH": f"{bin}{os.pathsep}{os.environ['PATH']}",
                "RUNNER_TEMP": str(self.temp),
                "GITHUB_STEP_SUMMARY": str(self.temp / "summary"),
                "CASES": WORKFLOW["jobs"]["comment"]["env"]["CASES"],
                "ISSUE": "repos/o/r/issues/7/comments",
                "COMMENTS": "repos/o/r/issues/comments",
                "EARLIER": "",
            }
        )
        self.git("init", "-q")
        (self.repo / "cases" / "a case.yaml").write_bytes(DERBYSHIRE.read_bytes())
        self.commit()
        self.env["BASE"] = self.git("rev-parse", "HEAD").strip()

    def git(self, *arguments: str) -> str:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        return subprocess.run(
            ["git", *who, *arguments], cwd=self.repo, env=self.env, check=True, capture_output=True, text=True
        ).stdout

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "A commit")

    def run(self, earlier: str = "") -> None:
        """Both steps, as the runner runs them."""
        for step in (COMPARE, WRITE):
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]],
                cwd=self.repo,
                env={**self.env, "EARLIER": earlier},
                capture_output=True,
                text=True,
                timeout=60,
            )
            assert done.returncode == 0, done.stderr

    def asked(self) -> str:
        return (self.temp / "asked").read_text(encoding="utf-8")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_it_may_read_the_code_and_write_comments_and_no_more() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert not [step for step in STEPS.values() if "${{" in step["run"]], "text of a pull request within a script"


def test_a_changed_case_is_commented_on(machine: Machine) -> None:
    moved(machine.repo / "cases", "a case.yaml")
    machine.commit()
    machine.run()
    posted = (machine.temp / "posted").read_text(encoding="utf-8")
    assert posted.startswith("<!-- supplement-calc: case changes -->\n### Market supplement")
    assert "rises by £463,896" in posted
    assert "From .before/cases/a case.yaml to ./cases/a case.yaml" in posted.replace("\\", "")
    assert "--method POST repos/o/r/issues/7/comments" in machine.asked()
    assert "rises by £463,896" in (machine.temp / "summary").read_text(encoding="utf-8")


def test_an_earlier_comment_is_written_again(machine: Machine) -> None:
    moved(machine.repo / "cases", "a case.yaml")
    machine.commit()
    machine.run(earlier="12\n")
    assert "--method PATCH repos/o/r/issues/comments/12" in machine.asked()


@pytest.mark.parametrize(("earlier", "takes_away"), [("", False), ("12\n", True)])
def test_nothing_changed_is_no_comment(earlier: str, takes_away: bool, machine: Machine) -> None:
    case = machine.repo / "cases" / "a case.yaml"
    case.write_text(f"# A note\n{case.read_text(encoding='utf-8')}", encoding="utf-8")
    machine.commit()
    machine.run(earlier=earlier)
    assert not (machine.temp / "posted").exists()
    assert ("--method DELETE repos/o/r/issues/comments/12" in machine.asked()) is takes_away


def test_a_case_that_cannot_be_read_is_said_and_hides_no_other(machine: Machine) -> None:
    (machine.repo / "cases" / "b.yaml").write_bytes(DERBYSHIRE.read_bytes())
    machine.commit()
    machine.env["BASE"] = machine.git("rev-parse", "HEAD").strip()
    (machine.repo / "cases" / "a case.yaml").write_text("grades: [", encoding="utf-8")
    moved(machine.repo / "cases", "b.yaml")
    machine.commit()
    machine.run()
    posted = (machine.temp / "posted").read_text(encoding="utf-8")
    assert "A case could not be compared" in posted
    assert "rises by £463,896" in posted
