"""What is known of somebody, what they agreed to, what was done, and leaving."""
