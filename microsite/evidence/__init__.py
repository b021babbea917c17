"""Turns a folder into a project of typed records and pages; the only room that opens data/."""
