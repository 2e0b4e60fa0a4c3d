"""Tell Django about this room."""

from django.apps import AppConfig


class VoicesConfig(AppConfig):
    """The room's place in the house."""

    name = "alongside.exchange.voices"
    label = "voices"
    verbose_name = "Voices"
