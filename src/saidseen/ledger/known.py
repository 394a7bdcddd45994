"""The who's who as a reader uses it: one actor a name, found by the short forms that later stories leave bare."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from saidseen.ledger.rows import KnownActor

_ARTICLE = re.compile(r"\w{1,3}-(?=\w{3})")


class WhoIsWho:
    """Entries of the who's who by name; it grows by what is new, without going through all of it again."""

    def __init__(self) -> None:
        self._actors: dict[int, KnownActor] = {}
        self._owners: dict[str, set[int]] = {}
        self._meant: dict[str, KnownActor] = {}

    def take(self, actors: Mapping[int, KnownActor]) -> None:
        """Take entries that are new or have changed, by their keys in the ledger."""
        self._actors |= actors
        for key, actor in actors.items():
            for form in forms(actor):
                self._owners.setdefault(form, set()).add(key)
        namesakes = {*actors, *(key for actor in actors.values() for key in self._named(actor))}
        for form in {form for key in namesakes for form in forms(self._actors[key])}:
            meant = one_of([self._actors[key] for key in sorted(self._owners[form])], form)
            if meant is None:
                self._meant.pop(form, None)
            else:
                aliases = (alias for key in self._named(meant) for alias in self._actors[key].aliases)
                self._meant[form] = replace(meant, aliases=tuple(dict.fromkeys(aliases)))

    def _named(self, actor: KnownActor) -> list[int]:
        """The keys of the entries of the same name, which may disagree."""
        name = _plain(actor.name)
        return [key for key in sorted(self._owners.get(name, ())) if _plain(self._actors[key].name) == name]

    def by_name(self) -> Mapping[str, KnownActor]:
        """Every form of a name that means one actor, to that actor."""
        return dict(self._meant)


def forms(actor: KnownActor) -> list[str]:
    """What an actor may be called, in small letters: the name, its last word (with and without an article), aliases."""
    names = [_plain(actor.name), *map(_plain, actor.aliases)]
    last = names[0].split()[-1:]
    return list(dict.fromkeys(form for form in (*names, *last, *(_ARTICLE.sub("", w, 1) for w in last)) if form))


def one_of(actors: Sequence[KnownActor], form: str) -> KnownActor | None:
    """The actor that a form of a name means.

    Those whose full name it is come before those whose alias or last word it is. Where their first names differ it
    means nobody. Of entries that disagree, the one that most documents tell is taken, then the earlier.
    """
    named = [actor for actor in actors if _plain(actor.name) == form] or actors
    if len({_plain(actor.name).partition(" ")[0] for actor in named}) != 1:
        return None
    return min(named, key=lambda actor: (-actor.documents, actor.first_seen))


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").lower().split())
