"""Files and functions stay short enough to be read at one sitting."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE, FUNCTION = 400, 60  # lines; a function's docstring is not counted
KINDS = {".py", ".js", ".jinja", ".html", ".scss", ".css"}
LEFT_OUT = {"migrations", "vendor"}


def long_functions(source: str, limit: int = FUNCTION) -> list[str]:
    """Name the functions of a module that are longer than the limit, with their length."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        first = node.body[0]
        has_words = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
        words = first.end_lineno - first.lineno + 1 if has_words else 0
        length = node.end_lineno - node.lineno + 1 - words
        if length > limit:
            found.append(f"{node.name} ({length})")
    return found


def sources():
    for top in ("src", "scripts", "benchmarks", "tests"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in KINDS and not LEFT_OUT & set(path.parts):
                yield path


def test_no_file_is_longer_than_it_should_be():
    long = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in sources()}
    assert not {path: lines for path, lines in long.items() if lines > FILE}


def test_no_function_is_longer_than_it_should_be():
    long = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sources()
        if path.suffix == ".py" and "tests" not in path.relative_to(ROOT).parts
        for name in long_functions(path.read_text("utf-8"))
    ]
    assert not long


def test_a_long_function_is_reported_and_its_docstring_not_counted():
    body = "def f():\n" + '    """a\n' + "    b\n" * 9 + '    """\n' + "    x = 1\n" * 5
    assert long_functions(body, 5) == ["f (6)"]
    assert long_functions(body, 6) == []
