"""The record of an innovation on pages: six questions that grow, its history, and its files."""
