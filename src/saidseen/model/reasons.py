"""Why something was decided: the ids that records keep, and the sentences of reasons.toml that people read.

A reason is the id of the rule or head that decided ("act.cue_says"), or more parted by blanks where one rule told on
after another ("speaker.official country.setting"); what varies follows in plain words ("status.unsure_denial Not sure:
a spokesman (who speaks)."). Statements, claims and ledgers keep reasons; pages, the terminal and JSON tell sentences,
and JSON that comes back has ids again (codec.py). A ledger needs no change for that: its records of old have sentences,
which are read as the ids that they are of. Words that are no ids stay as they are, as does an id of another version.

They stand in this room and not in `language`, because the JSON of the records tells them and a room imports downwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache


@cache
def catalogue() -> dict[str, str]:
    """Every sentence by its id."""
    import tomllib  # with what looks for files it takes a quarter of the time of `import saidseen`
    from importlib.resources import files

    tables = tomllib.loads(files(__package__).joinpath("reasons.toml").read_text("utf8"))
    return {f"{field}.{rule}": sentence for field, table in tables.items() for rule, sentence in table.items()}


def reason(*ids: str, words: str = "") -> str:
    """The reason of these ids, and of words that vary; LookupError for an id that reasons.toml does not have."""
    for id_ in ids:
        if id_ not in catalogue():
            raise LookupError(f"no sentence is kept for '{id_}': write one into model/reasons.toml")
    return " ".join((*ids, words) if words else ids)


@lru_cache(4096)
def sentences_of(kept: str) -> str:
    """A reason as people read it: a sentence for each id that it begins with, the rest as it is."""
    return _turned(kept, lambda words: words.partition(" ")[0], catalogue())


@lru_cache(4096)
def ids_of(told: str) -> str:
    """The reason that its sentences tell, the other way round; other words stay as they are."""
    known = _by_sentence()
    return _turned(told, lambda words: next((s for s in known if f"{words} ".startswith(f"{s} ")), ""), known)


def _turned(words: str, first: Callable[[str], str], into: Mapping[str, str]) -> str:
    """Words in which what stands first, as long as it is known, is turned into what it is known as."""
    turned = []
    while (known := first(words)) in into and words != f"{known} ":
        turned.append(into[known])
        if words == known:
            return " ".join(turned)
        words = words[len(known) + 1 :]
    return " ".join((*turned, words))


@cache
def _by_sentence() -> dict[str, str]:
    """The id of every sentence, the longest first: one may begin with another."""
    return dict(sorted(((sentence, id_) for id_, sentence in catalogue().items()), key=lambda pair: -len(pair[0])))
