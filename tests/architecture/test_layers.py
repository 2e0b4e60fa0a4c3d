"""The import contracts of `pyproject.toml` hold, and each of them reports a breach."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINTER = Path(sys.executable).parent / "lint-imports"
MODULES = """
    config web web.components.card web.needs.views api.v1.needs cli.match cli.files.network
    exchange.analyses.matching exchange.offers.models exchange.offers.rules exchange.needs.models
    exchange.needs.services exchange.accounts.models exchange.audit.models
    backends.index engines._shared engines.matching engines.networks
"""
SOUND = MODULES.split()

# contract, the module that breaks it, the import that must not be, and what the linter must name
BREACHES = [
    ("layers", "backends.index", "import alongside.exchange.needs.models", "alongside.backends.index"),
    ("layers", "exchange.needs.services", "import alongside.config", "alongside.exchange.needs.services"),
    ("layers", "web.needs.views", "import alongside.api.v1.needs", "alongside.web.needs.views"),
    ("layers", "strays", "", "alongside.strays"),
    ("engines-pure", "engines.matching", "import django", "alongside.engines.matching"),
    ("engines-pure", "engines.matching", "from pathlib import Path", "alongside.engines.matching"),
    ("engines-apart", "engines.matching", "import alongside.engines.networks", "alongside.engines.matching"),
    ("engines-apart", "engines.astrology", "", "alongside.engines.astrology"),
    (
        "apps",
        "exchange.accounts.models",
        "import alongside.exchange.needs.models",
        "alongside.exchange.accounts",
    ),
    ("apps", "exchange.gossip", "", "alongside.exchange.gossip"),
    ("one-door", "exchange.needs.services", "import alongside.engines.matching", "alongside.exchange.needs"),
    ("one-door", "cli.match", "import alongside.engines.matching", "alongside.cli.match"),
    (
        "no-models-in-doors",
        "web.needs.views",
        "from alongside.exchange.needs import models",
        "alongside.web.needs",
    ),
    (
        "no-models-in-doors",
        "api.v1.needs",
        "import alongside.exchange.needs.models",
        "alongside.api.v1.needs",
    ),
    ("no-models-in-doors", "cli.match", "import alongside.exchange.needs.models", "alongside.cli.match"),
    (
        "components",
        "web.components.card",
        "import alongside.exchange.needs.services",
        "alongside.web.components",
    ),
    ("rules", "exchange.offers.rules", "import django.utils", "alongside.exchange.offers.rules"),
    (
        "rules",
        "exchange.offers.rules",
        "import alongside.exchange.offers.models",
        "alongside.exchange.offers.rules",
    ),
]


def lint(config: Path, source: Path, *contracts: str) -> tuple[int, str]:
    """Run the linter over a source tree; return its exit code and what it said."""
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    ran = subprocess.run(
        [LINTER, "--config", config, "--no-cache", "--no-logo", *chosen],
        cwd=source, env=os.environ | {"PYTHONPATH": str(source), "COLUMNS": "200"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return ran.returncode, ran.stdout + ran.stderr


def grow(source: Path, module: str, text: str = "") -> None:
    """Put a module into a source tree, with the packages above it."""
    path = source.joinpath("alongside", *module.split(".")).with_suffix(".py")
    if path.with_suffix("").is_dir():
        path = path.with_suffix("") / "__init__.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    for folder in [path.parent, *path.parent.parents]:
        if folder == source:
            break
        (folder / "__init__.py").touch()
    path.write_text(text + "\n")


def test_every_import_keeps_the_contracts():
    code, said = lint(ROOT / "pyproject.toml", ROOT / "src")
    assert code == 0, said


def test_layers_hold_even_for_names_used_only_in_annotations(tmp_path):
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    strict = settings.replace("exclude_type_checking_imports = true", "exclude_type_checking_imports = false")
    assert strict != settings
    (tmp_path / "pyproject.toml").write_text(strict, encoding="utf-8")
    code, said = lint(
        tmp_path / "pyproject.toml", ROOT / "src", "layers", "engines-pure", "engines-apart", "apps"
    )
    assert code == 0, said


def test_a_tree_without_a_breach_is_not_reported(tmp_path):
    for module in SOUND:
        grow(tmp_path, module)
    code, said = lint(ROOT / "pyproject.toml", tmp_path)
    assert code == 0, said


@pytest.mark.parametrize(("contract", "module", "line", "named"), BREACHES)
def test_each_contract_reports_a_breach(tmp_path, contract, module, line, named):
    for sound in SOUND:
        grow(tmp_path, sound)
    grow(tmp_path, module, line)
    code, said = lint(ROOT / "pyproject.toml", tmp_path, contract)
    assert code == 1 and "BROKEN" in said and named in said, said


def test_every_contract_is_broken_on_purpose_once():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]}
    assert contracts == {contract for contract, *_ in BREACHES}
