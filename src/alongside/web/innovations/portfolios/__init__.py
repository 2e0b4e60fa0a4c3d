"""All our projects: a board by stage, what stalls, what balance there is, and which set to pay for."""
