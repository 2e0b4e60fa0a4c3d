"""The addresses of this room, a list for each of its parts."""

from .answers.urls import ANSWERS
from .asks.urls import ASKS
from .ballots.urls import BALLOTS
from .conversations.urls import CONVERSATIONS
from .ideas.urls import IDEAS
from .panels.urls import PANELS
from .unheard.urls import UNHEARD

PATTERNS = [*ANSWERS, *ASKS, *BALLOTS, *CONVERSATIONS, *IDEAS, *PANELS, *UNHEARD]
