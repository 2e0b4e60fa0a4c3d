"""How the journey of an innovation reads."""

from django.utils.translation import gettext_noop as _

from alongside.web.words import Words

SHOWN = Words({"shown": _("Shown"), "not-yet": _("Not yet"), "not-needed": _("Does not apply")})
SHOWN_TONE = {"shown": "open", "not-yet": "unclaimed", "not-needed": "history"}
DECISION = Words(
    {
        "on": _("It goes on"),
        "hold": _("It waits"),
        "back": _("It goes back"),
        "stop": _("It stops"),
    }
)
DECISION_TONE = {"on": "open", "hold": "unclaimed", "back": "unclaimed", "stop": "history"}
DECIDED = Words(
    {
        "on": _("It went on to: %(stage)s"),
        "hold": _("It waits where it is"),
        "back": _("It went back to: %(stage)s"),
        "stop": _("It was stopped"),
    }
)
WHO = Words(  # who mostly decides whether it leaves a stage
    {
        "idea": _("those who have the problem, and whoever takes it further"),
        "development": _("whoever makes it, with those who will use it"),
        "testing": _("the places that try it, with whoever measures"),
        "adoption": _("whoever pays for it, with the places that use it"),
        "diffusion": _("whoever leads on spreading it across the area"),
        "scale-up": _("whoever pays for it everywhere, again and again"),
        "decommissioning": _("whoever pays for it, with those who use it"),
    }
)
STATUS = Words(
    {
        "moving": _("It goes on"),
        "paused": _("It pauses"),
        "stopped": _("It was stopped, and this was learned"),
        "retired": _("It is being closed down"),
    }
)
HERE = Words(
    {
        "moving": _("It is here now"),
        "paused": _("It is here, and pauses"),
        "stopped": _("It was stopped here"),
        "retired": _("It is here now"),
        "history": _("It was here when this was reported"),
    }
)
CHANGE = Words(
    {
        "moving": _("Let it go on again"),
        "paused": _("Pause it"),
        "stopped": _("Stop it, and say what was learned"),
        "retired": _("Close it down"),
    }
)
MILESTONE = Words(
    {
        "step": _("A step of the work"),
        "lab": _("A session to think and try things together"),
        "influence": _("Something that changes what people do"),
    }
)
BETTER = Words({"up": _("More is better"), "down": _("Less is better")})
CAME = Words({"better": _("It got better"), "worse": _("It got worse"), "same": _("It stayed the same")})
