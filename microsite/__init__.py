"""A compiler for explainers whose every number is a link to evidence."""

from pathlib import Path

COMPILER = Path(__file__).resolve().parent
