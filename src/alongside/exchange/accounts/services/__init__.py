"""Write users and guests, their links, and what they are told."""

from .circles import (
    CircleRefused,
    accept_terms,
    break_glass,
    close_circle,
    invite_to_circle,
    join_circle,
    leave_circle,
    make_circle,
    remove_member,
    sign_terms,
    write_terms,
)
from .guests import guest_at, new_guest, reach_guest, start_helping, stop_helping
from .links import LinkGone, make_link, use_link
from .messages import queue_mail, queue_text, send_due
from .notices import SettingsRefused, arrive, read_notices, set_notices, stop_mail, tell
from .sight import SightRefused, set_sight
from .users import AccountRefused, DemoUser, create_admin, keep_demo_users

__all__ = [
    "AccountRefused",
    "CircleRefused",
    "DemoUser",
    "LinkGone",
    "SettingsRefused",
    "SightRefused",
    "accept_terms",
    "arrive",
    "break_glass",
    "close_circle",
    "create_admin",
    "guest_at",
    "invite_to_circle",
    "join_circle",
    "keep_demo_users",
    "leave_circle",
    "make_circle",
    "make_link",
    "new_guest",
    "queue_mail",
    "queue_text",
    "reach_guest",
    "read_notices",
    "remove_member",
    "send_due",
    "set_notices",
    "set_sight",
    "sign_terms",
    "start_helping",
    "stop_helping",
    "stop_mail",
    "tell",
    "use_link",
    "write_terms",
]
