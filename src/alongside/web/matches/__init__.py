"""Find: what could help with what somebody asked."""
