"""The words people read about starting and stopping."""

from django.utils.translation import gettext_noop as _

from alongside.web.words import Words

STATE = Words(
    {
        "planned": _("Plans to start"),
        "using": _("Uses it"),
        "stopped": _("Stopped using it"),
        "dropped": _("Gave up the plan"),
    }
)
TONE = {"planned": "unclaimed", "using": "open", "stopped": "history", "dropped": "history"}
STARTS = Words({"using": _("We use it now"), "planned": _("We plan to start")})
TRIGGER = Words(
    {
        "failure": _("Something had gone wrong"),
        "excellence": _("We saw it work well elsewhere"),
        "mandate": _("We were told to"),
        "money": _("There was money for it"),
        "staff": _("It was an idea of our staff"),
        "residents": _("People who live here asked for it"),
        "other": _("Something else"),
    }
)
TRIGGERED = Words(  # the same, said of a site
    {
        "failure": _("something had gone wrong"),
        "excellence": _("they saw it work well elsewhere"),
        "mandate": _("they were told to"),
        "money": _("there was money for it"),
        "staff": _("it was an idea of their staff"),
        "residents": _("people who live there asked for it"),
        "other": _("something else"),
    }
)
FIDELITY = Words(
    {
        "same": _("We use it as it was"),
        "small": _("We made small changes"),
        "large": _("We made large changes"),
    }
)
FAITHFUL = Words({"same": _("as it was"), "small": _("with small changes"), "large": _("with large changes")})
STOP = Words(
    {
        "no-effect": _("It did not help enough"),
        "harm": _("It did harm"),
        "cost": _("It cost too much"),
        "money-ended": _("The money for it ended"),
        "people-left": _("The people behind it left"),
        "not-used": _("Too few people used it"),
        "replaced": _("Something better came"),
        "done": _("It had done its work"),
        "other": _("Something else"),
    }
)
AGAIN = Words(
    {"yes": _("Yes"), "changed": _("Yes, if some of it were different"), "no": _("No")},
)
EXTENT = Words(
    {
        "planned": _("We plan to stop it"),
        "partly": _("We do less of it"),
        "wholly": _("We stopped it altogether"),
    }
)
STOPPED_HOW = Words(
    {"planned": _("planned"), "partly": _("done less"), "wholly": _("stopped altogether")},
)
WORKED = Words(
    {
        "yes": _("It helped"),
        "partly": _("It helped in part"),
        "no": _("It did not help here"),
        "early": _("Too early to say"),
    }
)
FREED = Words(
    {"pounds": _("Pounds a year"), "hours": _("Hours of work a month"), "beds": _("Beds or places")}
)
CASH = Words({"yes": _("Yes, it can be spent elsewhere"), "no": _("No, it stays in the same budget")})
TOOK = Words(
    {
        "money": _("Pounds to get going"),
        "yearly": _("Pounds a year to keep it going"),
        "hours": _("Hours of work to get going"),
        "weeks": _("Weeks until it was in use"),
        "people": _("People who worked on it"),
    }
)
