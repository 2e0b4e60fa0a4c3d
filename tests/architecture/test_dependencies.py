"""Every dependency says why it is here, is pinned by hash in a lock, and no lock names a host."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
IN_LOCK = {"base": [], "dev": ["postgres", "test", "check"], "geography": ["geography"]}


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def without_reason(text: str) -> list[str]:
    """List the dependencies in the text of a `pyproject.toml` that have no comment beside them."""
    bare, inside = [], False
    for line in text.splitlines():
        if re.match(r"(dependencies|[\w-]+) = \[", line):
            inside = True
        if inside and re.match(r"\s+\"", line) and not re.search(r"#\s*\w{2,}", line):
            bare.append(line.strip())
        if line.startswith("]") or re.search(r"\]\s*(#.*)?$", line):
            inside = False
    return bare


def pins(lock: Path) -> dict[str, str]:
    """Name and version of everything that a lock pins."""
    found = re.findall(
        r"(?m)^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+?)(?: *;.*)? \\$", lock.read_text("utf-8")
    )
    return {canonicalize_name(name): version for name, version in found}


def test_each_dependency_says_why():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert not without_reason(text.split("[tool.")[0].split("[project]")[1])


def test_a_dependency_without_a_reason_is_reported():
    assert without_reason('dependencies = [\n    "numpy",  # arrays\n    "django",\n]\n') == ['"django",']


@pytest.mark.parametrize("lock", sorted(IN_LOCK))
def test_each_dependency_is_pinned_at_a_version_it_allows(lock):
    extras = project()["optional-dependencies"]
    wanted = [*project()["dependencies"], *(line for extra in IN_LOCK[lock] for line in extras[extra])]
    pinned = pins(ROOT / f"requirements/{lock}.txt")
    for requirement in map(Requirement, wanted):
        version = pinned.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not in requirements/{lock}.txt: make lock"
        assert requirement.specifier.contains(version), f"{requirement} but locked at {version}: make lock"


def test_the_locks_agree_with_one_another():
    base = pins(ROOT / "requirements/base.txt")
    dev = pins(ROOT / "requirements/dev.txt")
    assert {name: dev.get(name) for name in base} == base


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_pins_by_hash_and_names_no_host(lock):
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"https?:|--(extra-)?index-url|--find-links| @ ", text)
    blocks = re.split(r"(?m)^(?=[A-Za-z0-9])", text)[1:]
    assert blocks and all("==" in block and "--hash=sha256:" in block for block in blocks)


def test_the_front_end_lock_pins_by_hash_and_names_no_host():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages and all("integrity" in entry for entry in packages.values())
    assert not [name for name, entry in packages.items() if "resolved" in entry]
