"""What is wrong with a workflow file, each fault with its place and its reason."""


class Contradiction(Exception):
    """A fault in a file: `key` is its dotted place, `message` the msgid of `values`, `reason` the sentence itself."""

    def __init__(self, file: str, key: str, message: str, **values: str):
        self.file, self.key, self.message, self.values = file, key, message, values
        self.reason = message % values if values else message
        super().__init__(": ".join(part for part in (file, key, self.reason) if part))


class Report:
    """The contradictions found in one file so far, in the order in which they were found."""

    def __init__(self, file: str):
        self.file = file
        self.found: list[Contradiction] = []

    def add(self, key: str, message: str, **values: str) -> None:
        """Note one contradiction."""
        self.found.append(Contradiction(self.file, key, message, **values))
