"""Those who do something together: who takes part and as what, where it has got to, and what came of it."""
