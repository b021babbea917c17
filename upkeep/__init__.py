"""What keeps the evidence alive, run by hand or once a month; never part of a build, which needs no network."""
