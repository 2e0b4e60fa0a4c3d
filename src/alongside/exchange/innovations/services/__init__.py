"""Write innovations and what is kept of them."""
