"""The public record of a draw, which anyone can draw again."""
