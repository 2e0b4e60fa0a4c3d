"""How the fixed lists of this part read on pages."""

from django.utils.translation import gettext_noop as _

from alongside.web.words import Words

WAY = Words(
    {
        "pairs": _("Two at a time: people see two and say which comes first. Quick, and good for long lists"),
        "criteria": _(
            "How good each one is: people say of each whether it matters, can be done, and will last"
        ),
    }
)
ASPECT = Words(
    {
        "relevance": _("It matters here"),
        "feasibility": _("It can be done here"),
        "acceptability": _("People will want it"),
        "scalability": _("It can reach many people"),
        "sustainability": _("It will last"),
    }
)
ASPECT_MEANS = Words(
    {
        "relevance": _("It would change something that troubles people here."),
        "feasibility": _("There are the people, the money and the rooms for it, or they can be found."),
        "acceptability": _("Those it is for would use it, and those who do the work would do it gladly."),
        "scalability": _("If it goes well, it can be done in other places too."),
        "sustainability": _("It goes on when the first money is spent and the first people have gone."),
    }
)
MARK = Words(
    {
        "1": _("Not at all"),
        "2": _("A little"),
        "3": _("Partly"),
        "4": _("Mostly"),
        "5": _("Very much"),
    }
)
WEIGHT = Words(
    {
        "0": _("Does not count for me"),
        "1": _("Counts a little"),
        "2": _("Counts much"),
        "3": _("Counts most"),
    }
)
