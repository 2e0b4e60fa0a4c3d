"""Ways to send a text message. An operator names one in `ALONGSIDE_TEXTS`."""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings


class ToFile:
    """Writes each text into a file of the home: for a demo, and until a sender is chosen."""

    def send(self, *, to: str, text: str) -> None:
        """Keep one message as a file whose name is the time."""
        folder = Path(settings.HOME) / "texts"
        folder.mkdir(parents=True, exist_ok=True)
        name = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f.txt")
        (folder / name).write_text(f"To: {to}\n\n{text}\n", encoding="utf-8")
