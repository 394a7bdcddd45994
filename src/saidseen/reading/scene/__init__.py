"""Where what a statement tells of happens: the likeliest place of its words or of those around it, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from saidseen.model.attribution import Attribution
from saidseen.model.reading import Span, Specific, State, Statement
from saidseen.reading.scene.asked import About, SiteAsker
from saidseen.reading.scene.choice import chooser, seen_of
from saidseen.reading.scene.naming import mapped_name, mention_of, name_told, widened
from saidseen.reading.scene.sites import Sites
from saidseen.reading.scene.views import Views

__all__ = ["About", "Scene", "SiteAsker", "Sites", "Views", "about", "new_views", "scenes", "with_scene", "with_scenes"]

SURE = 0.5  # a place is given from this chance on; below it is unclear
LEAST = 0.05  # below this chance no place is named at all; set on part 8


@dataclass(frozen=True, slots=True)
class Scene:
    """A place where a statement's event happens: its words, its usual name, the gazetteer's, and the chance that it is
    the one."""

    span: Span
    name: str
    chance: float
    place: str | None = None


def about(statement: Statement) -> About:
    """A statement as the questions need it."""
    s = statement
    a = Attribution(s.source, s.cue, s.content, s.content.spans[0], "", s.score)
    return About(a, s.event.type if s.event else None, s.act, s.speaker.country if s.speaker else None)


def new_views() -> Views:
    """For the vectors of a text, as short as they are needed here."""
    return Views(chooser().project)


def scenes(sites: Sites, views: Views, statements: Sequence[Statement]) -> list[Scene | None]:
    """For each statement of a text the place where it happens with its chance; None where none is likely.

    The statements are to be in text order. The weights are learnt from gold/statements (training/scene.py).
    """
    if not sites.all or not statements:
        return [None] * len(statements)
    asked = SiteAsker(sites)
    answers = [asked.ask(about(s)) for s in statements]
    seen = seen_of(views, sites, answers, [s.content for s in statements])
    chances = chooser().chances(answers, seen, len(sites.all))
    out: list[Scene | None] = []
    for statement, (numbers, _), chance in zip(statements, answers, chances, strict=True):
        best = int(chance[:-1].argmax())
        if chance[best] < LEAST:
            out.append(None)
            continue
        site = sites.all[numbers[best]]
        mention = mention_of(site, statement.content)
        name = name_told(sites.text, mention.span, site)
        place = mapped_name(site)
        place = None if place and place in name else place
        out.append(Scene(widened(sites.text, mention.span), name, round(float(chance[best]), 3), place))
    return out


def with_scenes(sites: Sites, views: Views, statements: Sequence[Statement]) -> list[Statement]:
    """The statements of a text, in text order, with the place where each happens among their specifics."""
    out = []
    for statement, scene in zip(statements, scenes(sites, views, statements), strict=True):
        specifics = with_scene(statement.specifics, scene, statement.outlet_own)
        scores = statement.scores | {"where": scene.chance} if scene else statement.scores
        out.append(replace(statement, specifics=specifics, scores=scores))
    return out


def with_scene(specifics: Mapping[str, Specific], scene: Scene | None, own: bool) -> dict[str, Specific]:
    """The specifics with the place of the scene: given where it is likely, unclear where it is less so.

    What somebody withholds stays withheld; where a place is near nothing is called missing, and an outlet owes none for
    what it tells as background (`own`).
    """
    out = dict(specifics)
    told = out.get("where")
    if told is not None and told.state is State.WITHHELD:
        return out
    if scene is not None:
        state = State.GIVEN if scene.chance >= SURE or (told and told.state is State.GIVEN) else State.UNCLEAR
        out["where"] = Specific(state, scene.span, scene.name, scene.chance, scene.place)
    elif own and told is not None and told.state is State.MISSING:
        del out["where"]
    return out
