"""Tell Django about this room."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """The room's place in the house."""

    name = "alongside.exchange.directory"
    label = "directory"
    verbose_name = "Directory"
