"""What people are told about offers."""

from django.utils.translation import gettext as _

from alongside.exchange.accounts.services.keepers import ask_keepers

from .models import Offer


def still_right(offers: list[Offer]) -> None:
    """Ask their keepers whether these still hold."""
    ask_keepers(
        rows=offers,
        purpose="confirm",
        subject=_("Is this still right?"),
        text=_("Nobody has checked this for some time. One press tells people that it still holds."),
        pages="/offers/%s/confirm/",
    )
