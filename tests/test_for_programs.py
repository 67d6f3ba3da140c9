"""The files by which other programs run cuecard say only what its command line understands."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import SQUAT
from reading_back import page_texts
from running import REPO, lay, run

ACTION: dict[str, Any] = yaml.safe_load((REPO / "action.yml").read_text(encoding="utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((REPO / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
DOCKERFILE = (REPO / "Dockerfile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
SCRIPTS = {step["name"]: step["run"] for step in STEPS if "run" in step}


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """Return the variables of a shell in which `cuecard` is this program."""
    if sys.platform == "win32" or not shutil.which("bash"):
        pytest.skip("there is no bash here")
    lay(tmp_path / "bin" / "cuecard", f'#!/bin/sh\nexec "{sys.executable}" -m cards "$@"\n')
    (tmp_path / "bin" / "cuecard").chmod(0o755)
    path = os.pathsep.join([str(tmp_path / "bin"), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "PYTHONPATH": str(REPO)}


def test_each_input_of_the_action_is_explained_and_used() -> None:
    text = str(STEPS) + str(ACTION["outputs"])
    for name, said in ACTION["inputs"].items():
        assert said["description"].endswith(".")
        assert f"inputs.{name} }}}}" in text
    assert set(re.findall(r"inputs\.(\w+)", text)) == set(ACTION["inputs"])


def test_no_input_becomes_part_of_a_script() -> None:
    assert not any("${{" in script for script in SCRIPTS.values())


def test_each_step_of_the_action_can_be_run() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert all("uses" in step or step["shell"] == "bash" for step in STEPS)
    assert [step["uses"].split("@")[0] for step in STEPS if "uses" in step] == [
        "actions/setup-python",
        "actions/upload-artifact",
    ]


@pytest.mark.parametrize(("layout", "path"), [("", "all"), ("cue-a4", "a folder; touch hacked")])
def test_the_action_checks_and_prints_a_folder(
    tmp_path: Path, shell: dict[str, str], layout: str, path: str
) -> None:
    lay(tmp_path / path / "squat.md", SQUAT)
    inputs = {
        "CARDS_PATH": path,
        "CARDS_LAYOUT": layout,
        "CARDS_STRICT": "true",
        "CARDS_OUTPUT": "out/a b.pdf",
    }
    for name in ("Check", "Print"):
        subprocess.run(["bash", "-e", "-c", SCRIPTS[name]], cwd=tmp_path, env={**shell, **inputs}, check=True)
    assert "Goblet Squat" in page_texts((tmp_path / "out" / "a b.pdf").read_bytes())[0].title()
    assert not (tmp_path / "hacked").exists()


def test_the_action_shows_findings_beside_their_lines_and_fails_on_errors(
    tmp_path: Path, shell: dict[str, str]
) -> None:
    lay(tmp_path / "broken.md", '---\ntitle: "a" b\n---\n\nText.\n')
    inputs = {"CARDS_PATH": "broken.md", "CARDS_LAYOUT": "", "CARDS_STRICT": "false"}
    done = subprocess.run(
        ["bash", "-e", "-c", SCRIPTS["Check"]],
        cwd=tmp_path,
        env={**shell, **inputs},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=broken.md,line=2,")


def test_the_hook_checks_what_it_is_handed(here: Path) -> None:
    (hook,) = HOOKS
    program, *words = shlex.split(hook["entry"])
    assert program in PROJECT["scripts"]
    assert (hook["id"], hook["language"], hook["types_or"]) == ("cuecard", "python", ["markdown"])
    lay(here / "squat.md", SQUAT)
    lay(here / "plain.md", "# Plain\n\n1. Stand up.\n")
    assert run(*words, "squat.md", "plain.md").exit_code == 0
    lay(here / "broken.md", '---\ntitle: "a" b\n---\n\nText.\n')
    assert run(*words, "squat.md", "broken.md").exit_code == 1


@pytest.mark.parametrize(
    ("file", "left"), [("README.md", True), ("docs/License.md", True), ("squat.md", False)]
)
def test_the_hook_leaves_files_about_the_project_alone(file: str, left: bool) -> None:
    assert bool(re.search(HOOKS[0]["exclude"], file)) is left


def test_the_container_runs_the_program_that_is_installed_in_it() -> None:
    assert re.search(r'^ENTRYPOINT \["cuecard"\]$', DOCKERFILE, re.M)
    (extras,) = re.findall(r'"/src\[([\w,]+)\]"', DOCKERFILE)
    assert set(extras.split(",")) <= set(PROJECT["optional-dependencies"])
    (version,) = re.findall(r"^FROM python:3\.(\d+)-slim$", DOCKERFILE, re.M)
    assert int(version) >= int(PROJECT["requires-python"].rpartition(".")[2])
    ignored = (REPO / ".dockerignore").read_text(encoding="utf-8").split()
    assert not {"cards", "content", "layouts", "README.md", "pyproject.toml"} & set(ignored)
