"""Who plans, uses and stopped something: started, changed, stopped; packs, plans, who tried this."""
