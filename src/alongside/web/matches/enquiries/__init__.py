"""What people ask of a connector: ring me back, about an entry, in private; and who answers it."""
