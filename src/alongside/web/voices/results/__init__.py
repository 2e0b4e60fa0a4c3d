"""What came out of a question: groups, what most agree on, the report, the data; and bringing one in."""
