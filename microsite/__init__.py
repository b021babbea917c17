"""A compiler for explainers whose every number is a link to evidence."""

__version__ = "0.1.0"
