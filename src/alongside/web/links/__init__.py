"""What a link in a mail or a text leads to: a page with a button, and what the button does."""
