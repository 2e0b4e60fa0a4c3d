"""Today, conversations, my quarter, notices: what is somebody's own, from day to day."""
