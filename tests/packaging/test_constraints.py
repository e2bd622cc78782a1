"""The pinned versions cover what the project asks for, and say nothing about where they come from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LINES = [
    line
    for line in (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WANTED = [
    *PROJECT["build-system"]["requires"],
    *PROJECT["project"]["dependencies"],
    *PROJECT["project"]["optional-dependencies"]["dev"],
    *PROJECT["project"]["optional-dependencies"]["build"],
]


def environments() -> list[dict[str, str]]:
    return [
        {"python_version": version, "python_full_version": f"{version}.0", "sys_platform": platform}
        for version in ("3.11", "3.12", "3.13", "3.14")
        for platform in ("linux", "darwin", "win32")
    ]


@pytest.mark.parametrize("wanted", WANTED)
def test_every_requirement_has_one_fitting_version_everywhere(wanted: str) -> None:
    requirement = Requirement(wanted)
    pins = [Requirement(line) for line in LINES]
    for environment in environments():
        if requirement.marker and not requirement.marker.evaluate(environment):
            continue
        versions = [
            next(iter(pin.specifier)).version
            for pin in pins
            if canonicalize_name(pin.name) == canonicalize_name(requirement.name)
            and (pin.marker is None or pin.marker.evaluate(environment))
        ]
        assert len(versions) == 1, f"{requirement.name} has {versions} in {environment}"
        assert requirement.specifier.contains(versions[0], prereleases=True)


@pytest.mark.parametrize("line", LINES)
def test_a_constraint_is_a_name_and_one_exact_version(line: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*( *;.+)?", line)


def test_nothing_names_an_address_or_a_local_path() -> None:
    text = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--find-links|--hash|file:|/home/|/opt/", text)


def test_names_stand_once_and_in_order() -> None:
    names = [canonicalize_name(Requirement(line).name) for line in LINES if ";" not in line]
    assert names == sorted(set(names))
