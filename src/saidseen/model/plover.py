"""The 16 event types of PLOVER, their modes, and what each means.

PLOVER (Political Language Ontology for Verifiable Event Records) is the Open Event Data Alliance's scheme for political
events, successor of CAMEO; types and modes are those of the PLOVER codebook (github.com/openeventdata/PLOVER), the
one-sentence definitions are ours. Names are spelt as in the public NGEC training data (ahalterman/NGEC, columns
`label` and `mode`), which misspells two modes; `SPELLING` gives those two as the dictionary has them.
"""

from __future__ import annotations

from typing import Final

TYPES: Final[dict[str, tuple[str, ...]]] = {
    "AGREE": (),
    "CONSULT": ("VISIT", "THIRD-PARTY", "MULTILATERAL", "PHONE"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("WITHDRAW", "RELEASE", "RETURN", "DISARM", "CEASEFIRE", "ACCESS", "RESIGN"),
    "REQUEST": ("ASSIST", "CHANGE", "YIELD", "MEET"),
    "ACCUSE": ("DISAPPROVE", "INVESTIGATE", "ALLEGE"),
    "REJECT": ("ASSIST", "CHANGE", "YIELD", "MEET"),
    "THREATEN": ("RESTRICT", "BAN", "ARREST", "RELATIONS", "EXPEL", "TERRITORY", "VIOLENCE"),
    "PROTEST": ("DEMO", "RIOT", "STRIKE", "HUNGER", "BOYCOTT", "OBSTRUCT"),
    "SANCTION": ("CONVICT", "EXPEL", "WITHDRAW", "DISCONTINUE"),
    "MOBILIZE": ("TROOPS", "WEAPONS", "POLICE", "MILITIA"),
    "COERCE": (
        "SIEZE",
        "RESTRICT",
        "BAN",
        "CENSOR",
        "CURFEW",
        "MARTIAL-LAW",
        "ARREST",
        "DEPORT",
        "WITHHOLD",
        "MISINFORMATION",
        "CYBER",
    ),
    "ASSAULT": (
        "BEAT",
        "TORTURE",
        "EXECUTE",
        "SEXUAL",
        "ASSASSINATE",
        "PRIMATIVE",
        "FIREARMS",
        "EXPLOSIVES",
        "SUICIDE-ATTACK",
        "HEAVY-WEAPONS",
        "CROWD-CONTROL",
        "CLEANSING",
        "MASSACRE",
        "UNCONVENTIONAL",
        "ABDUCT",
        "AERIAL",
        "DRONE",
        "DESTROY",
    ),
}
"""Type to its modes, in the codebook's order of types; a type without modes has an empty tuple."""

SPELLING: Final[dict[str, str]] = {"SIEZE": "SEIZE", "PRIMATIVE": "PRIMITIVE"}
"""Mode as the training data misspells it, to its dictionary spelling, for showing to people."""

DEFINITIONS: Final[dict[str, str]] = {
    "AGREE": "Offers, promises or agrees to do something cooperative that has not been done yet.",
    "CONSULT": "Meets, visits, telephones, negotiates or mediates.",
    "SUPPORT": "Backs, praises, recognises or apologises, or signs or ratifies an agreement; gives nothing material.",
    "CONCEDE": "Yields to demands: eases restrictions, sanctions or protest, or grants a change that was asked for.",
    "COOPERATE": "Works together in material ways: trade, joint exercises, extradition, shared intelligence.",
    "AID": "Gives money, arms, relief, protection or asylum.",
    "RETREAT": "Gives up a position: withdraws, ceases fire, disarms, frees, returns, resigns or lets outsiders in.",
    "REQUEST": "Asks for, appeals for or demands help, change, talks or a concession.",
    "ACCUSE": "Disapproves, complains, alleges wrongdoing, sues or investigates.",
    "REJECT": "Refuses help, change, talks or a concession, or defies or vetoes a decision.",
    "THREATEN": "Warns of harm to come: force, arrests, bans, expulsions, broken relations.",
    "PROTEST": "Opposes in public: marches, strikes, fasts, boycotts, blocks or riots.",
    "SANCTION": "Reduces relations: cuts ties, aid or trade, expels envoys, quits a body, or convicts in court.",
    "MOBILIZE": "Moves or readies soldiers, police, militias or weapons without using them.",
    "COERCE": "Represses short of physical violence: arrests, seizes, bans, censors, deports, blockades, hacks.",
    "ASSAULT": "Uses physical violence against people or what they own.",
}
"""Type to one sentence that says what it covers, in our words."""


def shown(mode: str) -> str:
    """Give a mode's spelling for people; any other text comes back unchanged."""
    return SPELLING.get(mode, mode)


def check(type_: str, mode: str | None = None) -> None:
    """Raise ValueError, listing the names there are, unless `type_` is a type and `mode`, if given, a mode of it."""
    if type_ not in TYPES:
        raise ValueError(f"unknown PLOVER type {type_!r}; there are: {', '.join(TYPES)}")
    if mode and mode not in TYPES[type_]:
        known = ", ".join(TYPES[type_]) or "none"
        raise ValueError(f"unknown mode {mode!r} of PLOVER type {type_}; there are: {known}")


SPOKEN: Final = frozenset(("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))
"""The types of what is done by saying it."""
