"""Read the forms on which a list is brought, chosen and kept. Nothing typed is lost by a mistake."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.feeds.lists.sheets import MOST_BYTES, CannotRead, looks_like_address
from alongside.exchange.feeds.services import Wishes
from alongside.web.typed import line


@dataclass(frozen=True, slots=True)
class Brought:
    """What came with the first form: the bytes of a file or of what was pasted."""

    content: bytes
    name: str


def brought(request: HttpRequest) -> Brought:
    """The file, or what was pasted. Raises: CannotRead, when neither is there or it is too much."""
    file = request.FILES.get("file")
    pasted = request.POST.get("pasted", "")
    if file is not None and file.size:
        if file.size > MOST_BYTES:
            raise CannotRead(
                _("The file has %(size)s MB; %(most)s MB are the most. Take out pictures, or bring parts.")
                % {"size": round(file.size / 1e6, 1), "most": MOST_BYTES // 1_000_000}
            )
        return Brought(file.read(), file.name or "")
    if looks_like_address(pasted):
        raise CannotRead(_("That is an address. Open it, and copy or save the list that you find there."))
    if pasted.strip():
        return Brought(pasted.encode("utf-8", "ignore"), "")
    if file is not None:
        raise CannotRead(_("The file is empty. Choose another, or paste the rows."))
    raise CannotRead(_("Choose a file, or paste the rows of your list."))


def field_of(request: HttpRequest) -> str:
    """Which of the two fields a problem with what was brought belongs to."""
    return "pasted" if request.POST.get("pasted", "").strip() and not request.FILES.get("file") else "file"


@dataclass(frozen=True, slots=True)
class Columns:
    """What was said on the page of columns."""

    kind: str
    header: bool
    roles: list[str]
    place: str


def columns(request: HttpRequest, width: int) -> Columns:
    """What the rows list, and what each column holds."""
    return Columns(
        kind=request.POST.get("kind", ""),
        header=request.POST.get("header") == "yes",
        roles=[request.POST.get(f"column-{at}", "") for at in range(width)],
        place=line(request, "place"),
    )


def wishes(request: HttpRequest, title: str) -> Wishes:
    """What is said of a list when it is kept; its name as guessed where the form has none."""
    return Wishes(
        title=line(request, "title", title),
        standing=request.POST.get("standing", ""),
        visibility=request.POST.get("visibility", ""),
        publisher=line(request, "publisher")[:200],
        source_url=line(request, "source_url")[:200],
    )
