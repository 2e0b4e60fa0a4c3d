"""Write users and guests, their links, and what they are told."""

from .guests import guest_at, new_guest, start_helping, stop_helping
from .links import LinkGone, make_link, use_link
from .messages import queue_mail, queue_text, send_due
from .notices import SettingsRefused, arrive, read_notices, set_notices, stop_mail, tell
from .sight import SightRefused, set_sight
from .users import AccountRefused, DemoUser, create_admin, keep_demo_users

__all__ = [
    "AccountRefused",
    "DemoUser",
    "LinkGone",
    "SettingsRefused",
    "SightRefused",
    "arrive",
    "create_admin",
    "guest_at",
    "keep_demo_users",
    "make_link",
    "new_guest",
    "queue_mail",
    "queue_text",
    "read_notices",
    "send_due",
    "set_notices",
    "set_sight",
    "start_helping",
    "stop_helping",
    "stop_mail",
    "tell",
    "use_link",
]
