"""Write conversations with their reminders, and the mails of a morning."""

from .mornings import send_mornings
from .talks import TalkRefused, finish_reminder, note_talk, put_off_reminder, take_back_talk

__all__ = [
    "TalkRefused",
    "finish_reminder",
    "note_talk",
    "put_off_reminder",
    "send_mornings",
    "take_back_talk",
]
