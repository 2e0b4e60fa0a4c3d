"""Tell Django about this room."""

from django.apps import AppConfig


class NeedsConfig(AppConfig):
    """The room's place in the house."""

    name = "alongside.exchange.needs"
    label = "needs"
    verbose_name = "Needs"
