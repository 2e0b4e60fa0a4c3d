"""The domain: who, what, why, and who may see it. One Django app for each room."""
