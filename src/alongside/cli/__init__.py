"""The door for operators: commands. Those on files work with no database."""
