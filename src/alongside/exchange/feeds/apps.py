"""Tell Django about this room."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    """The room's place in the house."""

    name = "alongside.exchange.feeds"
    label = "feeds"
    verbose_name = "Feeds"
