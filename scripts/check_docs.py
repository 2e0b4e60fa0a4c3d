"""Hold the documents to the program: what exists is described, what is described exists, links resolve.

Every setting, command, option and address must stand in `docs/reference`; code in the documents must be
sound, and the commands shown must exist. Prints each fault on a line of its own; exit code 1 if any.
"""

from __future__ import annotations

import ast
import json
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import write_reference
import yaml

ROOT = Path(__file__).resolve().parents[1]
FENCE = re.compile(r"(?ms)^[ ]*```(?P<kind>[\w-]*)[^\n]*\n(?P<code>.*?)^[ ]*```[ ]*$")
LINK = re.compile(r"!?\[[^\]]*\]\((?P<to>[^)\s]+)[^)]*\)")
SETTING = re.compile(r"\bALONGSIDE_[A-Z][A-Z_]*[A-Z]\b")
HOLE = re.compile(r"<[^>]*>|\{[^}]*\}")  # the changing part of an address


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of code in a document: where it stands, its language, its text."""

    where: str
    kind: str
    code: str


def documents(root: Path) -> list[Path]:
    """List the documents: those at the top and those in `docs`."""
    return sorted([*root.glob("*.md"), *(root / "docs").rglob("*.md")])


def blocks(path: Path, root: Path) -> Iterator[Block]:
    """Read the pieces of code in one document."""
    text = path.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield Block(f"{path.relative_to(root)}:{line}", found["kind"], found["code"])


def commands_shown(block: Block) -> list[str]:
    """The commands that a piece of console text shows, without their answers."""
    if block.kind != "console":
        return []
    joined = block.code.replace("\\\n", " ")
    return [line.strip()[2:] for line in joined.splitlines() if line.strip().startswith("$ ")]


def faults_in_code(block: Block) -> list[str]:
    """Say what is wrong with a piece of code, by its language."""
    checks: dict[str, Callable[[str], Any]] = {
        "python": ast.parse,
        "json": json.loads,
        "yaml": yaml.safe_load,
        "toml": tomllib.loads,
    }
    if block.kind in {"sh", "bash"}:
        said = subprocess.run(["bash", "-n"], input=block.code, capture_output=True, text=True, check=False)
        return [f"{block.where}: {said.stderr.strip()}"] if said.returncode else []
    try:
        checks.get(block.kind, str)(block.code)
    except (SyntaxError, ValueError, yaml.YAMLError) as error:
        return [f"{block.where}: this {block.kind} does not read: {error}"]
    return []


def heading_anchors(text: str) -> set[str]:
    """The anchors of a document's headings, as code hosts make them."""
    heads = re.findall(r"(?m)^#+ +(.+?) *$", FENCE.sub("", text))
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def faults_in_links(path: Path, root: Path) -> list[str]:
    """Name the links of a document that lead nowhere in the repository."""
    found = []
    for link in LINK.finditer(FENCE.sub("", path.read_text(encoding="utf-8"))):
        to, _, anchor = link["to"].partition("#")
        if re.match(r"[a-z]+:", to):
            continue
        target = (path.parent / to).resolve() if to else path
        if not target.exists():
            found.append(f"{path.relative_to(root)}: link to {link['to']}, which is not there")
        elif anchor and target.suffix == ".md" and anchor not in heading_anchors(target.read_text("utf-8")):
            found.append(f"{path.relative_to(root)}: link to {link['to']}, which has no such heading")
    return found


def faults_in_settings(root: Path) -> list[str]:
    """Compare the settings that the code reads with those that the reference describes."""
    code = [*(root / "src").rglob("*.py"), root / "tests/_support/needs.py"]
    read = {name for path in code for name in SETTING.findall(path.read_text(encoding="utf-8"))}
    page = root / "docs/reference/settings.md"
    described = set(SETTING.findall(page.read_text(encoding="utf-8"))) if page.exists() else set()
    missing = [f"docs/reference/settings.md: {name} is not described" for name in sorted(read - described)]
    return missing + [
        f"docs/reference/settings.md: nothing reads {name}" for name in sorted(described - read)
    ]


def command_tree(command: Any, name: str = "alongside") -> dict[str, set[str]]:
    """Each command with its long options, e.g. `alongside match`: {"--json", "--place"}."""
    children = getattr(command, "commands", {})
    options = {word for option in command.params for word in option.opts if word.startswith("--")}
    tree = {} if children else {name: options}
    for key, child in children.items():
        if not child.hidden:
            tree |= command_tree(child, f"{name} {key}")
    return tree


def faults_in_commands(tree: dict[str, set[str]], reference: str) -> list[str]:
    """Name the commands and options that the reference does not describe."""
    found = []
    for command, options in sorted(tree.items()):
        if command not in reference:
            found.append(f"docs/reference: the command `{command}` is not described")
        found += [
            f"docs/reference: option {option} of `{command}` is not described"
            for option in sorted(options)
            if option not in reference
        ]
    return found


def faults_in_shown(shown: str, where: str, tree: dict[str, set[str]], recipes: set[str]) -> list[str]:
    """Say which command, option or recipe a line of console text shows that does not exist."""
    words = shlex.split(shown, comments=True)
    program, rest = (Path(words[0]).name, words[1:]) if words else ("", [])
    if program == "make":
        wanted = [word for word in rest if "=" not in word and not word.startswith("-")]
        return [f"{where}: make has no recipe {word}" for word in wanted if word not in recipes]
    if program != "alongside":
        return []
    names = [f"alongside {' '.join(rest[:count])}" for count in (2, 1)]
    command = next((name for name in names if name in tree), None)
    if command is None:
        return [] if "--help" in rest else [f"{where}: there is no command `{names[1]}`"]
    options = {word.split("=")[0] for word in rest if word.startswith("--")} - {"--help"}
    return [f"{where}: `{command}` has no option {word}" for word in sorted(options - tree[command])]


def addresses(patterns: Any, above: str = "/") -> Iterator[str]:
    """Walk the addresses that pages answer at."""
    for pattern in patterns:
        here = above + str(pattern.pattern).lstrip("^/")
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns, here)
        else:
            yield here


def faults_in_addresses(found: set[str], reference: str) -> list[str]:
    """Name the addresses that the reference does not describe; changing parts are compared as holes."""
    described = {HOLE.sub("<>", word) for word in re.findall(r"`(?:GET |POST )?(/[^`\s]*)`", reference)}
    plain = {HOLE.sub("<>", address).split("?")[0] for address in found}
    described |= {address.split("?")[0] for address in described}
    return [
        f"docs/reference: the address {address} is not described" for address in sorted(plain - described)
    ]


def check(root: Path = ROOT) -> list[str]:
    """Gather every fault of the documents."""
    command, patterns = write_reference.program()
    tree, found = command_tree(command), set(addresses(patterns))
    pages = sorted((root / "docs/reference").glob("*.md"))
    reference = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    recipes = set(re.findall(r"(?m)^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8")))
    faults = faults_in_settings(root) + faults_in_commands(tree, reference)
    faults += faults_in_addresses(found, reference) + write_reference.stale()
    for path in documents(root):
        faults += faults_in_links(path, root)
        for block in blocks(path, root):
            faults += faults_in_code(block)
            for shown in commands_shown(block):
                faults += faults_in_shown(shown, block.where, tree, recipes)
    return faults


def main() -> int:
    """Print the faults; 1 if there are any."""
    faults = check()
    print("\n".join(faults) or "documents: nothing amiss")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
