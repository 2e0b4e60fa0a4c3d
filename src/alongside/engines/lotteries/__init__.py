"""Fair panels: residents picked by lot so that the group mirrors the area."""
