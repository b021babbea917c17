"""Reads an author's TOML and YAML into typed records, every value at its line; what is wrong is a problem."""
