"""Write users and guests, their links, and what they are told."""

from .guests import guest_at, new_guest, start_helping, stop_helping
from .links import LinkGone, make_link, use_link
from .messages import queue_mail, queue_text, send_due
from .notices import tell
from .users import AccountRefused, create_admin, keep_demo_connector

__all__ = [
    "AccountRefused",
    "LinkGone",
    "create_admin",
    "guest_at",
    "keep_demo_connector",
    "make_link",
    "new_guest",
    "queue_mail",
    "queue_text",
    "send_due",
    "start_helping",
    "stop_helping",
    "tell",
    "use_link",
]
