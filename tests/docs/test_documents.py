"""The documents tell the truth: the check finds nothing, and what they show runs."""

import difflib
import shlex
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import check_docs
from check_docs import Block

ROOT = Path(__file__).resolve().parents[2]
SHOWN = [block for path in check_docs.documents(ROOT) for block in check_docs.blocks(path, ROOT)]
SESSIONS = [
    block for block in SHOWN if any("alongside " in line for line in check_docs.commands_shown(block))
]
ENDLESS = {"demo", "serve", "worker", "admin"}  # these wait, or ask for a password
ELISION = "…"


def test_the_documents_are_true():
    assert check_docs.check() == []


@pytest.mark.parametrize("block", [b for b in SHOWN if b.kind == "python"], ids=lambda block: block.where)
def test_python_in_the_documents_runs(block):
    exec(compile(block.code, block.where, "exec"), {"__name__": "document"})


@pytest.mark.parametrize("block", SESSIONS, ids=lambda block: block.where)
def test_commands_in_the_documents_give_the_answers_shown(block, exchange_server):
    for command, answer in sessions(block):
        words = shlex.split(command, comments=True)
        if Path(words[0]).name != "alongside" or words[1] in ENDLESS:
            continue
        ran = exchange_server.run(*words[1:])
        assert ran.returncode == 0, f"{block.where}: {command}\n{ran.stderr}"
        missing = [line for line in answer if ELISION not in line and line not in ran.stdout]
        near = difflib.unified_diff(answer, ran.stdout.splitlines(), "shown", "printed", lineterm="")
        assert not missing, f"{block.where}: {command}\n" + "\n".join(near)


def sessions(block: Block) -> list[tuple[str, list[str]]]:
    """Each command of a console block with the lines of its answer that are shown."""
    found: list[tuple[str, list[str]]] = []
    for line in block.code.replace("\\\n", " ").splitlines():
        if line.strip().startswith("$ "):
            found.append((line.strip()[2:], []))
        elif found and line.strip():
            found[-1][1].append(line.strip())
    return found


def test_a_session_is_read_as_commands_with_answers():
    block = Block("x", "console", "$ alongside match a \\\n    --json\n{}\n$ alongside doctor\n")
    assert sessions(block) == [("alongside match a      --json", ["{}"]), ("alongside doctor", [])]


@pytest.mark.parametrize(
    ("kind", "code"),
    [("python", "def"), ("json", "{"), ("yaml", "a: [1"), ("toml", "a ="), ("sh", "if true; then")],
)
def test_code_that_does_not_read_is_reported(kind, code):
    assert len(check_docs.faults_in_code(Block("page.md:1", kind, code))) == 1


def test_a_link_to_nowhere_is_reported(tmp_path):
    page = tmp_path / "page.md"
    (tmp_path / "other.md").write_text("# A heading: here\n")
    page.write_text(
        "[a](other.md#a-heading-here) [b](gone.md) [c](other.md#gone) [d](https://example.org/)\n"
    )
    faults = check_docs.faults_in_links(page, tmp_path)
    assert [fault.split("link to ")[1].split(",")[0] for fault in faults] == ["gone.md", "other.md#gone"]


def test_a_setting_that_is_not_described_is_reported(tmp_path):
    for name, text in {
        "src/a.py": "ALONGSIDE_HOME ALONGSIDE_SECRET",
        "tests/_support/needs.py": "",
        "docs/reference/settings.md": "`ALONGSIDE_HOME` `ALONGSIDE_GONE`",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert [fault.split(": ")[1] for fault in check_docs.faults_in_settings(tmp_path)] == [
        "ALONGSIDE_SECRET is not described",
        "nothing reads ALONGSIDE_GONE",
    ]


def test_commands_and_options_that_are_not_described_are_reported():
    tree = {"alongside match": {"--json", "--place"}, "alongside index rebuild": set()}
    faults = check_docs.faults_in_commands(tree, "`alongside match TEXT [--json]`")
    assert len(faults) == 2 and "index rebuild" in faults[0] and "--place" in faults[1]


@pytest.mark.parametrize(
    "shown",
    ["alongside mtach x", "alongside match x --jsn", "make demmo", ".venv/bin/alongside index rebild"],
)
def test_a_command_shown_that_does_not_exist_is_reported(shown):
    tree = {"alongside match": {"--json"}, "alongside index rebuild": set()}
    assert len(check_docs.faults_in_shown(shown, "page.md:1", tree, {"demo"})) == 1


@pytest.mark.parametrize(
    "shown", ["alongside match 'a b' --json", "make demo PORT=8001", "alongside index rebuild", "git clone x"]
)
def test_a_command_shown_that_exists_is_let_through(shown):
    tree = {"alongside match": {"--json"}, "alongside index rebuild": set()}
    assert check_docs.faults_in_shown(shown, "page.md:1", tree, {"demo"}) == []


def test_an_address_that_is_not_described_is_reported():
    found = {"/needs/<str:ref>/", "/find/", "/secret/"}
    faults = check_docs.faults_in_addresses(found, "`/needs/<ref>/` and `GET /find/?q=` here")
    assert faults == ["docs/reference: the address /secret/ is not described"]
