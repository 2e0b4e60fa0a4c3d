"""Choose what comes first: two at a time, or by what speaks for each; setting it up, and what came out."""
