"""Residents picked by lot: set up, register, draw, seats, sessions, verdict, and what is paid."""
