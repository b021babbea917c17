#!/usr/bin/env python3
"""Builds the site: check the evidence, draw the charts, compile the pages. See --help."""

from microsite.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
