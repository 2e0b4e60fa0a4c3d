"""What lists that people bring keep of them."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

keeps(
    Record(
        "feeds.BroughtList",
        what=lazy("Lists that you brought, and what stands in them"),
        purpose=lazy("To keep their entries here, and to undo it if it was wrong"),
        basis=Basis.CONTRACT,
        of=("party",),
        linked=("user",),
        blanked=("title", "sheets", "place", "publisher", "source_url", "report"),
    ),
)
