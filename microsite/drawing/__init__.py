"""Draws charts in processes of their own, holds them to their rows, and says them in tables and words."""
