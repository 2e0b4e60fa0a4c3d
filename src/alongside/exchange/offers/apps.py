"""Tell Django about this room."""

from django.apps import AppConfig


class OffersConfig(AppConfig):
    """The room's place in the house."""

    name = "alongside.exchange.offers"
    label = "offers"
    verbose_name = "Offers"
