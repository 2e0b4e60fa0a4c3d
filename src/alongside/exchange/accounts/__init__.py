"""Users, parties and circles, and the one definition of who may see what."""
