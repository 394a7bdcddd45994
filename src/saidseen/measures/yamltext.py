"""YAML as packs use it: plain values with the line of each, and a fault with line and reason for everything else.

A pack is one document that ends with a line of three dots, so that a file cut short is noticed. Anchors, aliases, tags
and keys given twice are refused. Only true, false, null and numbers are read as such; all else is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from saidseen.language.en.telling import tell

Path = tuple[str | int, ...]
Mark = tuple[int, int]
DEEPEST = 24
LARGEST = 2_000_000
PARTS = 50_000
"""Values that a pack may have."""
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,12})?")
_WORDS = {"true": True, "false": False, "null": None, "": None, "~": None}


class Fault(Exception):
    """A fault of the text: `mark` is line and column from 1."""

    def __init__(self, mark: Mark, reason: str) -> None:
        self.mark, self.reason = mark, reason
        super().__init__(reason)


@dataclass(slots=True)
class Marked:
    """A value with the place of each of its parts, by path."""

    value: Any
    marks: dict[Path, Mark] = field(default_factory=dict)

    def mark(self, path: Path) -> Mark:
        """Where the part at `path` stands, or the nearest part that holds it."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, (1, 1))


@dataclass(slots=True)
class _Open:
    """A list or mapping being read; `key` is the key that waits for its value."""

    value: Any
    path: Path
    key: str | None = None


def read_yaml(data: bytes) -> Marked:
    """The one document of `data` with its marks. Raises Fault."""
    text = _decoded(data)
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        reason = " ".join(str(part) for part in (error.context, error.problem) if part)
        raise Fault((at.line + 1, at.column + 1) if at else (1, 1), tell("yamltext.no_yaml", why=reason)) from None
    return builder.done(text)


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST:
        raise Fault((1, 1), tell("yamltext.too_large", most=LARGEST))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Fault((line, 1), tell("yamltext.no_utf8")) from None
    bad = _UNPRINTABLE.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        raise Fault((line, 1), tell("yamltext.character", code=ord(bad.group())))
    return text


class _Builder:
    """Builds the value from the parser's events, without recursion."""

    def __init__(self) -> None:
        self.marked = Marked(None)
        self.open: list[_Open] = []
        self.documents = 0
        self.parts = 0
        self.ended = False

    def take(self, event: Any) -> None:
        name = type(event).__name__
        mark = (event.start_mark.line + 1, event.start_mark.column + 1) if event.start_mark else (1, 1)
        if getattr(event, "anchor", None) is not None:
            raise Fault(mark, tell("yamltext.anchors"))
        if getattr(event, "tag", None) is not None and not _implicit(event):
            raise Fault(mark, tell("yamltext.tag", tag=event.tag))
        if name == "DocumentStartEvent":
            self.documents += 1
            if self.documents > 1:
                raise Fault(mark, tell("yamltext.one_document"))
        elif name == "DocumentEndEvent":
            self.ended = bool(event.explicit)
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            self._start({} if name == "MappingStartEvent" else [], mark)
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self.open.pop()
        elif name == "ScalarEvent":
            self._scalar(event, mark)

    def _start(self, value: Any, mark: Mark) -> None:
        if len(self.open) >= DEEPEST:
            raise Fault(mark, tell("yamltext.too_deep", most=DEEPEST))
        if self.open and isinstance(self.open[-1].value, dict) and self.open[-1].key is None:
            raise Fault(mark, tell("yamltext.no_key"))
        self.open.append(_Open(value, self._put(value, mark)))

    def _scalar(self, event: Any, mark: Mark) -> None:
        top = self.open[-1] if self.open else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            if event.value in top.value:
                raise Fault(mark, tell("yamltext.key_twice", key=event.value))
            top.key = event.value
            self.marked.marks[(*top.path, event.value)] = mark
            top.value[event.value] = None
            return
        self._put(_plain(event.value) if event.style in (None, "") else event.value, mark)

    def _put(self, value: Any, mark: Mark) -> Path:
        """Put a value where it belongs and give its path; a mapping's values carry the mark of their key."""
        self.parts += 1
        if self.parts > PARTS:
            raise Fault(mark, tell("yamltext.too_many", most=PARTS))
        if not self.open:
            self.marked.value = value
            self.marked.marks[()] = mark
            return ()
        top = self.open[-1]
        if isinstance(top.value, list):
            path: Path = (*top.path, len(top.value))
            top.value.append(value)
            self.marked.marks[path] = mark
            return path
        key = top.key or ""
        top.key = None
        top.value[key] = value
        return (*top.path, key)

    def done(self, text: str) -> Marked:
        last = text.count("\n") + (0 if text.endswith("\n") else 1) or 1
        if not self.documents:
            raise Fault((1, 1), tell("yamltext.empty"))
        if not self.ended:
            raise Fault((last, 1), tell("yamltext.cut_short"))
        return self.marked


def _implicit(event: Any) -> bool:
    implicit = event.implicit
    return any(implicit) if isinstance(implicit, tuple) else bool(implicit)


def _plain(text: str) -> Any:
    """What an unquoted scalar stands for: true, false, null, a number, else its text."""
    if text in _WORDS:
        return _WORDS[text]
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text
