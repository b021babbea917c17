"""Says the HTML of a built page again as Markdown; knows no project."""
