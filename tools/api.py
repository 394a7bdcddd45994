"""Makes docs/api.md from the docstrings of what `import saidseen` gives: python -m tools.api."""

from __future__ import annotations

import dataclasses
import enum
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import saidseen

PAGE = Path(__file__).resolve().parents[1] / "docs/api.md"
_QUOTED = re.compile(r"(: |-> )'([^']*)'")  # annotations are words here
HEAD = """# In Python

Made from the docstrings by `python -m tools.api`. Records are frozen and typed; offsets are Unicode code points, end
exclusive; every record that a function gives has `to_dict()`.

```python
import saidseen

reading = saidseen.read("The ministry said that two units had left. It did not say where to.", published="2022-02-15")
for statement in reading.said:
    print(statement.act, statement.content.text)

with saidseen.open("crisis.db") as desk:
    for reading in desk.read("stories.jsonl"):
        print(reading.document.name, len(reading.said))
    for claim in desk.claims(status="disputed"):
        print(claim.id, claim.title)
    print(desk.check("The units have left").answered.answer)
```
"""


def page() -> str:
    """The whole page."""
    names = [name for name in saidseen.__all__ if not name.startswith("_")]
    functions = [n for n in names if inspect.isfunction(getattr(saidseen, n))]
    classes = [n for n in names if inspect.isclass(getattr(saidseen, n))]
    parts = [HEAD, "## Functions", *(_function(n, getattr(saidseen, n)) for n in functions)]
    parts += ["## Records and ledgers", *(_class(n, getattr(saidseen, n)) for n in classes)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _function(name: str, function: Any, level: str = "###") -> str:
    return f"{level} `{name}{_signature(function)}`\n\n{_told(function)}"


def _signature(function: Any) -> str:
    found = inspect.signature(function)
    kept = [p for n, p in found.parameters.items() if n != "self"]
    return _QUOTED.sub(r"\1\2", str(found.replace(parameters=kept)))


def _told(thing: Any) -> str:
    return inspect.getdoc(thing) or ""


def _class(name: str, kind: type) -> str:
    parts = [f"### `{name}`", _told(kind)]
    if dataclasses.is_dataclass(kind):
        parts.append("\n".join(f"- `{one.name}: {one.type}`" for one in dataclasses.fields(kind)))
    parts += list(_methods(kind))
    return "\n\n".join(parts)


def _methods(kind: type) -> Iterator[str]:
    for name, value in vars(kind).items():
        if name.startswith("_") or issubclass(kind, (enum.Enum, Exception)):
            continue
        if inspect.isfunction(value):
            yield _function(name, value, "####")
        elif isinstance(value, property):
            yield f"#### `{name}`\n\n{_told(value)}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf8")
