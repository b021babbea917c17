"""What changes an author's files for them: one id by another, everywhere; a page into a draft in another language."""
