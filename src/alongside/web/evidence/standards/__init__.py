"""What a decision maker will ask for: what is there, what is missing, who could help; and stamps."""
