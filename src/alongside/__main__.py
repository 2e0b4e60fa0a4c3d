"""`python -m alongside` is the command `alongside`."""

from alongside.config.entry import main

main()
