"""How help on the way of an innovation reads."""

from django.utils.translation import gettext_noop as _

from alongside.web.words import Words

KIND = Words(
    {
        "leads": _("Somebody who leads on this"),
        "property": _("Rights and ownership"),
        "evaluation": _("Finding out whether it works"),
        "economics": _("What it costs and saves"),
        "procurement": _("Buying and contracts"),
        "regulation": _("Rules and safety"),
        "design": _("Design, and how easy it is to use"),
        "data": _("Data, and how it is kept safe"),
        "champion": _("A supporter at the front line"),
        "people": _("People with experience of it"),
        "training": _("Training and change"),
        "funding": _("Money"),
        "other": _("Something else"),
    }
)
MEANS = Words(
    {
        "leads": _("Who opens doors, knows the others, and says who decides."),
        "property": _("Intellectual property: who owns it, and on what terms others may use it."),
        "evaluation": _("Evaluation: what changed for people, measured against something."),
        "economics": _("Health economics: who pays, who gains, and how sure that is."),
        "procurement": _("How it can be bought, and on what terms."),
        "regulation": _("What must be met before people use it."),
        "design": _("Made with those who will use it, and tried by them."),
        "data": _("Information governance: what is kept, where, and who sees it."),
        "champion": _("A clinician or worker who uses it and shows others how."),
        "people": _("Patients, family carers and residents who shape it."),
        "training": _("So that staff can do it without being asked twice."),
        "funding": _("Grants, loans and investment."),
        "other": "",
    }
)
STATE = Words(
    {
        "waiting": _("Not answered yet"),
        "given": _("Help was given"),
        "declined": _("They said no"),
        "nothing": _("No answer came"),
    }
)
STATE_TONE = {"waiting": "unclaimed", "given": "open", "declined": "history", "nothing": "history"}
SPONSOR = Words({"policy": _("In policy: can open doors"), "practice": _("In practice: at the front line")})
MATTER = Words(
    {
        "appraisal": _("A judgement on whether it is worth it"),
        "regulation": _("Permission to sell or use it"),
        "standard": _("A standard it meets"),
        "designation": _("Chosen as one to spread"),
        "access": _("A faster way in"),
        "purchase": _("Bought or paid for in an area"),
    }
)
STATUS = Words(
    {
        "planned": _("Planned"),
        "nominated": _("Put forward"),
        "under-way": _("Under way"),
        "shortlisted": _("On the short list"),
        "positive": _("Yes"),
        "conditional": _("Yes, with conditions"),
        "negative": _("No"),
        "withdrawn": _("Taken back"),
    }
)
CHOSEN = Words({"positive": _("Chosen"), "negative": _("Not chosen")})  # of a designation
STATUS_TONE = {
    "planned": "unclaimed",
    "nominated": "unclaimed",
    "under-way": "unclaimed",
    "shortlisted": "unclaimed",
    "positive": "open",
    "conditional": "open",
    "negative": "history",
    "withdrawn": "history",
}


def status_of(kind: str, status: str) -> str:
    """What a body said; of what is chosen to spread, that it was chosen or not."""
    return CHOSEN[status] if kind == "designation" and status in CHOSEN else STATUS[status]
