"""What is said where an answer cannot be kept, or a file cannot be read as a record."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

from .national import CannotRead
from .notices import InnovationRefused

WHY_NOT: dict[str, Any] = {
    "no-question": lazy("This is not a question of the record."),
    "no-choice": lazy("Choose one of the answers on the page."),
    "too-long": lazy("Write at most 5,000 characters."),
    "no-version": lazy("This version is not there."),
}
CANNOT_READ: dict[str, Any] = {
    "no-file": lazy("Choose a file."),
    "file-large": lazy("The file has more than 1 MB. Take pictures out of it."),
    "file-text": lazy("This file is not a text in UTF-8. Save it again as JSON, or as CSV with UTF-8."),
    "file-empty": lazy("The file is empty."),
    "file-json": lazy("This file begins like JSON but cannot be read as such. Export it again."),
    "file-csv": lazy("A CSV needs the columns id and value, one answer in each row."),
    "file-record": lazy("There are no answers in this file."),
    "file-many": lazy("This file has more than 500 answers. A record has 63."),
    "file-id": lazy("“%(what)s” is not an id that a record can have."),
    "file-long": lazy("The answer “%(what)s” is longer than 20,000 characters."),
    "file-signs": lazy("The answer “%(what)s” holds signs or numbers that cannot be kept."),
    "file-answer": lazy("“%(what)s” does not fit our question of that name."),
    "no-schema": lazy("This is not the list of questions: a JSON list in which each question has an id."),
}


def refused(why: str, field: str = "") -> InnovationRefused:
    """The refusal, with its sentence."""
    return InnovationRefused(why, field, str(WHY_NOT[why]))


def unreadable(wrong: CannotRead) -> str:
    """Why a file cannot be read, in a sentence."""
    return str(CANNOT_READ[wrong.why]) % {"what": wrong.what}
