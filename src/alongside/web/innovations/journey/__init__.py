"""The journey of an innovation: where it has got to, what must be shown next, what was decided and why."""
