"""Read the room, for a viewer."""
