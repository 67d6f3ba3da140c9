"""A text as it stands in a source, block after block → the line it stands on."""

import re

_NUMBER = re.compile(r"(?:^|(?<=[ \t>]))(\d{1,9})[.)](?=[ \t\n]|\Z)", re.MULTILINE)
_BULLET = re.compile(r"(?:^|(?<=[ \t>]))[-*+](?=[ \t\n]|\Z)", re.MULTILINE)


class Places:
    """Follows a source's blocks in reading order and knows the line of each, as the parser tells none."""

    def __init__(self, source: str, first_line: int) -> None:
        self._source = source
        self._at = 0
        self.line = first_line

    def text(self, text: str) -> int:
        """Move behind a block's text and return the line on which it starts."""
        text = text.strip(" \t\r\n\f")
        first, _, rest = text.partition("\n")
        first = first.rstrip(" \t")
        start = self._source.find(first, self._at) if first else -1
        if start < 0:
            return self.line
        self._move(start)
        line = self.line
        if not rest:
            self._move(start + len(first))
        elif self._source.startswith(text, start):
            self._move(start + len(text))
        else:
            self._skip(text.count("\n"))
        return line

    def marker(self, numbered: bool) -> tuple[int, int | None]:
        """Move behind the mark of a list's item; return its line and the author's number, if it is one."""
        match = (_NUMBER if numbered else _BULLET).search(self._source, self._at)
        if not match:
            return self.line, None
        self._move(match.start())
        line = self.line
        self._move(match.end())
        return line, int(match[1]) if numbered else None

    def _move(self, to: int) -> None:
        self.line += self._source.count("\n", self._at, to)
        self._at = to

    def _skip(self, breaks: int) -> None:
        at = self._at
        for _ in range(breaks):
            following = self._source.find("\n", at)
            if following < 0:
                break
            at = following + 1
        self._move(at)
