"""Read what somebody asks of a connector: who, how to reach them, where, about what."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.accounts.queries import my_guest, myself
from alongside.exchange.audit.limits import LONGEST
from alongside.exchange.directory.queries import actor_for
from alongside.exchange.matches.services.enquiring import Question
from alongside.exchange.needs.queries import need_for
from alongside.exchange.offers.queries import offer_for
from alongside.exchange.places.queries import Where, find_place, where_is
from alongside.web.presenting import PRACTICE
from alongside.web.typed import Problem, line, problem, words

RING, RECORD, PRIVATE = "ring-back", "record", "private"
PHONE = re.compile(r"\+?[\d\s().-]{7,29}")
FEWEST_DIGITS = 7
ROWS = {"need": need_for, "offer": offer_for, "actor": actor_for}


@dataclass(frozen=True, slots=True)
class About:
    """The entry that somebody asks about."""

    name: str  # need, offer or actor
    row: Any

    @property
    def title(self) -> str:
        """Its title or name."""
        return self.row.name if self.name == "actor" else self.row.title

    @property
    def url(self) -> str:
        """Its page."""
        return f"/{self.name}s/{self.row.ref}/"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, and what is wrong with it."""

    kind: str
    name: str
    phone: str
    email: str
    when: str
    words: str
    place: str
    world: str
    about: About | None = None
    where: Where | None = None
    choices: tuple[str, ...] = ()
    is_sent: bool = False
    knows_us: bool = False  # has an account, so that an answer reaches them here
    problems: list[Problem] = field(default_factory=list)

    def question(self) -> Question:
        """The same for the service."""
        row = {f"{self.about.name}_id": self.about.row.pk} if self.about else {}
        return Question(
            kind=self.kind,
            world=self.world,
            place_id=self.where.id if self.where else None,
            words=self.words,
            when=self.when,
            name=self.name,
            phone=self.phone,
            email=self.email,
            **row,
        )


def read(request: HttpRequest, kind: str) -> Asked:
    """What was typed or came with the address, checked if it was sent."""
    about = _about(request)
    asked = _typed(request, kind, about)
    asked = _placed(asked)
    return _checked(asked) if asked.is_sent else replace(asked, problems=[])


def _about(request: HttpRequest) -> About | None:
    """The entry that is named in the address or form; one the viewer may not see is not there."""
    for name, query in ROWS.items():
        if key := _said(request, name):
            row = query(request.viewer, key)  # type: ignore[attr-defined]
            if row is None:
                raise Http404
            return About(name, row)
    return None


def _said(request: HttpRequest, name: str) -> str:
    """A line from the form, else from the address."""
    return line(request, name, " ".join(request.GET.get(name, "").split()))[:LONGEST]


def _typed(request: HttpRequest, kind: str, about: About | None) -> Asked:
    user, guest = myself(request.viewer), my_guest(request.viewer)  # type: ignore[attr-defined]
    known = guest or user
    world = about.row.world if about else PRACTICE if _said(request, "world") == PRACTICE else "real"
    sent = request.method == "POST" and "send" in request.POST
    first_words = words(request, "words", request.GET.get("q", "").strip())
    return Asked(
        kind=kind,
        name=line(request, "name", known.name if known else ""),
        phone=line(request, "phone", guest.phone if guest else ""),
        email=line(request, "email", guest.email if guest else ""),
        when=line(request, "when"),
        words=first_words or words(request, "statement"),
        place=_said(request, "place") or ("" if sent or not about else _place_of(about)),
        world=world,
        about=about,
        is_sent=sent,
        knows_us=user is not None and guest is None,
    )


def _place_of(about: About) -> str:
    return about.row.place.ref if about.row.place else ""


def _placed(asked: Asked) -> Asked:
    """Find the place, and call it by its name where that means no other."""
    if not asked.place:
        return asked
    if asked.about and asked.about.row.place and asked.place == asked.about.row.place.name:
        return replace(asked, where=where_is(asked.about.row.place))
    found = find_place(asked.place)
    if found.where is None:
        said = [problem(found.problem, "place")]
        return replace(asked, choices=found.choices, problems=said)
    where = found.where
    if asked.about is None and asked.world != PRACTICE:
        asked = replace(asked, world=where.world)
    if asked.world != where.world:
        text = _("%(place)s is in the practice town, which is invented. Type a real place.")
        if asked.world == PRACTICE:
            text = _("%(place)s is a real place. Leave the practice town to ask about it.")
        return replace(asked, problems=[problem(text % {"place": where.name}, "place")])
    if asked.place in (where.ref, where.key):
        again = find_place(where.name).where
        if again is not None and again.id == where.id:
            asked = replace(asked, place=where.name)
    return replace(asked, where=where)


def _checked(asked: Asked) -> Asked:
    """Everything that is wrong, in the order of the fields."""
    found = [*_words_problems(asked), *_person_problems(asked), *asked.problems]
    if not asked.place:
        found.append(problem(_("Say where you are, so that we know who answers."), "place"))
    return replace(asked, problems=found)


def _words_problems(asked: Asked) -> list[Problem]:
    if asked.kind != RING and not asked.words:
        return [problem(_("Say what you want to ask, in a few words."), "words")]
    if len(asked.words) > LONGEST:
        return [problem(_("That is too long. Say it in 4,000 characters or fewer."), "words")]
    return []


def _person_problems(asked: Asked) -> list[Problem]:
    needs = "phone" if asked.kind == RING else "none" if asked.knows_us else "either"
    found = reach_problems(asked.name, asked.phone, asked.email, needs=needs)
    if len(asked.when) > 80:
        found.append(problem(_("Say it in 80 characters or fewer."), "when"))
    return found


def reach_problems(name: str, phone: str, email: str, *, needs: str = "either") -> list[Problem]:
    """What is wrong with how somebody says they are reached. `needs`: phone, either, or none of the two."""
    found = []
    if not name:
        found.append(problem(_("Say what we may call you. A first name will do."), "name"))
    elif len(name) > 120:
        found.append(problem(_("That name is too long for us. Shorten it."), "name"))
    digits = sum(sign.isdigit() for sign in phone)
    if phone and (not PHONE.fullmatch(phone) or digits < FEWEST_DIGITS):
        found.append(problem(_("Type a whole phone number, like 01632 960111."), "phone"))
    elif not phone and needs == "phone":
        found.append(problem(_("Type the number to ring, like 01632 960111."), "phone"))
    elif not phone and not email and needs == "either":
        said = _("Leave a phone number or a mail address, so that the answer finds you.")
        found.append(problem(said, "phone"))
    if email and not _is_mail(email):
        found.append(problem(_("Type your whole mail address, like name@example.org."), "email"))
    return found


def _is_mail(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254
