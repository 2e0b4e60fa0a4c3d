"""What is said about suggestions and competitions: why something cannot be done, and who is told what."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.queries import users_of
from alongside.exchange.accounts.services import queue_mail, queue_text, tell
from alongside.exchange.accounts.services.messages import whole

from .models import Idea, Participant, Scorer
from .notices import AskRefused

KIND = "suggestion"

WHY_NOT: dict[str, Any] = {
    "closed": lazy("This call is closed. You can still suggest it without a call."),
    "no-title": lazy("Say it in a few words."),
    "long-title": lazy("Say it in 200 characters or fewer. There is room below for more."),
    "too-long": lazy("Say it in 4,000 characters or fewer."),
    "no-answerer": lazy(
        "Nobody looks after suggestions here yet. Ask whoever runs this to name a connector."
    ),
    "goes-on": lazy("This goes on in another suggestion. Open that one."),
    "over": lazy("This is over, and nothing is changed any more."),
    "own": lazy("You said this yourself, so it has your voice already."),
    "no-step": lazy("Choose where it has got to."),
    "no-why": lazy("Say why, in a few words. Everyone reads it, and whoever suggested it is told."),
    "no-day": lazy("Write a day, like 31 1 2027."),
    "past": lazy("That day is past. Choose one that is to come."),
    "no-why-day": lazy("Say why the day is moved. Everyone reads it."),
    "too-few": lazy("Choose at least one other."),
    "too-many": lazy("Combine 12 at most."),
    "other-call": lazy("Only suggestions of the same call can be combined."),
    "one-part": lazy("Write two parts at least, each on a line."),
    "many-parts": lazy("Split it into 6 parts at most."),
    "same-parts": lazy("Two parts are the same."),
    "no-parents": lazy("This did not come out of others."),
    "acted": lazy("Somebody has answered, supported or changed this since. It stays as it is."),
    "no-owner": lazy("Say who answers for it: a name or a role."),
    "unknown-owner": lazy("We know no organisation of this name. Type the whole name."),
    "several-owners": lazy("More than one has this in its name. Type the whole name."),
    "worlds": lazy("Some of these are invented and others real."),
    "no-mail": lazy("Type a whole mail address, like name@example.org, so that the answer finds you."),
    "no-phone": lazy("Type a whole phone number, like 01632 960111, so that the answer finds you."),
    "no-total": lazy("Write how much there is in all, in whole pounds."),
    "no-most": lazy("Write how much one suggestion can get, in whole pounds."),
    "most-over-total": lazy("One suggestion cannot get more than there is in all."),
    "no-tie": lazy("Say now what counts when two have the same points."),
    "no-criteria": lazy("Name at least one thing that counts."),
    "many-criteria": lazy("Name 8 things that count at most."),
    "same-criteria": lazy("Two of them have the same name."),
    "bad-criteria": lazy("How much it counts is a number from 1 to 9, and the best mark one from 2 to 10."),
    "opened": lazy("This has been opened. What was published stays as it was."),
    "pitched": lazy("In a competition each stays as it was pitched."),
    "rejected": lazy("It was decided that this is not shown. Its author can ask to look at it again."),
    "shown": lazy("This is shown already."),
    "no-rule": lazy("Choose the rule that it breaks."),
    "no-rule-words": lazy("Say why, in a few words. The author reads it."),
    "no-whom": lazy("Say for whom it is."),
    "no-amount": lazy("Write how much it costs, in whole pounds."),
    "over-most": lazy("This is more than one suggestion can get."),
    "no-spent": lazy("Say what the money is spent on."),
    "no-shows": lazy("Say what would show that it worked."),
    "published": lazy("The result is published and stays as it is."),
    "still-open": lazy("Marks and results come after the last day, when every suggestion is in."),
    "interest": lazy("You have something to do with this one, so others mark it."),
    "no-mark": lazy("Give each a mark."),
    "no-interest": lazy("Say what you have to do with it."),
    "no-address": lazy("Type a name and a whole mail address for each, like Ann Lee, ann@example.org."),
    "many-scorers": lazy("15 can give marks at most."),
    "few-scorers": lazy("Three people at least must have given marks to each one."),
    "no-pitches": lazy("There is nothing to decide: no suggestion came in."),
    "no-gets": lazy("Write what each gets, 0 for nothing."),
    "over-asked": lazy("One gets more than it asked for."),
    "over-total": lazy("Together they get more than there is."),
    "no-reasons": lazy("Give each its reason. Whoever suggested it reads it."),
}
FIELDS = {
    "no-title": "title",
    "long-title": "title",
    "too-long": "words",
    "no-step": "state",
    "no-why": "why",
    "no-day": "answer_by-day",
    "past": "answer_by-day",
    "no-why-day": "moved_why",
    "too-few": "others",
    "too-many": "others",
    "other-call": "others",
    "one-part": "parts",
    "many-parts": "parts",
    "same-parts": "parts",
    "no-rule": "rule",
    "no-rule-words": "rule_words",
    "no-owner": "owner_name",
    "unknown-owner": "owner",
    "several-owners": "owner",
    "no-mail": "email",
    "no-phone": "phone",
    "no-total": "total",
    "no-most": "most",
    "most-over-total": "most",
    "no-tie": "tie",
    "no-criteria": "name-1",
    "many-criteria": "name-1",
    "same-criteria": "name-1",
    "bad-criteria": "weight-1",
    "no-whom": "for_whom",
    "no-amount": "amount",
    "over-most": "amount",
    "no-spent": "spent_on",
    "no-shows": "shows",
    "no-interest": "interest",
    "no-address": "scorers",
    "many-scorers": "scorers",
}


class IdeaRefused(AskRefused):
    """It cannot be done; the message is for the person who asked. `why` is the key, `field` what to mend."""

    def __init__(self, why: str, field: str = "") -> None:
        super().__init__(why, field or FIELDS.get(why, ""), str(WHY_NOT[why]))


def url_of(idea: Idea) -> str:
    """Where its page is."""
    return f"/suggestions/{idea.contribution.ref}/"


def came_in(idea: Idea) -> None:
    """Tell those who answer for it that it is there, and by when they have promised an answer."""
    tell(
        kind=KIND,
        title=(_("A suggestion came in: %(title)s") % {"title": idea.title})[:200],
        text=_("Look at it, so that others can see it, and say what comes of it."),
        url=url_of(idea),
        user_ids=users_of([idea.owner_id]),
        world=idea.contribution.ask.world,
    )


def handed_on(idea: Idea) -> None:
    """Tell those who answer for it from now on."""
    tell(
        kind=KIND,
        title=(_("You answer for a suggestion: %(title)s") % {"title": idea.title})[:200],
        url=url_of(idea),
        user_ids=users_of([idea.owner_id]),
        world=idea.contribution.ask.world,
    )


def moved(idea: Idea, said: str, words: str = "") -> None:
    """Tell those who said it and those who want it what has happened to it, by the way each chose."""
    title = f"{said}: {idea.title}"[:200]
    rows = Participant.objects.filter(contributions__in=idea.authors.values("contribution_id"))
    wants = Participant.objects.filter(pk__in=idea.supports.values("participant_id"))
    tell_parts({one.pk: one for one in (*rows, *wants)}.values(), title, words, url_of(idea))


def tell_parts(parts: Iterable[Participant], title: str, text: str, url: str) -> None:
    """Tell people who took part: on their page, and by mail or text where they chose that."""
    for part in parts:
        if part.tell == Participant.Tell.NONE or (part.user_id is None and part.guest_id is None):
            continue
        users = [part.user_id] if part.user_id is not None else []
        guests = [part.guest_id] if part.guest_id is not None else []
        world = part.ask.world
        tell(kind=KIND, title=title, text=text, url=url, user_ids=users, guest_ids=guests, world=world)
        guest = part.guest
        if guest is not None and part.tell == Participant.Tell.MAIL and guest.email:
            words = "\n\n".join(filter(None, [title, text, whole(url)]))
            queue_mail(to=guest.email, subject=title, text=words, guest_id=guest.pk)
        elif guest is not None and part.tell == Participant.Tell.TEXT and guest.phone:
            queue_text(to=guest.phone, text=f"{title} {whole(url)}", guest_id=guest.pk)


def named(scorer: Scorer) -> None:
    """Tell somebody that they are named to score; the mail goes to the address, whoever has it."""
    ask = scorer.competition.ask
    title = (_("You are asked to give marks: %(title)s") % {"title": ask.title})[:200]
    link = whole(f"/suggestions/calls/{ask.ref}/scores/")
    text = _("Sign in with this mail address. You can give marks once the last day is past.")
    queue_mail(to=scorer.email, subject=title, text="\n\n".join([title, text, link]))
