"""Join the rooms once Django is ready."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ConfigConfig(AppConfig):
    """Subscribes those who follow the change feed."""

    name = "alongside.config"
    label = "config"

    def ready(self) -> None:
        """The feed's followers learn of each commit; no lower room knows them."""
        from alongside.exchange.analyses.waking import wake
        from alongside.exchange.audit.services import on_change

        on_change(wake)
        # what each room does again and again, what it keeps of people, which sources of claims it can show
        autodiscover_modules("tasks", "privacy", "claim_sources")
