"""Reads Markdown pages as the engine will render them, every link and number at its line."""
