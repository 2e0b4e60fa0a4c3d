"""What each kind of link shows and does. Each room adds its purposes to `PURPOSES` below."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Page:
    """What a link shows before anything is done.

    `buttons`: by the value that is sent, what stands on the button. `ask`: a label for a box to write in, by
    field name. `lines`: label and kind of a line to type into (text, password), by field name.
    `choose`: lists to choose one from: (field name, label, {value: text}).
    """

    title: str
    paragraphs: tuple[str, ...]
    buttons: Mapping[str, str]
    ask: Mapping[str, str] = field(default_factory=dict)
    choose: tuple[tuple[str, str, Mapping[str, str]], ...] = ()
    lines: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What is said after the button: what happened, and where to go on. `guest_id` signs that guest in."""

    title: str
    paragraphs: tuple[str, ...] = ()
    next_url: str = ""
    next_text: str = ""
    guest_id: int | None = None
    practice: bool = False


class NotYet(Exception):
    """What was sent cannot be done like this; the message says what to mend, `field` where."""

    def __init__(self, said: str, field: str = "button") -> None:
        super().__init__(said)
        self.field = field


@dataclass(frozen=True, slots=True)
class Purpose:
    """`show(link)` gives the page; `act(request, link, doer, pressed)` does it, or raises `NotYet`.

    `act` runs in the transaction that uses up the link.
    """

    show: Callable[[Any], Page]
    act: Callable[[HttpRequest, Any, Any, str], Done]


PURPOSES: dict[str, Purpose] = {}
