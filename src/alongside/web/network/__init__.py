"""Who works with whom: whom to put in touch, the drawing, the list and the files of it."""
