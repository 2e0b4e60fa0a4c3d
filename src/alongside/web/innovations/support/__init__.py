"""Help on the way: who can help at a stage, what was asked for, who stands behind it, official bodies."""
