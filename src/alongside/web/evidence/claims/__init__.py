"""What was said, and by how many: claims down to their sources, and who took part in the study."""
