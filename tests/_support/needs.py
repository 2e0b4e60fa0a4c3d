"""What a marked test needs of the machine, and the sentence said when that is missing."""

from __future__ import annotations

import ctypes.util
import importlib.util
import os
import shutil
from functools import cache
from pathlib import Path

from tests._support import postgres

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

MARKERS = {
    "browser": "drives a real Chromium",
    "postgres": "speaks of PostgreSQL only; left out of the run on SQLite",
    "sqlite": "speaks of SQLite only; left out of the run on PostgreSQL",
    "reference": "reads the material of reference beside the repository (ALONGSIDE_SHARED)",
    "pack": "reads the England pack beside the repository (ALONGSIDE_SHARED)",
    "regression": "fits models with statsmodels",
    "java": "runs a Java program",
    "spark": "runs Spark on this machine",
    "libreoffice": "opens a file in LibreOffice",
    "pango": "draws a PDF with Pango",
    "long": "takes longer than an ordinary run allows; played by `make test-long`",
}


def shared() -> Path:
    """Say where the material beside the repository lies."""
    return Path(os.environ.get("ALONGSIDE_SHARED") or ROOT.parent / "shared").resolve()


def chromium() -> str | None:
    """Find the machine's Chromium."""
    return next((found for name in CHROMIUM if (found := shutil.which(name))), None)


@cache
def missing(marker: str) -> str | None:
    """Say in a sentence what a test with this marker lacks here, or None when nothing is lacking."""
    if marker == "browser" and chromium() is None:
        return "No Chromium on this machine: install it with  apt install chromium"
    if marker == "browser" and not (ROOT / "node_modules" / "axe-core" / "axe.min.js").exists():
        return "The front-end libraries are not here: fetch them with  make front"
    if marker == "postgres" and postgres.programs() is None:
        return "No PostgreSQL 15 or later: install it with  apt install postgresql"
    if marker == "reference" and not (shared() / "design").is_dir():
        return f"No material of reference in {shared()}: set ALONGSIDE_SHARED"
    if marker == "pack" and not (shared() / "england" / "MANIFEST.csv").is_file():
        return f"No England pack in {shared()}: set ALONGSIDE_SHARED"
    if marker == "spark" and importlib.util.find_spec("pyspark") is None:
        return "No PySpark in this environment: install it with  make spark"
    if marker == "regression" and importlib.util.find_spec("statsmodels") is None:
        return "No statsmodels in this environment: install it with  make dev"
    if marker in {"java", "spark"} and shutil.which("java") is None:
        return "No Java on this machine: install it with  apt install default-jre-headless"
    if marker == "libreoffice" and shutil.which("soffice") is None:
        return "No LibreOffice on this machine: install it with  apt install libreoffice-calc-nogui"
    if marker == "pango" and ctypes.util.find_library("pango-1.0") is None:
        return "No Pango on this machine: install it with  apt install libpango-1.0-0"
    return None


def is_required(marker: str) -> bool:
    """Say whether a missing thing is a failure: ALONGSIDE_REQUIRE is `all` or lists the marker."""
    named = {word.strip() for word in os.environ.get("ALONGSIDE_REQUIRE", "").split(",")}
    return bool(named & {"all", marker})
