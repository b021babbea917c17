"""Renders records as HTML, and puts them where pages name them."""
