"""The engines run where nothing but NumPy is installed."""

import subprocess
import sys

SCRIPT = """
import sys
for name in ("django", "tantivy", "pyarrow", "yaml", "sqlite3", "socket"):
    sys.modules[name] = None
import alongside.engines.matching, alongside.engines.matching.subjects
"""


def test_matching_is_imported_where_django_is_not_installed():
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
