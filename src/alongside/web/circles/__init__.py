"""Private groups: who belongs, on what terms, and what is shared inside."""
