"""Pages of the room evidence: business cases, figures we follow, whether it worked, what was said."""
