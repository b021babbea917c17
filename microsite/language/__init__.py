"""Reads and prints numbers and dates in the words of a language; knows no project."""
