"""How much is kept of what somebody writes: one length for every box of several lines."""

LONGEST = 4000  # characters of one text
