"""What can be wrong with a content pack."""


class ContentError(Exception):
    """A content pack that cannot be used: which file, where in it, and what is wrong.

    The packs are part of the application, so this is a fault of an installation or an edit, never of the person.
    """

    def __init__(self, file: str, place: str, problem: str) -> None:
        """Build the message.

        Args:
            file: path of the pack relative to the content folder, for example `missions/kindness.toml`.
            place: where in the file, for example `missions 3 (“wave-back”), points`; empty for the whole.
            problem: what is wrong, in words.
        """
        self.file = file
        self.place = place
        self.problem = problem
        super().__init__(": ".join(part for part in (file, place, problem) if part))
