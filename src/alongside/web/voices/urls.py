"""The addresses of this room, a list for each of its parts."""

from .answers.urls import ANSWERS
from .asks.urls import ASKS
from .ballots.urls import BALLOTS
from .calendar.urls import CALENDAR
from .checking.urls import CHECKING
from .conversations.urls import CONVERSATIONS
from .draws.urls import DRAWS
from .ideas.urls import IDEAS
from .panels.urls import PANELS
from .paper.urls import PAPER
from .results.urls import RESULTS
from .unheard.urls import UNHEARD

# What begins with a word stands before what begins with the ref of something asked.
PATTERNS = [
    *CALENDAR,
    *CHECKING,
    *PAPER,
    *ANSWERS,
    *ASKS,
    *BALLOTS,
    *RESULTS,
    *CONVERSATIONS,
    *IDEAS,
    *DRAWS,
    *PANELS,
    *UNHEARD,
]
