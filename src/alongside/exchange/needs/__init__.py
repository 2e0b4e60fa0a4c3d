"""Problems put into words with those who have them."""
