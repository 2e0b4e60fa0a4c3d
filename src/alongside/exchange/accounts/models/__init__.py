"""Users and guests, parties, circles, messages, consent, and what every shareable row has in common."""

from .circles import Acceptance, BreakGlass, Circle, Signature, Terms
from .guests import Code, Guest, Helping, Link
from .messages import Message, Notice, NoticeSettings
from .moderation import Report
from .shareable import Shareable, Standing, Visibility
from .trust import Consent, Token
from .users import Acting, Party, Role, User, UserManager

__all__ = [
    "Acceptance",
    "Acting",
    "BreakGlass",
    "Circle",
    "Code",
    "Consent",
    "Guest",
    "Helping",
    "Link",
    "Message",
    "Notice",
    "NoticeSettings",
    "Party",
    "Report",
    "Role",
    "Shareable",
    "Signature",
    "Standing",
    "Terms",
    "Token",
    "User",
    "UserManager",
    "Visibility",
]
