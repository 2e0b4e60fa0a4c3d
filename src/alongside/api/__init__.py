"""The door for programs: REST, a version a folder."""
