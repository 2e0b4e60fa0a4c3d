"""Moving: innovations on their pathway, who starts and who stops using them, and portfolios of them."""
