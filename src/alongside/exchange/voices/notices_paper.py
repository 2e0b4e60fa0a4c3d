"""What is said about sheets of paper, and about taking part by phone: why something cannot be done."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

WHY_NOT: dict[str, Any] = {
    "no-lines": lazy("Choose what stands on the sheet."),
    "many-lines": lazy("Choose 24 at most: more do not fit on two sides."),
    "sheets": lazy("Write how many sheets, from 1 to 500."),
    "no-sheet": lazy("We know no sheet of this number here. Look at the number again."),
    "counted": lazy("This sheet is counted. Put it away."),
    "void": lazy("This sheet was set aside."),
    "settle": lazy("This sheet was typed twice, and not the same. Settle it first."),
    "same": lazy(
        "You typed this sheet the first time. Let somebody else type it, or say that nobody is there."
    ),
    "marks": lazy("Choose one of the four for each line."),
    "open-lines": lazy("Say for each line what stands on the paper."),
    "not-differs": lazy("There is nothing to settle on this sheet."),
    "not-asked": lazy("Nobody has been asked yet. Open the question first."),
    "over": lazy("This is answered. No more sheets are counted."),
    "no-person": lazy("Choose for whom you do this."),
    "no-vote": lazy("Choose agree, disagree or pass."),
}
FIELDS = {
    "no-lines": "lines",
    "many-lines": "lines",
    "sheets": "sheets",
    "no-sheet": "number",
    "same": "alone",
    "no-person": "person",
}


class PaperRefused(Exception):
    """It cannot be done; the message is for the person who asked. `why` is the key, `field` what to mend."""

    def __init__(self, why: str) -> None:
        super().__init__(str(WHY_NOT[why]))
        self.why = why
        self.field = FIELDS.get(why, "")
