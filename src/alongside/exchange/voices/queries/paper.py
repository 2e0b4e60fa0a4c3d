"""Read forms and sheets of paper, for those who run the ask; never what one sheet said once it counts."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from .. import paper_rules as rules
from ..models import Ask, Keying, PaperForm, PaperLine, Sheet

TAKES = (Ask.State.OPEN, Ask.State.CLOSED)  # a sheet handed in on the last day is typed a day later


def forms_of(ask: Ask) -> list[PaperForm]:
    """The printings of an ask, the newest first, each with its lines and sheets counted."""
    rows = ask.paper_forms.annotate(
        many_lines=Count("lines", distinct=True), many_sheets=Count("sheets", distinct=True)
    )
    return list(rows)


def form_of(ask: Ask, ref: str) -> PaperForm | None:
    """One printing of an ask."""
    return ask.paper_forms.filter(ref=ref).first()


def lines_of(form: PaperForm) -> list[PaperLine]:
    """What stands on the sheets, in its order, with the texts in other languages."""
    return list(form.lines.select_related("statement").prefetch_related("statement__texts"))


def sheets_of(form: PaperForm) -> list[Sheet]:
    """The sheets of one printing, by number."""
    return list(form.sheets.all())


def sheet_of(ask: Ask, number: int) -> Sheet | None:
    """One sheet of an ask, by the number that is printed on it."""
    return _sheets(ask).filter(number=number).select_related("form").first()


def last_number(ask: Ask) -> int:
    """The highest number printed so far."""
    return _sheets(ask).order_by("-number").values_list("number", flat=True).first() or 0


def states_of(ask: Ask) -> dict[str, int]:
    """How many sheets are in each state."""
    return dict(_sheets(ask).values_list("state").annotate(n=Count("pk")).order_by())


def to_do(ask: Ask, state: str) -> list[Sheet]:
    """The sheets in one state, by number."""
    return list(_sheets(ask).filter(state=state).order_by("number"))


@dataclass(frozen=True, slots=True)
class Typed:
    """A sheet with its lines, who typed it first, and where two entries differ."""

    sheet: Sheet
    lines: list[PaperLine]
    first_by: int | None
    apart: list[rules.Difference]


def typed_of(sheet: Sheet) -> Typed:
    """What is known of a sheet that is being typed; nothing of the first entry before the second is there."""
    keyed = {row.turn: row for row in sheet.keyings.all()}
    first = keyed.get(1)
    apart = []
    if sheet.state == Sheet.State.DIFFERS and len(keyed) == 2:
        apart = rules.differences(marks_of(keyed[1]), marks_of(keyed[2]))
    return Typed(sheet, lines_of(sheet.form), first.user_id if first else None, apart)


def marks_of(keying: Keying) -> dict[int, int]:
    """The marks of an entry by line; JSON keeps the keys as texts."""
    return {int(line): int(value) for line, value in keying.marks.items()}


def _sheets(ask: Ask) -> QuerySet[Sheet]:
    return Sheet.objects.filter(form__ask=ask)
