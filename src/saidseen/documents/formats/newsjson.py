"""newsJSON: IPTC ninjs 2 (`versioncreated`, `contenttype`) and 3 (`versionCreated`, `contentType`); 1 is read as well.

Names of properties are compared without case, which makes one of the versions. Schemas: iptc.org/std/ninjs.
"""

from __future__ import annotations

from typing import Any

from saidseen.documents.language import stated_language
from saidseen.documents.markup import plain
from saidseen.documents.story import TAKEN_BACK, Parts, web_address
from saidseen.errors import MarkupError, WithdrawnError

_MARKS = frozenset({"bodies", "headlines", "versioncreated", "firstcreated", "contentcreated", "pubstatus", "altids"})
_WITHDRAWN = frozenset({"withheld", "canceled", "cancelled", "withdrawn"})
_DATES = ("versioncreated", "firstcreated", "contentcreated")
_FIRST_ROLES = ("main", "text", "plain", "body")

Item = dict[str, Any]


def is_newsjson(record: Item) -> bool:
    """Whether a JSON object is a ninjs item: it has a `uri` and a property that only ninjs has, or says so itself."""
    names = {name.lower() for name in record}
    standard = record.get("standard")
    said = isinstance(standard, dict) and "ninjs" in str(standard.get("name", "")).lower()
    body = any(name.startswith("body_") for name in names)
    return said or ("uri" in names and (body or bool(names & _MARKS)))


def newsjson_parts(record: Item) -> Parts:
    """The story of a ninjs item; raises MarkupError where it has neither a body nor a description."""
    item = {name.lower(): value for name, value in record.items()}
    notes: list[str] = []
    text = _best(_entries(item, "bodies", "body_"))
    if text is None:
        text = _best(_entries(item, "descriptions", "description_"))
        notes.append("no body, its description taken")
    status = (_string(item, "pubstatus") or "").lower()
    if text is None and status in _WITHDRAWN and (of := _string(item, "uri")):
        raise WithdrawnError(f"{TAKEN_BACK}{status}", of)
    if text is None:
        raise MarkupError("this newsJSON item has neither a body nor a description: give a text item")
    return Parts(
        text=text,
        how=f"ninjs {_version(record, item)}",
        outlet=_outlet(item, notes),
        published=next((item[name] for name in _DATES if item.get(name)), None),
        url=web_address(item.get("uri")),
        title=_best(_entries(item, "headlines", "headline")) or _string(item, "title"),
        language=stated_language(_string(item, "language")),
        unread=f"{TAKEN_BACK}{status}" if status in _WITHDRAWN else None,
        notes=notes,
    )


def _entries(item: Item, many: str, prefix: str) -> list[tuple[str, str, str]]:
    """Role, content type and value of each entry of `many` (ninjs 2 and 3), or of the properties of ninjs 1."""
    found = []
    listed = item.get(many)
    for entry in listed if isinstance(listed, list) else []:
        if isinstance(entry, dict):
            entry = {name.lower(): value for name, value in entry.items()}
            if isinstance(value := entry.get("value"), str) and value.strip():
                found.append((str(entry.get("role", "")).lower(), str(entry.get("contenttype", "")).lower(), value))
    for name, value in item.items():
        if name.startswith(prefix) and name != many and isinstance(value, str) and value.strip():
            found.append(("main", name.removeprefix(prefix).strip("_"), value))
    return found


def _best(entries: list[tuple[str, str, str]]) -> str | None:
    """The value to read: plain text before markup, the main entry before others, the first of equals."""

    def rank(entry: tuple[str, str, str]) -> tuple[bool, int]:
        role, _, _ = entry
        return _is_markup(entry), _FIRST_ROLES.index(role) if role in _FIRST_ROLES else len(_FIRST_ROLES)

    for entry in sorted(entries, key=rank):
        text = _words(entry[2]) if _is_markup(entry) else entry[2]
        if text.strip():
            return text
    return None


def _is_markup(entry: tuple[str, str, str]) -> bool:
    """Whether an entry is HTML or XML: its type or role says so, or, with neither, it begins with a tag."""
    role, kind, value = entry
    if kind in ("text/plain", "text"):
        return False
    return any(word in kind or word in role for word in ("html", "xml", "nitf")) or value.lstrip().startswith("<")


def _words(value: str) -> str:
    """The words of a marked-up body; of NITF only its content, not its head."""
    lowered = value.lower()
    start, end = lowered.find("<body.content"), lowered.rfind("</body.content")
    return plain(value[start:end] if 0 <= start < end else value)


def _version(record: Item, item: Item) -> str:
    """The version that the item states, else 3 for names in camel case, 1 for `body_text` and its like, 2 otherwise."""
    standard = item.get("standard")
    stated = standard.get("version") if isinstance(standard, dict) else None
    if isinstance(stated, str) and 0 < len(stated) <= 8:
        return stated
    if any(name.startswith("body_") for name in item):
        return "1"
    return "3" if any(name != name.lower() for name in record) else "2"


def _outlet(item: Item, notes: list[str]) -> str | None:
    """The provider or source that the item names; the holder of its copyright where it names none."""
    sources = item.get("infosources")
    listed = [s for s in sources if isinstance(s, dict)] if isinstance(sources, list) else []
    listed.sort(key=lambda s: not any(word in str(s.get("role", "")).lower() for word in ("provider", "origin")))
    for name in [*(_name(s) for s in listed), _name(item.get("provider")), _name(item.get("source"))]:
        if name:
            return name
    holder = _string(item, "copyrightholder")
    if holder:
        notes.append("outlet is the holder of the copyright")
    return holder


def _name(value: object) -> str | None:
    """The name in a string or in an object with `name` or `literal`."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("literal")
    return value.strip() or None if isinstance(value, str) else None


def _string(item: Item, name: str) -> str | None:
    value = item.get(name)
    return value.strip() or None if isinstance(value, str) else None
