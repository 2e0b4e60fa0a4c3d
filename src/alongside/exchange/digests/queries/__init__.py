"""Read what waits for somebody, what is new, whom they talked with, and what came of a quarter."""

from .mine import Mine, mine_of, world_of
from .news import News, news_for
from .quarter import Contact, Report, report_for
from .talks import noter, others_named, talk_for, talked_with, talks_for
from .today import Line, Waiting, waiting_for

__all__ = [
    "Contact",
    "Line",
    "Mine",
    "News",
    "Report",
    "Waiting",
    "mine_of",
    "news_for",
    "noter",
    "others_named",
    "report_for",
    "talk_for",
    "talked_with",
    "talks_for",
    "waiting_for",
    "world_of",
]
