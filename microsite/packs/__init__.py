"""What teachers take to class: the questions of pages for other programs, cards to learn by, sheets and slides."""

# The packages on which packs depend.
TOOLS = ("typst", "font-source-serif-pro", "genanki", "xlsxwriter")
