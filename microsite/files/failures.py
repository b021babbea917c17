"""What stops a command: light to import, since a build in which nothing changed asks for it too."""

from __future__ import annotations

from microsite.files.problem import Problem


class ConfigError(Exception):
    """A configuration that cannot be used."""

    def __init__(self, problems: list[Problem]) -> None:
        """Takes the problems that say why."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class PublishError(Exception):
    """The output cannot be written, or another build is at work; the message says which."""


class EditError(Exception):
    """A change to an author's files that cannot be made: the message says why, and what to do."""
