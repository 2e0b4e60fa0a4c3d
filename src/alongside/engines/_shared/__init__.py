"""What two engines need, and no more: errors and checks."""
