"""Compiles, finishes, verifies and publishes a site."""
