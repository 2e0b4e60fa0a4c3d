"""What people meet: pages, written in plain words, that work without scripts."""
