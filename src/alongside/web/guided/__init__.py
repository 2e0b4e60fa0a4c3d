"""Forms that ask one question a page: declared as questions, kept as answered, checked, then sent."""
