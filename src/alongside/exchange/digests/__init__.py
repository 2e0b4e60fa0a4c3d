"""What is new for whom: Today, talks and their reminders, the quarter, and the mails of a morning."""
