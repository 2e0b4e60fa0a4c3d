"""Tell Django about this room."""

from django.apps import AppConfig


class DigestsConfig(AppConfig):
    """The room's place in the house."""

    name = "alongside.exchange.digests"
    label = "digests"
    verbose_name = "Digests"
