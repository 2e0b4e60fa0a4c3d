"""What links about introductions lead to: say yes or no, write to the other side, say whether it helped."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.accounts.services import make_link
from alongside.exchange.matches import services
from alongside.exchange.matches.queries import introductions as queries
from alongside.exchange.matches.services import IntroductionRefused
from alongside.web import typed
from alongside.web.links.purposes import Done, NotYet, Page, Purpose

from .introductions import presenters

ANSWER, LETTER, HELPED = "introduction-answer", "introduction-letter", "introduction-helped"


def _found(link: Any) -> tuple[Any, str]:
    """The introduction that a link speaks of, and the side it was sent to."""
    return queries.introduction_of_link(link.ref), link.data.get("which", "")


def _gone(found: Any) -> Page:
    practice = found is not None and presenters.is_practice(found)
    return Page(_("There is nothing more to do here"), (_("This has ended."),), {}, practice=practice)


def _about(found: Any) -> tuple[str, str]:
    """Two lines: what is needed and what could help, each with its organisation if everyone may know it."""
    known = presenters.names(VISITOR, [found])

    def line(text: str, row: Any) -> str:
        name = known.get(row.actor_id, "")
        return f"{text} {row.title} ({name})" if name else f"{text} {row.title}"

    return line(_("What is needed:"), found.match.need), line(_("Help:"), found.match.offer)


def _show_answer(link: Any) -> Page:
    found, which = _found(link)
    side = _side(found, which)
    if side is None or found.state != "open" or side.answer != "waiting":
        return _gone(found)
    title = _("Can you help?") if which == "offer" else _("Could this help you?")
    said = [part for part in found.words.split("\n") if part.strip()]
    safe = _("If both say yes, you can write to each other. Nobody sees your mail address or phone number.")
    return Page(
        title,
        (*_about(found), *said, safe),
        {"yes": _("Yes, put us in touch"), "no": _("No, not this time")},
        ask={"words": _("Anything you want to say")},
        choose=(("why", _("If no: why not?"), dict(presenters.WHY)),),
        practice=presenters.is_practice(found),
    )


def _act_answer(request: HttpRequest, link: Any, doer: Any, pressed: str) -> Done:
    found, which = _found(link)
    said = {"why": request.POST.get("why", ""), "words": typed.words(request, "words")}
    after = _do(lambda: services.answer(ref=link.ref, which=which, says=pressed, by=doer, **said))
    practice = presenters.is_practice(found)
    if after.state == "accepted":
        return _goes_on(link, _("You are in touch"), _("Both have said yes. They are told."), practice)
    if pressed == "yes":
        return _goes_on(
            link, _("Thank you"), _("They are asked too. You hear as soon as they answer."), practice
        )
    return Done(
        _("Thank you"), (_("They are told why. We do not ask you about this again."),), practice=practice
    )


def _show_letter(link: Any) -> Page:
    found, which = _found(link)
    if _side(found, which) is None or found.state != "accepted":
        return _gone(found)
    said = [_("They wrote: %(words)s") % {"words": one.text} for one in queries.letters_of_link(found, which)]
    safe = _("They see your words, not your mail address or phone number.")
    return Page(
        _("Write to them"),
        (*_about(found), *said, safe),
        {"send": _("Send")},
        ask={"text": _("Your message")},
        practice=presenters.is_practice(found),
    )


def _act_letter(request: HttpRequest, link: Any, doer: Any, pressed: str) -> Done:
    found, which = _found(link)
    text = typed.words(request, "text")
    _do(lambda: services.write_letter(ref=link.ref, which=which, text=text, by=doer))
    return _goes_on(link, _("Sent"), _("You get a mail when they answer."), presenters.is_practice(found))


def _show_helped(link: Any) -> Page:
    found, which = _found(link)
    side = _side(found, which)
    if side is None or found.state not in ("accepted", "ended") or side.helped:
        return _gone(found)
    return Page(
        _("Did it help?"),
        _about(found),
        {"send": _("Send")},
        ask={"words": _("What came of it?")},
        choose=(("helped", _("Your answer"), dict(presenters.HELPED)),),
        practice=presenters.is_practice(found),
    )


def _act_helped(request: HttpRequest, link: Any, doer: Any, pressed: str) -> Done:
    found, which = _found(link)
    said = {"helped": request.POST.get("helped", ""), "words": typed.words(request, "words")}
    _do(lambda: services.say_helped(ref=link.ref, which=which, by=doer, **said))
    thanks = _("It helps to find better next time.")
    return Done(_("Thank you"), (thanks,), practice=presenters.is_practice(found))


def _side(found: Any, which: str) -> Any:
    return next((side for side in found.sides.all() if side.which == which), None) if found else None


def _do(work: Any) -> Any:
    """Do it; what is refused is said beside the field to mend."""
    try:
        return work()
    except IntroductionRefused as refused:
        raise NotYet(str(refused), refused.field or "button") from refused
    except ObjectDoesNotExist as gone:
        raise NotYet(_("This has ended.")) from gone


def _goes_on(link: Any, title: str, said: str, practice: bool) -> Done:
    """What was done; a guest goes on at their own page, anybody else by a further link while in touch."""
    if link.guest_id is not None:
        url, text = f"/introductions/{link.ref}/", _("Go to the page about it")
        return Done(title, (said,), url, text, guest_id=link.guest_id, practice=practice)
    found, which = _found(link)
    if found.state != "accepted":
        return Done(title, (said,), practice=practice)
    again = make_link(purpose=LETTER, ref=link.ref, party_id=link.party_id, data={"which": which})
    return Done(title, (said,), again, _("Write to them"), practice=practice)


LINKS = {
    ANSWER: Purpose(show=_show_answer, act=_act_answer),
    LETTER: Purpose(show=_show_letter, act=_act_letter),
    HELPED: Purpose(show=_show_helped, act=_act_helped),
}
