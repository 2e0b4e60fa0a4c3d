"""Pages on which people work together: the list, the card, and the workspace with its parts."""
