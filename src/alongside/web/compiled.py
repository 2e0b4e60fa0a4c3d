"""Compiled templates, kept in the home: a process that begins need not compile them again."""

from __future__ import annotations

from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

HERE = Path(__file__).resolve().parent
MAKERS = (HERE / "jinja.py", HERE / "components/formats.py")  # options and filters work on what is compiled


class Compiled(FileSystemBytecodeCache):
    """One file a template, in a folder that only its owner may enter, as what is in it will be run.

    A template is compiled again when it changes, or Jinja, its options or its filters do. Where the folder
    cannot be written or a file cannot be read, templates are compiled as if nothing were kept.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), "%s.compiled")
        self._made_with = version("jinja2") + "".join(path.read_text("utf-8") for path in MAKERS)

    def get_source_checksum(self, source: str) -> str:
        """A hash of all that the bytecode is made of."""
        return super().get_source_checksum(self._made_with + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what is kept; nothing where it is broken."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # unpickling what was cut off raises what it likes
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, if there is where."""
        with suppress(OSError):
            Path(self.directory).mkdir(mode=0o700, exist_ok=True)
            super().dump_bytecode(bucket)
