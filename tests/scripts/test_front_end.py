"""The script that fetches and builds what the pages load."""

import json
import re
from importlib.metadata import version
from pathlib import Path

import pytest

from scripts import front_end as script

LOCK = json.loads((script.ROOT / "package-lock.json").read_text("utf-8"))
WANTED = json.loads((script.ROOT / "package.json").read_text("utf-8"))


def test_the_lock_names_no_registry():
    assert not [name for name, package in LOCK["packages"].items() if "resolved" in package]


def test_every_library_is_named_exactly_and_has_its_reason():
    named = {**WANTED["dependencies"], **WANTED["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", number) for number in named.values())
    assert set(WANTED["//"]) == set(named)


def test_the_design_system_is_the_one_that_the_templates_pair_with():
    assert (WANTED["dependencies"]["nhsuk-frontend"], version("nhsuk-frontend-jinja")) == ("10.6.1", "0.10.2")


def test_a_copied_script_points_to_no_source_map(tmp_path):
    theirs, ours = tmp_path / "theirs.js", tmp_path / "deep/ours.js"
    theirs.write_text("export const x = 1;//# sourceMappingURL=theirs.js.map")
    script.copy(theirs, ours)
    assert ours.read_text() == "export const x = 1;"


def test_a_library_asked_for_by_a_bare_name_is_taken_from_what_is_loaded(tmp_path):
    theirs, ours = tmp_path / "theirs.js", tmp_path / "ours.js"
    theirs.write_text("import { a, b } from 'vega-util';\nexport const x = a(b);\n")
    script.copy(theirs, ours)
    assert ours.read_text() == "const { a, b } = globalThis.vega;\nexport const x = a(b);\n"
    theirs.write_text("import { a } from 'left-pad';\n")
    with pytest.raises(script.CannotBuild, match="'left-pad'"):
        script.copy(theirs, ours)


def test_no_copied_script_asks_for_anything_by_a_bare_name():
    scripts = [path for path in script.VENDOR.glob("*js") if path.suffix in (".js", ".mjs")]
    if not scripts:
        pytest.skip("the front end has not been built here: run make front")
    for path in scripts:
        assert not script.IMPORT.search(path.read_text("utf-8")), path.name


def test_compressing_twice_gives_the_same_bytes(tmp_path):
    path = tmp_path / "a.css"
    path.write_text("body { margin: 0 }" * 50)
    first = script.compress(path)
    kept = (tmp_path / "a.css.gz").read_bytes()
    assert script.compress(path) == first == len(kept)
    assert (tmp_path / "a.css.gz").read_bytes() == kept


def test_an_old_or_broken_node_is_not_used(tmp_path):
    for said, reads in [("v20.19.5", (20, 19, 5)), ("nothing", (0,))]:
        node = tmp_path / "node"
        node.write_text(f"#!/bin/sh\necho {said}\n")
        node.chmod(0o755)
        assert script.version_of(str(node)) == reads


def test_without_npm_the_message_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(script, "MODULES", tmp_path)
    with pytest.raises(script.CannotBuild, match="needs the npm registry once"):
        script.install(["false"])


def test_nothing_is_done_when_nothing_has_changed(monkeypatch):
    if not (script.VENDOR / ".built").exists():
        pytest.skip("the front end has not been built here: run make front")
    monkeypatch.setattr(script, "find_node", lambda: pytest.fail("looked for node"))
    assert script.build() == "front end: up to date"


def test_the_first_page_weighs_little(monkeypatch):
    """At most 150 kB before pictures and maps, as sent; styles and scripts may take half of that."""
    packed = [script.VENDOR / f"{name}.gz" for name in (script.COMPILED, "nhsuk-frontend.min.js")]
    if not all(path.exists() for path in packed):
        pytest.skip("the front end has not been built here: run make front")
    assert sum(path.stat().st_size for path in packed) <= 75_000


def test_what_is_sent_names_no_other_host():
    path = script.VENDOR / script.COMPILED
    if not path.exists():
        pytest.skip("the front end has not been built here: run make front")
    text = path.read_text("utf-8")
    assert not re.findall(r"url\([\"']?(?:https?:)?//", text)
    assert "Frutiger" not in text
    named = {Path(found) for found in re.findall(r"url\([\"']?([^\"')]*)", text)}
    assert all((script.VENDOR / file).exists() for file in named)
