"""The outcome of a run kept as JSON, with its date, its commit and the seed of its hashes."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests._support.needs import ROOT

KINDS = ("passed", "failed", "error", "skipped", "xfailed", "deselected")


def _git(*words: str) -> str:
    ran = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return ran.stdout.strip()


def outcome(stats: dict[str, list[Any]], seconds: float) -> dict[str, Any]:
    """Count the tests by what became of them, with the five that took longest."""
    calls = [
        report for reports in stats.values() for report in reports if getattr(report, "when", "") == "call"
    ]
    slowest = sorted(calls, key=lambda report: -report.duration)[:5]
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _git("rev-parse", "HEAD"),
        "changed_since_commit": bool(_git("status", "--porcelain", "--untracked-files=no")),
        "python": platform.python_version(),
        "hash_seed": os.environ.get("PYTHONHASHSEED", "random"),
        "seconds": round(seconds, 1),
        "tests": {kind: len(stats.get(kind, [])) for kind in KINDS},
        "slowest": [[report.nodeid, round(report.duration, 1)] for report in slowest],
    }


def write(path: Path, config: pytest.Config, stats: dict[str, list[Any]], seconds: float) -> None:
    """Keep the outcome in a file, with the words that pytest was given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    words = [str(word) for word in config.invocation_params.args]
    kept = {"pytest": words, **outcome(stats, seconds)}
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
