"""Places and shapes on the ground, and where they stand on a flat map; knows no project."""
