"""Texts to start an agreement from, in plain words, ours. They are a start and no legal advice.

What is in [ ] must be filled in by those who agree; `agreement_rules.may_write` asks for it.
"""

import re
from collections.abc import Sequence

MEMORANDUM = """How we work together

Who we are
{names}.

What we want to do together
{purpose}{place}

What each of us brings
[Say for each member: time, money, rooms, skills, experience.]

Who decides
We decide together as it is written down on our page. Each of us says when something could be gained
or lost by us.

How we work
We keep each other up to date. We say early when something will not work. We pay people for their
time and costs
where they are not paid for it by their job: [say how much, and who pays].

When things go wrong
First we talk. If that does not help, we ask [name somebody whom all of us trust] to listen to both
sides.

Leaving
Each of us can leave at any time. Whoever leaves tells the others [say how long before] and hands
over what they do.

How long
This holds from the day when all of us have signed. We look at it again [say when].

This text says what we mean to do. It is not meant as a contract that a court enforces.
"""

NON_DISCLOSURE = """What we keep to ourselves

Between whom
{names}.

What it is about
While we work on this, we tell each other things that others should not know yet: {purpose}

What we promise
We use what we hear only for this work. We do not pass it on, and we keep it safe. We tell only
those of our own
people who need it for this work, and they promise the same.

What we may pass on
What everybody knows already; what we knew before; what the law makes us tell; and what somebody
must know so that
nobody comes to harm. Nothing here stops anybody from speaking up about danger, wrongdoing or poor care.

Residents and patients
Nothing about a person who can be recognised is shared here without that person's consent.

How long
We keep this promise for [say how long] after we stop working together.
"""

DATA_SHARING = """How we share data

Between whom
{names}.

Why
{purpose}

What we share
[Say which figures or facts, about whom, from when to when.] We share as little as will do, and
figures about groups
rather than facts about persons wherever that is enough.

Who answers for it
[Say for each kind of data which member decides why and how it is used, and who looks after data
protection there.]

By what right
[Say by what part of the law, and who has checked it. Where it is about persons, say what they were
told.]

How it is kept safe
[Say where it is kept, who can see it, and how it is sent.] If something goes wrong, we tell each
other within a day.

What people can ask
Anyone can ask what is kept about them, have it put right, or say no. They ask: [name and address].

How long
We delete it [say when]. Small numbers that could point to a person are not published.
"""

BENEFIT_SHARING = """How we share what comes of it

Between whom
{names}.

What it is about
{purpose}

What each brings in
[Say what each brings that is theirs already: ideas, names, data, tools. It stays theirs.]

What we make together
[Say whose it is, who may use it, and for what. If nothing else is written here, each of us may use
it freely for
the good of the people we serve.]

Money that comes of it
[Say how it is shared, and who pays for what before there is any.] Those who share their own
experience have a part
in it: [say which].

Names and thanks
We say in public who took part, if they want it. Nobody uses the name or the logo of another without
asking first.

If somebody leaves
[Say what they may go on using.]

How long
We look at this again [say when].
"""

CONTRACT = """What the contract says, in a few lines

Between whom
{names}.

What is done
{purpose}{place}

For how much, and when it is paid
[Say the sum, the days of payment, and what must be shown.]

From when to when
[Say the first and the last day, and how either side can end it.]

What happens if it is not done as agreed
[Say what.]

The whole contract is kept where the link leads. Where the two differ, the contract counts.
"""

TEXTS = {
    "memorandum": MEMORANDUM,
    "non-disclosure": NON_DISCLOSURE,
    "data-sharing": DATA_SHARING,
    "benefit-sharing": BENEFIT_SHARING,
    "contract": CONTRACT,
}


def filled(kind: str, *, names: Sequence[str], purpose: str, place: str) -> str:
    """The text to start from, with the names of those who agree, what for and where.

    Lines that were broken for our eyes are joined. Raises: KeyError for a kind that there is no text for.
    """
    where = f" Where: {place}." if place else ""
    ended = purpose if purpose.endswith((".", "!", "?")) else f"{purpose}."
    said = {"names": _listed(names), "purpose": ended, "place": where}
    text = "\n\n".join(_joined(paragraph) for paragraph in TEXTS[kind].strip().split("\n\n"))
    return re.sub(r"\{(names|purpose|place)\}", lambda found: said[found[1]], text)


def _joined(paragraph: str) -> str:
    """A heading keeps its line; the lines under it become one."""
    head, *rest = paragraph.split("\n")
    return "\n".join([head, " ".join(rest)]) if rest else head


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
