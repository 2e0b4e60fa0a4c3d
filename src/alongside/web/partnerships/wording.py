"""The lines of the instruments in plain words, by id, and where each instrument comes from.

The file that ships has the wording of its sources; these texts say the same to people on pages.
"""

from django.utils.translation import gettext_noop as _

from alongside.web.words import Words

LINES = {
    "tactics": Words(
        {
            "engage-partners": (
                _("Ask those who should be in it"),
                _("Ask whoever has a stake in it, and leave out no group that matters."),
            ),
            "vision": (_("Agree what will be different"), _("Write one shared picture of what has changed.")),
            "sponsor": (
                _("Win a supporter who can open doors"),
                _("Somebody whom all kinds of organisations listen to."),
            ),
            "share-discretion": (
                _("Share who decides"),
                _("Let each decide about what they know best, so that each has a stake."),
            ),
            "governance-structure": (
                _("Agree how you decide"),
                _("Rules for decisions even out unequal power, and build trust."),
            ),
            "share-story": (
                _("Tell others how it goes"),
                _("What came of it, how you did it, what failed, and what you learned."),
            ),
            "values-fit": (
                _("Choose companies with values like yours"),
                _("It lowers the risk that people stop trusting a charity."),
            ),
        }
    ),
    "drivers": Words(
        {
            "prior-experience": _("Has worked with some of you before"),
            "personal-ties": _("Knows some of you"),
            "trust": _("You trust them, from what you did together"),
            "complementary-competence": _("Can do what the others cannot"),
            "neutrality": _("Seen as fair by all, with nothing to win from it"),
            "non-rivalry": _("Bids for no work that another of you bids for"),
            "distinct-interests": _("Wants something else from the result than the others"),
            "boundary-experience": _("Has worked in public bodies and in companies"),
            "position": _("Is senior and knows many people"),
            "flexibility": _("Is willing to understand how others work"),
            "enrolment": _("Brings those who decide and those who do the work"),
        }
    ),
    "barriers": Words(
        {
            "direct-rivalry": _("Two of you bid for the same work"),
            "moral-hazard": _("Somebody could use the others, so you would need costly contracts"),
            "heterogeneity": _("Values and ways of working clash"),
            "unknown-partner": _("You have never worked together"),
            "no-enrolment": _("Those who decide, or staff, were not brought along"),
        }
    ),
    "pulse-check": Words(
        {
            "origin": (_("How it began"), _("Where and when you came together, and who began it.")),
            "participation": (_("Who takes part"), _("Which kinds of organisations and people.")),
            "vision-scope": (_("How broad the vision is"), _("From one service to how everything works.")),
            "approach": (_("How you go about it"), _("What you do, and in which order.")),
            "successes": (_("What went well"), _("What you are proud of.")),
            "challenges": (_("What is hard"), _("What gets in the way.")),
            "finance": (_("How it is paid for"), _("Who pays what, and for how long.")),
        }
    ),
    "logics": Words(
        {
            "public-service": _("Rules, and the aims of public services"),
            "civil-society": _("What members want and give freely"),
            "network": _("Building bridges between the two"),
        }
    ),
}
LEGITIMACY = Words(
    {
        "philanthropic": _("A gift puts a charity's good name at little risk."),
        "transactional": _("A fair exchange puts a charity's good name at little risk."),
        "integrative": _(
            "Sharing aims, people and money has the most effect. It also puts a charity's good name at most "
            "risk, as the company has power and its values may differ."
        ),
        "brand-licensing": _("Lending a charity's name puts it at high risk."),
        "short-project-npo-led": _(
            "A short project that a charity leads is among the safest ways to work with a company."
        ),
    }
)
SAFER = Words(
    {
        "pick-firms-with-similar-values": _("Choose a company with values like yours."),
        "keep-control": _("Let the charity keep control of what is done in its name."),
        "limit-duration": _("Agree an end from the start."),
    }
)
RESPONSE = Words(
    {
        "defensive": _("It guards itself against change. Ask what would have to be so for it to help."),
        "reactive": _("It acts when it must. Agree dates and duties."),
        "proactive": _("It acts before it must. Such companies are the likeliest to be good to work with."),
        "anticipatory": _("It looks ahead and prepares others. Agree early who decides what."),
    }
)
SOURCE = Words(
    {
        "000": _("A study of health innovation networks led by charities"),
        "001": _("A text on doing things together with the people they are for"),
        "002": _("A study of innovation in England's health service, 2017"),
        "003": _("A round-up of research on working across kinds of organisations"),
        "004": _("A study of a council and sports clubs that gave care together"),
    }
)
PAIR = Words(
    {
        "public_civil": _("Rules of public services, and what members of clubs and charities want"),
        "public_network": _("Rules of public services, and building bridges"),
        "civil_network": _("What members of clubs and charities want, and building bridges"),
    }
)
RELATION = Words(
    {
        "compatible": _("They fit together"),
        "co-existing": _("They stand side by side"),
        "competing": _("They pull in different directions"),
        "conflicting": _("They get in each other's way"),
    }
)
ADVICE = Words(
    {
        "compatible": _("Say so to those who join, and keep doing what makes it so."),
        "co-existing": _(
            "Agree which of the two leads where, so that nobody waits for the other. "
            "Look again in half a year."
        ),
        "competing": _(
            "Choose for each thing you do which of the two leads. Give somebody the job of building bridges."
        ),
        "conflicting": _(
            "Talk about one case in which it went wrong, before you go on. Ask somebody both sides trust to "
            "lead the talk, and write down what you change."
        ),
    }
)
REMARK = Words(
    {
        "why": _("Why we do it together"),
        "how": _("How it goes day by day"),
        "context": _("What is special here"),
        "choice": _("What we did about it"),
    }
)
MARK = Words(
    {
        "done": _("Done"),
        "not-needed": _("Not needed"),
        "concern": _("A concern"),
        "open": _("Open again"),
    }
)
SCALE = Words(
    {
        1: _("1: one service"),
        2: _("2: several services"),
        3: _("3: a whole place"),
        4: _("4: several places"),
        5: _("5: how everything works"),
    }
)
KIND = Words({"risk": _("It could happen"), "issue": _("It is happening")})
LIKELIHOOD = Words({"unlikely": _("Unlikely"), "possible": _("Possible"), "likely": _("Likely")})
IMPACT = Words(
    {
        "small": _("A nuisance"),
        "serious": _("It would set us back"),
        "severe": _("It could end the work"),
    }
)
REPEATS = Words(
    {
        "once": _("No, once"),
        "weekly": _("Every week"),
        "fortnightly": _("Every two weeks"),
        "monthly": _("Every month, on the same weekday, as the second Tuesday"),
    }
)
FOUR = Words(
    {
        "decides": (_("Deciding"), _("They help to decide what is done and what is paid for.")),
        "plans": (_("Planning"), _("They help to plan how it is done.")),
        "does": (_("Doing"), _("They do a part of it.")),
        "checks": (_("Checking"), _("They help to judge what came of it.")),
    }
)
ADDS = Words(
    {
        "additive": _("It adds to what staff do"),
        "substitutive": _("It replaces some of what staff do"),
        "neither": _("Neither"),
    }
)
QUESTION = Words(
    {
        "trust": _("We can trust each other."),
        "open": _("What is hard is said openly."),
        "aim": _("We want the same thing."),
        "power": _("Each of us has a fair say."),
        "progress": _("We are getting somewhere."),
    }
)
VALUE = Words(
    {
        1: _("1: not at all"),
        2: _("2: hardly"),
        3: _("3: partly"),
        4: _("4: mostly"),
        5: _("5: fully"),
    }
)


def title(instrument: str, item: str) -> str:
    """A line in plain words."""
    said = LINES[instrument][item]
    return str(said[0] if isinstance(said, tuple) else said)


def meaning(instrument: str, item: str) -> str:
    """What the line means, where its title does not say all."""
    said = LINES[instrument][item]
    return str(said[1]) if isinstance(said, tuple) else ""


def source(number: str) -> str:
    """Where an instrument comes from, by the number its file gives."""
    return str(SOURCE[number[:3]])
