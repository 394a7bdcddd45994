"""What is asked of a site about a statement: where its mentions stand, what it is, and what the statement tells of."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from saidseen.language.en import grammar
from saidseen.language.en import scene as en
from saidseen.model.acts import Act
from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Place, Span
from saidseen.reading.scene.sites import DIVISIONS, LEAD, TOWNS, WIDE_KINDS, Site, SiteMention, Sites

NEAR = 8  # sentences before a statement in which every site is asked about
FAR = 2  # sentences after
OFTEN = 8  # of the sites farther off so many are asked about, those named most often
EARLY = 20  # of the sites of the lead so many
MANY = 40  # mentions of a site whose neighbours are looked at, at most
WAR = ("ASSAULT",)
FORCE = ("COERCE", "MOBILIZE", "RETREAT", "PROTEST", "AID", "CONCEDE")
WORDS = ("AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "COOPERATE")
WISHES = (Act.DEMAND, Act.REJECT, Act.PROMISE, Act.OFFER, Act.THREATEN, Act.ADVISE)


@dataclass(frozen=True, slots=True)
class About:
    """A statement as the questions need it."""

    attribution: Attribution
    event: str | None = None
    act: Act | None = None
    country: str | None = None  # of whoever says it


class SiteAsker:
    """Asks the sites of a text about its statements; made once for a text."""

    def __init__(self, sites: Sites) -> None:
        self.sites = sites
        self._marks: dict[int, tuple[float, ...]] = {}
        self._held: dict[str, int] = defaultdict(int)
        for s in sites.all:
            self._held[s.country or ""] += len(s.mentions) if s.country else 0
        self._most = max(self._held.values(), default=0) or 1
        self._by_count = sorted(sites.all, key=lambda s: -len(s.mentions))
        self._local = {id(p) for p in sites.local}
        self.number = {id(s): n for n, s in enumerate(sites.all)}
        self._starts = [[m.span.start for m in s.mentions] for s in sites.all]
        self._sentences = [[m.sentence for m in s.mentions] for s in sites.all]
        named = sorted((m.sentence, n) for n, s in enumerate(sites.all) for m in s.mentions)
        self._named_at, self._named = [a for a, _ in named], [n for _, n in named]
        early = sites.first + LEAD
        self._always = {self.number[id(s)] for s in self._by_count[:OFTEN]}
        self._always |= {n for n, s in enumerate(sites.all) if s.mentions[0].sentence < early and n < EARLY}
        self._constant = [list(self._asked_alone(n, s).values()) for n, s in enumerate(sites.all)]

    def near(self, about: About) -> list[int]:
        """The sites (by number) to be asked about: those near a statement, in the title or lead, and the commonest."""
        content = about.attribution.content
        here, last = self.sites.sentence(content.start), self.sites.sentence(content.end - 1)
        low, high = bisect_left(self._named_at, here - NEAR), bisect_right(self._named_at, last + FAR)
        return sorted(self._always.union(self._named[low:high]))

    def ask(self, about: About) -> tuple[list[int], list[list[float]]]:
        """The sites to be asked about, their answers in the order of NAMES, and last those for "nowhere told"."""
        near, content = self.near(about), about.attribution.content
        inside = {n: self._inside(n, content) for n in near}
        held = [n for n in near if inside[n]]
        first = {n: bisect_left(self._starts[n], content.start) for n in near}
        order = sorted((n for n in near if first[n]), key=lambda n: -self._starts[n][first[n] - 1])
        all_sites = self.sites.all
        finer = [n for n in order if not all_sites[n].whole and all_sites[n].kind not in WIDE_KINDS]
        places, fine_places = {n: k for k, n in enumerate(order)}, {n: k for k, n in enumerate(finer)}
        shared = list(self._asked_of_statement(about, near, held).values())
        rows = []
        for n in near:
            beside = self._asked_beside(n, about, inside[n], held, inside)
            standing = self._asked_standing(n, about, first[n], places.get(n, -1), fine_places.get(n, -1))
            rows.append([*self._constant[n], *beside.values(), *standing.values(), *shared, 0.0])
        rows.append([0.0] * (len(NAMES) - len(shared) - 1) + [*shared, 1.0])
        return near, rows

    def _inside(self, n: int, content: Passage) -> list[SiteMention]:
        """The mentions of a site that lie in a passage."""
        mentions, starts = self.sites.all[n].mentions, self._starts[n]
        low, high = bisect_left(starts, content.start), bisect_left(starts, content.end)
        return [m for m in mentions[low:high] if content.holds(m.span)]

    def _asked_alone(self, number: int, site: Site) -> dict[str, float]:
        """What is asked of a site by itself."""
        count, sites = len(site.mentions), self.sites
        marks = [dict(zip(MARKS, self._beside(m), strict=True)) for m in site.mentions[:MANY]]
        early = [(m, f) for m, f in zip(site.mentions, marks, strict=False) if m.sentence < sites.first + LEAD]
        share = self._held[site.country or ""] / self._most
        often = {k: sum(f[k] for f in marks) / len(marks) for k in ("in", "to", "possessive", "verb", "nation")}
        finest = next((s for s in self._by_count if s.kind not in (*WIDE_KINDS, -1) and not s.whole), None)
        return {
            "count": math.log1p(count),
            "share": count / max(1, sites.total),
            "commonest": float(site is self._by_count[0]),
            "second": float(any(site is s for s in self._by_count[1:3])),
            "commonest finer": float(site is finest),
            "order": min(number, 10) / 10,
            "first": float(number == 0),
            "title": float(site.mentions[0].span.end <= sites.title_end),
            "lead": float(any(m.sentence >= sites.first for m, _ in early)),
            "first in the lead": float(any(m.sentence == sites.first for m, _ in early)),
            "in the lead, in": float(any(f["in"] for _, f in early)),
            "dateline": float(sites.dateline is not None and any(sites.dateline.holds(m.span) for m, _ in early)),
            "country": float(site.whole),
            "division": float(site.kind in DIVISIONS),
            "town": float(site.kind in TOWNS),
            "wide": float(site.kind in WIDE_KINDS),
            "unresolved": float(site.name is None),
            "local": float(any(id(m.place) in self._local for m in site.mentions[:3])),
            "people": math.log10(site.people + 10) / 7,
            "nationality": sum(m.people for m in site.mentions) / count,
            "only nationality": float(all(m.people for m in site.mentions)),
            "ever in": float(often["in"] > 0),
            **{f"often {k}": v for k, v in often.items()},
            "share of its country": share,
            "main country": float(share == 1.0),
            "country and main": float(share == 1.0 and site.whole),
            "alone": float(len(sites.all) == 1),
        }

    def _beside(self, m: SiteMention) -> tuple[float, ...]:
        """What the words beside a mention say, in the order of MARKS."""
        if (found := self._marks.get(m.span.start)) is None:
            text, start, end = self.sites.text, m.span.start, m.span.end
            found = beside(text[max(0, start - 40) : start].replace("\n", " "), text[end : end + 40], m.people)
            self._marks[m.span.start] = found
        return found

    def _asked_of_statement(self, about: About, near: Sequence[int], held: Sequence[int]) -> dict[str, float]:
        """What is asked of the statement, for all sites alike."""
        content, sites = about.attribution.content, self.sites
        words = content.text[:600]
        return {
            "war": float(about.event in WAR),
            "force": float(about.event in FORCE),
            "talks": float(about.event == "CONSULT"),
            "words": float(about.event in WORDS),
            "no event": float(about.event is None),
            "act assert": float(about.act is Act.ASSERT),
            "act wish": float(about.act in WISHES),
            "own": float(about.attribution.source is None and about.attribution.cue is None),
            "statement in title": float(content.end <= sites.title_end),
            "statement in lead": float(sites.sentence(content.start) < sites.first + LEAD),
            "length": min(len(words.split()), 40) / 40,
            "sites near": min(len(near), 20) / 20,
            "sites in content": min(len(held), 4) / 4,
            "finer in content": float(any(not sites.all[n].whole for n in held)),
            "none in content": float(not held),
            "the city": float(bool(en.CITY.search(words))),
            "the country": float(bool(en.LAND.search(words))),
            "the region": float(bool(en.PART.search(words))),
            "there": float(bool(en.THERE.search(words))),
            "to come": float(bool(en.TO_COME.search(words))),
            "number": float(any(c.isdigit() for c in words)),
        }

    def _asked_beside(
        self,
        n: int,
        about: About,
        mine: Sequence[SiteMention],
        held: Sequence[int],
        inside: Mapping[int, list[SiteMention]],
    ) -> dict[str, float]:
        """What is asked of a site by what the statement names."""
        a, s = about.attribution, self.sites.all[n]
        others = [self.sites.all[h] for h in held if h != n]
        marks = [max(column) for column in zip(*map(self._beside, mine), strict=True)] if mine else NO_MARKS
        same = s.country is not None and s.country == about.country
        last = bool(mine) and all(inside[h][-1].span.start <= mine[-1].span.start for h in held)
        return {
            **dict(zip(IN_CONTENT, marks, strict=True)),
            "in content": float(bool(mine)),
            "often in content": min(len(mine), 3) / 3,
            "only people in content": float(bool(mine) and all(m.people for m in mine)),
            "first of content": float(bool(mine) and n == held[0]),
            "alone in content": float(bool(mine) and len(held) == 1),
            "last of content": float(last),
            "begins content": float(bool(mine) and mine[0].span.start - a.content.start < 12),
            "ends content": float(bool(mine) and a.content.end - mine[-1].span.end < 6),
            "holds one of content": float(any(s.holds(h) for h in others)),
            "lies in one of content": float(any(h.holds(s) for h in others)),
            "country of one of content": float(any(s.country is not None and h.country == s.country for h in others)),
            "in source": float(a.source is not None and bool(self._inside(n, a.source))),
            "in cue": float(a.cue is not None and bool(self._inside(n, a.cue))),
            "speaker's": float(same),
            "speaker's country": float(same and s.whole),
        }

    def _asked_standing(self, n: int, about: About, first: int, place: int, fine: int) -> dict[str, float]:
        """What is asked of a site by how far off it is named; its mentions from the number `first` on stand in or
        behind the statement, it is the `place`th nearest before it, and the `fine`th of those finer than a country."""
        content, sites, named = about.attribution.content, self.sites, self._sentences[n]
        here, last = sites.sentence(content.start), sites.sentence(content.end - 1)
        mentions = sites.all[n].mentions
        before = mentions[first - 1] if first else None
        after = mentions[bisect_left(self._starts[n], content.end) :][:3]
        away = here - before.sentence if before else 99
        marks = self._beside(before) if before else NO_MARKS
        line = sites.text.rfind("\n", max(0, content.start - 2_000), content.start) + 1
        return {
            "before 0": float(away == 0),
            "before 1": float(away == 1),
            "before 2": float(away == 2),
            "before 3": float(2 < away <= 4),
            "before 5": float(4 < away <= 8),
            "before 9": float(8 < away < 99),
            "never before": float(before is None),
            "same line before": float(before is not None and before.span.start >= line),
            "nearest": float(place == 0),
            "next nearest": float(place == 1),
            "third nearest": float(place == 2),
            "nearest finer": float(fine == 0),
            "next nearest finer": float(fine == 1),
            "near often": min(bisect_right(named, last) - bisect_left(named, here - 4), 4) / 4,
            "before in": marks[0],
            "before to": marks[2],
            "before of forces": marks[9],
            "before nationality": marks[10],
            "beside after": float(any(m.sentence <= last for m in after)),
            "soon after": float(any(last < m.sentence <= last + 1 for m in after)),
            "after in": float(any(m.sentence <= last + 2 and self._beside(m)[0] for m in after)),
        }


MARKS = ("in", "from", "to", "of", "by", "possessive", "verb", "sort", "list", "nation", "nationality")
IN_CONTENT = tuple(f"content {k}" for k in MARKS)
NO_MARKS = (0.0,) * len(MARKS)


def beside(before: str, after: str, people: bool) -> tuple[float, ...]:
    """What the words before and after a mention say, in the order of MARKS."""
    within = en.IN.search(before) is not None
    return (
        float(within),
        float(en.FROM.search(before) is not None),
        float(not within and en.TO.search(before) is not None),
        float(en.OF.search(before) is not None),
        float(en.BY.search(before) is not None),
        float(after[:2] in (grammar.PRINTED_GENITIVE, grammar.GENITIVE)),
        float(en.VERB.match(after) is not None),
        float(en.SORT.match(after) is not None),
        float(en.LIST.match(after) is not None),
        float(en.NATION.match(after) is not None),
        float(people),
    )


def _names() -> tuple[str, ...]:
    """Every question in the order in which `ask` answers."""
    text = "In Rome"
    place = Place("Rome", Span(3, 7), None, None, None, None, None)
    asked = SiteAsker(Sites(text, [place]))
    a = Attribution(None, None, Passage.of(text, (Span(0, 7),)), Span(0, 7), "")
    found = (
        asked._asked_alone(0, asked.sites.all[0]),
        asked._asked_beside(0, About(a), [], [], {}),
        asked._asked_standing(0, About(a), 0, -1, -1),
        asked._asked_of_statement(About(a), [], []),
    )
    return (*(name for part in found for name in part), "nowhere")


NAMES = _names()
"""What is asked of a site, in the order of the weights of scene.npz."""
