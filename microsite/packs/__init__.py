"""What teachers take to class: the questions of pages for other programs, cards to learn by, sheets and slides."""
