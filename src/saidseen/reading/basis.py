"""What a statement rests on: the speaker's word, what they report having observed, what they put forward, hearsay."""

from __future__ import annotations

import re

from saidseen.language.en import basis as en
from saidseen.model.attribution import Attribution
from saidseen.model.reading import Basis, Passage
from saidseen.model.reasons import reason
from saidseen.reading.acts.scene import ActScene
from saidseen.reading.acts.words import group
from saidseen.reading.outlets import is_instrument
from saidseen.reading.patterns import pattern

LIMIT = 600
"""Code points of a passage that are searched."""
FILE = "basis.toml"


def _pattern(name: str) -> re.Pattern[str]:
    return pattern(name, FILE)


def basis_of(
    text: str, attribution: Attribution, country: str | None = None, scene: ActScene | None = None
) -> tuple[Basis, str]:
    """The basis of an attribution and the id of the rule that decided.

    `country` is the speaker's ISO 3166 alpha-3 code where it is known; `scene` is the attribution's, where it is made.
    """
    source, cue, content = (_low(p) for p in (attribution.source, attribution.cue, attribution.content))
    whole = text[attribution.content.start : attribution.content.end][:LIMIT].lower()  # "are reportedly advancing"
    if attribution.source is not None and ruled(attribution.source.text, cue):
        return Basis.TOLD, reason("basis.ruled")
    for rule, basis, why in (
        (shown, Basis.SHOWN, "basis.shown"),
        (pictured, Basis.SHOWN, "basis.pictured"),
        (seen, Basis.SEEN, "basis.seen"),
        (heard, Basis.HEARD, "basis.heard"),
    ):
        if rule(source, cue, whole if rule is heard and not source else content):
            return basis, reason(why)
    if side_sees(scene or ActScene(text, attribution, country)):
        return Basis.SEEN, reason("basis.side_sees")
    return Basis.TOLD, reason("basis.told")


def ruled(source: str, cue: str) -> bool:
    """A treaty or another written instrument under a name, or what lays down what is to be, rules and shows nothing."""
    return is_instrument(source) or _pattern("lays_down").search(cue) is not None


def shown(source: str, cue: str, content: str) -> bool:
    """A picture, film or document is put forward."""
    if _pattern("pictures").search(source) and not en.NO_PICTURES.search(source):
        return True
    if _pattern("papers").search(source) and not en.CITING.search(cue):
        return True
    if _pattern("pictures").search(cue) and (
        _pattern("displays").search(cue) or en.CIRCULATED.search(cue) or en.ACCORDING in cue or en.FROM in cue
    ):
        return True
    if _pattern("showing").search(cue) and source and not _study(source):
        return not _pattern("abstract").match(content)
    if _pattern("exhibited").search(cue):
        return True
    if _pattern("strict_display").search(cue) and (
        _pattern("pictures").search(content[:120]) or _pattern("papers").search(content[:60])
    ):
        return True
    return bool(_pattern("picture_shows").search(content[:200]))


def pictured(source: str, cue: str, content: str) -> bool:
    """The line under a picture tells what is to be seen in it, and on which day it was taken."""
    if source or cue or not _pattern("caption").match(content):
        return False
    return _pattern("pictured_day").search(content) is not None


def seen(source: str, cue: str, content: str) -> bool:
    """The speaker reports having observed it."""
    start = content[:200]
    if _pattern("unread").search(start):
        return False
    if _pattern("own_sight").search(start) and not en.SEES_AS.search(start):
        return True
    if _pattern("have_seen").match(start.lstrip("“\"'‘ ")):
        return True
    if _pattern("observing").search(start[:100]) and source:
        return True
    signs = _pattern("signs_found").search(f"{cue} {content[:60]}")
    if signs and signs.start("verb") <= len(cue) and source:
        return True
    if _pattern("sight_cue").search(cue) and not _pattern("bare_sight").search(cue):
        return bool(_pattern("sight_object").match(content)) or bool(_pattern("observers").search(source))
    if _pattern("third_sight").match(content.lstrip("“\"'‘ ")) and source:
        return True
    if _pattern("seeing").search(cue) or (
        _pattern("bare_sight").search(cue) and not _pattern("abstract").match(content) and en.AS not in content[:80]
    ):
        return True
    if not source and _pattern("perceived").search(content):
        return True
    if _pattern("witness").search(source) or _pattern("agency").search(source):
        return True
    if _pattern("mission").search(source) and en.REPORTS.search(cue):
        return True
    return bool(_pattern("observers").search(source) and _pattern("observe").search(cue))


def side_sees(scene: ActScene) -> bool:
    """The speaker says what signs the speaker's own side has or has not seen."""
    if scene.attribution.source is None or scene.quoted:
        return False
    words = scene.content
    for at, word in enumerate(words[1:9], 1):
        if word.form in group("noticed") and any(w.form in group("tokens") for w in words[at + 1 : at + 5]):
            own = scene.own(at)
            return own is True or (own is None and any(w.form in group("bodies") for w in words[:at]))
    return False


def heard(source: str, cue: str, content: str) -> bool:
    """It is rumour or the report of somebody who is not named."""
    if _pattern("unnamed").fullmatch(source.strip()) or _pattern("online").search(source):
        return True
    if _pattern("dismissed").search(cue):
        return False
    if (
        _pattern("rumour").search(cue)
        or _pattern("rumour").search(source)
        or _pattern("hearsay").search(content[:120])
        or en.HEARD_THAT.search(cue)
    ):
        return True
    return not source and (_pattern("talk").search(cue) or _pattern("passive").search(cue)) is not None


def _study(source: str) -> bool:
    return en.STUDY.search(source) is not None


def _low(passage: Passage | None) -> str:
    return passage.text[:LIMIT].lower() if passage else ""
