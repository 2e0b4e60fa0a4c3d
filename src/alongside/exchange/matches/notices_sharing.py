"""What is said where scarce help cannot be shared as asked, or a pair cannot be put in touch."""

from django.utils.translation import gettext_lazy as lazy

from . import notices

WHY_NOT = {
    "who": lazy("Connectors share help here, and those who have help with room left."),
    "no-needs": lazy("Choose what is needed."),
    "no-offers": lazy("Choose the help to share."),
    "many-needs": lazy("Choose 20 things needed at most."),
    "many-offers": lazy("Choose 20 kinds of help at most."),
    "worlds": lazy("Some of these are invented and others real. They cannot be shared together."),
    "nothing-fits": lazy("None of this help fits what is needed well enough. Choose others."),
    "sent": lazy("This has been sent. Begin again to share once more."),
    "takes": lazy("Write a number of places from 0 to 99."),
    "takes-pinned": lazy("You fixed more help for it than it takes. Let it take more, or fix less."),
    "gives": lazy("There is not room for so many. Write a smaller number."),
    "gives-pinned": lazy("You fixed it for more than it gives. Let it give more, or fix less."),
    "fair": lazy("Choose what is fair."),
    "nobody": lazy("Nobody would be put in touch by this. Choose another, or change what is shared."),
    "changed": lazy("Somebody shared this again meanwhile. Look at it once more."),
}
NOT_SENT = {
    "gone": lazy("One of the two is no longer there."),
    "unsafe": lazy("It may not be given like this, where people could come to harm."),
}


def why_not_sent(key: str) -> str:
    """Why two could not be put in touch, in a sentence."""
    return str(NOT_SENT.get(key) or notices.WHY_NOT.get(key, "")) if key else ""
