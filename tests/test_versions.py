"""The lock files pin exact versions that pyproject.toml allows, for every Python and system."""

import re
import tomllib
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-test.lock")


def asked_for(*groups: list[str]) -> list[Requirement]:
    return [Requirement(line) for group in groups for line in group]


RUN = asked_for(PROJECT["project"]["dependencies"], PROJECT["dependency-groups"]["build"])
TEST = asked_for(PROJECT["project"]["optional-dependencies"]["test"])


def lines(lock: str) -> list[str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def pinned(lock: str, python: str, system: str) -> dict[str, Version]:
    """Return what the lock file installs on one Python and system."""
    platform = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}[system]
    there = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system,
        "platform_system": platform,
        "os_name": "nt" if system == "win32" else "posix",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }
    found: dict[str, Version] = {}
    for line in lines(lock):
        one = Requirement(line)
        if one.marker is None or one.marker.evaluate(there):
            name = canonicalize_name(one.name)
            assert name not in found, f"{name} is pinned twice"
            (specifier,) = one.specifier
            found[name] = Version(specifier.version)
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_exact_versions_only(lock: str) -> None:
    assert lines(lock)
    for line in lines(lock):
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*( ; [^#]+)?", line), line


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_no_place(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"[/\\@]|--|\bfile:|\bhttps?:", text)


@pytest.mark.parametrize(
    ("lock", "asked"), [(LOCKS[0], RUN), (LOCKS[1], RUN + TEST)], ids=["to run", "to test"]
)
@pytest.mark.parametrize(
    ("python", "system"), list(product(("3.11", "3.12", "3.13", "3.14"), ("linux", "darwin", "win32")))
)
def test_the_ranges_admit_what_is_pinned(
    lock: str, asked: list[Requirement], python: str, system: str
) -> None:
    versions = pinned(lock, python, system)
    for one in asked:
        name = canonicalize_name(one.name)
        assert name in versions, f"{name} is not in {lock}: run `make lock`"
        assert versions[name] in one.specifier, f"{name} {versions[name]} is out of range: run `make lock`"


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_both_lock_files_pin_the_same(system: str) -> None:
    assert pinned(LOCKS[0], "3.11", system).items() <= pinned(LOCKS[1], "3.11", system).items()


def test_what_an_extra_brings_is_tested_and_locked() -> None:
    extra = PROJECT["project"]["optional-dependencies"]["xlsx"]
    assert set(extra) <= set(PROJECT["project"]["optional-dependencies"]["test"])


def test_the_locked_back_end_is_the_one_that_builds() -> None:
    assert set(PROJECT["build-system"]["requires"]) <= set(PROJECT["dependency-groups"]["build"])


def test_every_range_has_two_ends() -> None:
    for one in RUN + TEST:
        assert sorted(specifier.operator for specifier in one.specifier) == ["<", ">="], str(one)


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_installed_only_on_demand_is_in_no_lock_file(lock: str) -> None:
    pinned_here = {canonicalize_name(Requirement(line).name) for line in lines(lock)}
    (heic,) = asked_for(PROJECT["project"]["optional-dependencies"]["heic"])
    assert heic.name not in pinned_here


def test_the_readme_says_what_each_library_spares() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("### What it stands on")[1].split("\n##")[0]
    named = [name for row in re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE) for name in row.split(", ")]
    told = [canonicalize_name(f"fontpkg{name}" if name.startswith("-") else name) for name in named]
    extras = PROJECT["project"]["optional-dependencies"]
    asked = asked_for(
        PROJECT["project"]["dependencies"], *(extras[name] for name in extras if name != "test")
    )
    libraries = [canonicalize_name(one.name) for one in asked]
    assert sorted(told) == sorted({"library", *libraries})
