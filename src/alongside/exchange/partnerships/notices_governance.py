"""What is said about deciding and agreeing together: why not, what happened, who is told what."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy as plural

from . import decision_rules as rules
from .decision_rules import Outcome
from .models import Agreement, Decision, Member, Partnership, Proxy
from .notices import LOGGED, tell_members, url_of

WHY_NOT: dict[str, Any] = {
    "how": lazy("Choose how you decide."),
    "quorum": lazy("Write how many must vote: from one up to as many as may vote."),
    "quorum-share": lazy("Write a per cent from 1 to 100."),
    "proxies": lazy("Choose for how many others one member may vote."),
    "by-decision": lazy("You have decided together before. A new way to decide is put to a vote."),
    "same-rule": lazy("This is how you decide now. Change something, or leave it."),
    "no-rule": lazy("Say first how you decide together."),
    "no-voters": lazy("Nobody here may vote. Say first who votes."),
    "no-question": lazy("Write the question."),
    "one-option": lazy("Write two things to choose from at least, or none for yes or no."),
    "many-options": lazy("Write 8 things to choose from at most."),
    "same-options": lazy("Two of them are the same. Change one."),
    "long-options": lazy("Write at most 200 characters on a line."),
    "no-day": lazy("Write the last day to vote, like 27 3 2027."),
    "past": lazy("Write a day that is not in the past."),
    "too-far": lazy("Choose a day within a year."),
    "closed": lazy("This vote is closed."),
    "no-vote": lazy("Choose how you vote."),
    "no-dissent": lazy("Say why you are against it. It is kept in your words."),
    "not-voting": lazy("You do not vote in this one."),
    "no-interest": lazy("Say what you could gain or lose by it. Then you can stand aside."),
    "no-proxies": lazy("By your rules nobody votes for another."),
    "self": lazy("Choose another member."),
    "holder-not-voting": lazy("Choose a member that may vote."),
    "chain": lazy("They have given their own vote away. Choose somebody who votes themselves."),
    "chain-own": lazy("Others have given you their votes. Ask them to take these back first."),
    "full": lazy("They vote for as many others as your rules allow. Choose another."),
    "waits": lazy("Some have not voted yet. It closes after its last day, or once all have voted."),
    "no-area": lazy("Write what it is about, like money."),
    "many-areas": lazy("20 lines are the most. Take one out first."),
    "too-long": lazy("Write less: 4,000 characters are the most."),
    "no-title": lazy("Give it a name."),
    "no-kind": lazy("Choose what you want to agree."),
    "no-text": lazy("Write what is agreed."),
    "long-text": lazy("Write less: 20,000 characters are the most."),
    "unfilled": lazy("Some places in the text are still to fill in: they stand in [ ]."),
    "same-text": lazy("Nothing has changed in the text."),
    "no-link": lazy("Write the address where the whole contract is kept."),
    "bad-link": lazy("Write a whole web address, like https://example.org/contract."),
    "no-office": lazy("Say by what office you sign, like director."),
    "no-signers": lazy("Choose at least two who sign."),
    "ended": lazy("This agreement has ended."),
    "newer": lazy("There is a newer text. Read it again before you sign."),
    "not-asked": lazy("You are not asked to sign this."),
    "no-authority": lazy("Somebody who looks after your organisation's entries must sign."),
    "no-why": lazy("Say why it ends."),
    "gate-twice": lazy("Members promise something before they see inside already. Change that text."),
    "gate-stays": lazy("Members promise this before they see inside. Write a new text instead."),
    "host-only": lazy("Only whoever hosts this can ask for it before anybody sees inside."),
    "no-check": lazy("Choose an answer to each of the three."),
}

REASONS: dict[str, Any] = {
    "no-quorum": lazy("%(present)d voted, and %(quorum)d had to."),
    "nobody-for": lazy("Nobody was for it."),
    "consensus": lazy("Nobody was against it."),
    "somebody-against": lazy("Somebody was against it, and you agreed that nobody may be."),
    "not-the-same": lazy("Not all were for the same, and you agreed that all must be."),
    "majority": lazy("%(best)d of the %(cast)d votes cast were for it. More than half were needed."),
    "not-majority": lazy("%(best)d of the %(cast)d votes cast were for it. More than half were needed."),
    "of-all": lazy("%(best)d of all %(entitled)d who may vote were for it. More than half were needed."),
    "not-of-all": lazy("%(best)d of all %(entitled)d who may vote were for it. More than half were needed."),
    "two-thirds": lazy("%(best)d of the %(cast)d votes cast were for it. Two thirds were needed."),
    "not-two-thirds": lazy("%(best)d of the %(cast)d votes cast were for it. Two thirds were needed."),
}
ASIDE = plural("%(n)d stood aside and is not counted.", "%(n)d stood aside and are not counted.", "n")
THROUGH = plural("%(n)d vote was given by another.", "%(n)d votes were given by others.", "n")
RESULT = {
    rules.CARRIED: lazy("Agreed"),
    rules.NOT_CARRIED: lazy("Not agreed"),
    rules.NO_QUORUM: lazy("Too few voted"),
}
POWER: dict[str, Any] = {
    "pays-and-decides": lazy("%(who)s brings %(share)d%% of the money and decides most things alone."),
    "decides-alone": lazy("%(who)s decides most things, and nobody else comes near."),
    "lived-no-say": lazy("%(who)s speaks from their own life and has no vote and nothing to decide."),
    "works-no-say": lazy("%(who)s brings %(share)d%% of the hours and has no vote and nothing to decide."),
    "pays-most": lazy("%(who)s brings %(share)d%% of the money. Do the others feel free to say no?"),
    "sector-votes": lazy("One sector has %(share)d%% of the votes: %(sector)s."),
}

LOGGED.update(
    {
        "rule": lazy("%(who)s set how you decide: %(words)s."),
        "rule-changed": lazy("You decide in a new way: %(words)s."),
        "asked": lazy("%(who)s put a question to the vote: %(words)s"),
        "asked-again": lazy("Too few voted, so it is asked again: %(words)s"),
        "decided": lazy("A vote closed. %(words)s"),
        "proxy": lazy("%(who)s gave its vote to %(about)s."),
        "proxy-back": lazy("%(who)s took its vote back from %(about)s."),
        "interest": lazy("%(who)s declared an interest."),
        "rights": lazy("%(who)s changed who decides what."),
        "agreement": lazy("%(who)s wrote an agreement: %(words)s."),
        "agreement-new": lazy("%(who)s changed an agreement: %(words)s."),
        "signed": lazy("%(who)s signed: %(words)s."),
        "in-force": lazy("Everyone has signed: %(words)s."),
        "agreement-ended": lazy("%(who)s ended an agreement: %(words)s."),
        "contract-check": lazy("%(who)s looked at how a contract stands: %(words)s."),
    }
)


def why(outcome: Outcome) -> str:
    """Why it came out like this, in sentences with the numbers."""
    numbers = {
        "present": outcome.present,
        "quorum": outcome.quorum,
        "entitled": outcome.entitled,
        "best": max(outcome.votes, default=0),
        "cast": sum(outcome.votes) + outcome.against,
    }
    said = [str(REASONS[outcome.why]) % numbers]
    if outcome.through:
        said.append(THROUGH % {"n": len(outcome.through)})
    if outcome.aside:
        said.append(ASIDE % {"n": outcome.aside})
    return " ".join(said)


def decision_url(decision: Decision) -> str:
    """Where a decision is."""
    return f"{url_of(decision.partnership)}decisions/{decision.ref}/"


def agreement_url(agreement: Agreement) -> str:
    """Where an agreement is."""
    return f"{url_of(agreement.partnership)}agreements/{agreement.ref}/"


def asked(decision: Decision, day: str) -> None:
    """Tell the others that there is something to vote on, and until when."""
    title = _("Vote by %(day)s: %(question)s") % {"day": day, "question": decision.question}
    asker = decision.asked_by.party_id if decision.asked_by and decision.asked_by.party_id else 0
    text = _("%(name)s decides this together.") % {"name": decision.partnership.name}
    if decision.again_of_id:
        text = _("Too few voted last time, so it is asked again.")
        asker = 0
    tell_members(decision.partnership, title=title, text=text, url=decision_url(decision), but=[asker])


def decided(decision: Decision, outcome: Outcome) -> str:
    """Tell everyone what came of it, and return that as one sentence for the log."""
    result = RESULT[outcome.result]
    title = _("%(result)s: %(question)s") % {"result": result, "question": decision.question}
    tell_members(decision.partnership, title=title, text=why(outcome), url=decision_url(decision))
    return f"{title} {why(outcome)}"


def given(proxy: Proxy, name: str) -> None:
    """Tell a member that another gave it its vote."""
    title = _("%(who)s lets you vote for them: %(name)s") % {"who": name, "name": proxy.partnership.name}
    url = decision_url(proxy.decision) if proxy.decision else f"{url_of(proxy.partnership)}proxies/"
    _tell_one(proxy.partnership, proxy.holder, title, url)


def to_sign(agreement: Agreement, parties: list[int], *, is_new: bool) -> None:
    """Ask those to sign who have not."""
    title = _("Please read and sign: %(title)s") % {"title": agreement.title}
    text = "" if is_new else _("The text has changed, so it is signed again.")
    tell_members(agreement.partnership, title=title, text=text, url=agreement_url(agreement), only=parties)


def in_force(agreement: Agreement) -> None:
    """Tell everyone that all have signed."""
    title = _("Everyone has signed: %(title)s") % {"title": agreement.title}
    tell_members(agreement.partnership, title=title, url=agreement_url(agreement))


def ended(agreement: Agreement) -> None:
    """Tell everyone that an agreement has ended, and why."""
    title = _("An agreement has ended: %(title)s") % {"title": agreement.title}
    url = agreement_url(agreement)
    tell_members(agreement.partnership, title=title, text=agreement.ended_why, url=url)


def _tell_one(partnership: Partnership, member: Member, title: str, url: str) -> None:
    if member.party_id is not None:
        tell_members(partnership, title=title, url=url, only=[member.party_id])
