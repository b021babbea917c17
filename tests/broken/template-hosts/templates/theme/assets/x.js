

fetch("https://example.org/")
