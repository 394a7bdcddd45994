"""Statements that say nothing of their own matter ("it did not say how many") and the ones they belong to."""

from __future__ import annotations

from collections.abc import Sequence

from saidseen.claims.phrases import denies_part, only_points
from saidseen.language.en import pointing as en
from saidseen.model.acts import Act
from saidseen.model.claim import Matter
from saidseen.model.reading import Basis, Statement
from saidseen.world.countries import find_countries

THIN = 4
"""Telling words from which on a content without a kind may stand for itself."""
NEAR = 4
"""Statements back that may be all that such a word means."""
FULL = 8
"""Telling words from which on even a content that points back must share one with what it belongs to."""
_NOT_HOSTS = frozenset(("talks", "recognition", "sanctions", "demands", "aid"))
_TROOPS = frozenset(("withdrawal", "build-up", "exercise"))
_ANSWERS = (Act.DENY, Act.REJECT, Act.ACCUSE, Act.AGREE)
REACH = 12
"""Statements back that a host may stand."""


def hosts(statements: Sequence[Statement], matters: Sequence[Matter]) -> list[int | None]:
    """For each statement the place of the one whose matter it shares, or None."""
    return [_host(at, statements, matters) for at in range(len(statements))]


def _host(at: int, statements: Sequence[Statement], matters: Sequence[Matter]) -> int | None:
    """A thin statement belongs to the nearest before it with a kind: a withheld or shown one to the same side's, an
    answer to another side's; a movement of forces to what the story says the forces do."""
    statement, kind = statements[at], matters[at].kind
    if statement.embedded:
        return None
    if statement.act is Act.DENY and denies_part(statement.content):
        accused = _accused(at, statements)
        pointing = points(statement) or only_points(statement.content)
        if accused is not None or not pointing:
            return accused
    if points(statement):
        return _meant(at, statements)
    if kind == "movement":
        return _before(at, statements, matters, same=None, among=_TROOPS)
    if kind is not None:
        return None
    if statement.act is Act.WITHHOLD and en.NAMELESS.search(statement.content.text):
        return None
    at_most = _related(at, statements, matters)
    return at_most if at_most is None or _meets(matters[at], matters[at_most]) else None


def points(statement: Statement) -> bool:
    """Whether a content is no more than a word for what was said before ("it", "the claim")."""
    return en.POINTER.fullmatch(statement.content.text.strip(" .,")) is not None


def _meant(at: int, statements: Sequence[Statement], *, told: bool = False) -> int | None:
    """What such a word means: the nearest statement before that says something, by somebody else (`told`: and no
    outlet's own); a speaker's own only where something of it is held back."""
    statement, near = statements[at], 0
    for other in range(at - 1, -1, -1):
        one = statements[other]
        if one.embedded or points(one) or (told and one.outlet_own):
            continue
        near += 1
        if near > NEAR:
            return None
        own = not one.outlet_own and _same_side(statement, one)
        if not own or statement.act is Act.WITHHOLD:
            return None if one.act is Act.WITHHOLD else other
    return None


def _accused(at: int, statements: Sequence[Statement]) -> int | None:
    """What somebody denies who denies "any involvement": the nearest before by which another accuses that side."""
    told = range(at - 1, max(-1, at - 1 - REACH), -1)
    return next((n for n in told if _accuses(statements[n], statements[at])), None)


def _accuses(one: Statement, denial: Statement) -> bool:
    """Whether a statement accuses the side that denies, or who speaks for it, by name."""
    speaker = denial.speaker
    if one.embedded or one.act is not Act.ACCUSE or speaker is None or _same_side(one, denial):
        return False
    named = {code for _, code in find_countries(one.content.text)}
    return speaker.country in named or bool(speaker.name and speaker.name in one.content.text)


def _related(at: int, statements: Sequence[Statement], matters: Sequence[Matter]) -> int | None:
    """The nearest statement before that one without a kind may belong to."""
    statement = statements[at]
    if statement.act is Act.WITHHOLD or (statement.basis is Basis.SHOWN and not statement.outlet_own):
        same = _before(at, statements, matters, same=True)
        if same is not None or statement.basis is Basis.SHOWN:
            return same
        return _before(at, statements, matters, same=None)
    if statement.act in _ANSWERS and _thin(statement, matters[at]):
        of_kind = _before(at, statements, matters, same=False)
        leans = statement.act.row.contradicts and en.LEANING.search(statement.content.text) is not None
        return _meant(at, statements, told=True) if of_kind is None and leans else of_kind
    if _points_back(statement) and _thin(statement, matters[at]) and not statement.outlet_own:
        return _before(at, statements, matters, same=True)
    return None


def _meets(one: Matter, host: Matter) -> bool:
    """A content that is full of telling words of its own belongs to another only where they share one."""
    return len(one.words) < FULL or not {*one.words}.isdisjoint(host.words)


def _thin(statement: Statement, matter: Matter) -> bool:
    """A content is thin where it points back or has few telling words, and no figure of its own."""
    return not matter.numbers and (len(matter.words) < THIN or _points_back(statement))


def _points_back(statement: Statement) -> bool:
    """Whether a content begins with a word that only what was said before explains."""
    return en.POINTING_BACK.match(en.OPENING_THAT.sub("", statement.content.text)) is not None


def _before(
    at: int,
    statements: Sequence[Statement],
    matters: Sequence[Matter],
    *,
    same: bool | None,
    among: frozenset[str] | None = None,
) -> int | None:
    """The nearest statement before with a kind, by the same side (True), by another (False) or by anybody (None)."""
    for other in range(at - 1, max(-1, at - 1 - REACH), -1):
        kind = matters[other].kind
        beside = statements[other].outlet_own or statements[other].embedded
        if kind is None or kind in _NOT_HOSTS or beside or kind == "movement":
            continue
        if same is False and statements[other].act is Act.WITHHOLD:
            continue
        if among is not None and kind not in among:
            continue
        if same is None or _same_side(statements[at], statements[other]) is same:
            return other
    return None


def _same_side(a: Statement, b: Statement) -> bool:
    """Whether two statements are by the same speaker or by speakers of one country or body."""
    if a.outlet_own or b.outlet_own:
        return a.outlet_own and b.outlet_own
    if a.speaker is None or b.speaker is None:
        return a.speaker is b.speaker
    if a.speaker.name and a.speaker.name == b.speaker.name:
        return True
    side = a.speaker.country or a.speaker.organisation
    return side is not None and side == (b.speaker.country or b.speaker.organisation)
