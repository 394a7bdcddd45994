"""The stance of each statement to its claim, and the id of the rule that gave it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saidseen.claims.frames import Frame
from saidseen.claims.negation import negated
from saidseen.claims.phrases import low, phrase
from saidseen.claims.stance_rules import RULES, View
from saidseen.claims.voices import Voice
from saidseen.claims.words import telling
from saidseen.model.acts import Act
from saidseen.model.claim import Member, Said, Stance
from saidseen.model.moments import order
from saidseen.model.reasons import reason

SAYS, SAYS_NOT = reason("stance.says"), reason("stance.says_not")
REACH = 4
"""Statements back in the same story among which a bare rejection finds what it answers."""


FLAT, NEAR = 0.8, 0.5
"""The share of its telling stems that a plain "not", or a refusal, has in common with somebody who affirms, where it
is against that. Of 34 that shared less in thirteen sets of statements with propositions 9 were against it; of 9 that
shared more, 7."""


def stances_of(group: Sequence[Said], frame: Frame, voices: dict[str, Voice]) -> dict[str, tuple[Stance, str]]:
    """The stance of each statement of a claim and the id of the rule that gave it, by statement id."""
    out: dict[str, tuple[Stance, str]] = {}
    ordered = sorted(group, key=order)
    hosts = _hosts(ordered, voices)
    told = [said for said in ordered if not said.statement.embedded]
    outer = {(said.source.id, said.statement.within) for said in told if said.statement.within}
    for said in _hosts_first(ordered, hosts):
        host = out.get(hosts.get(said.id, ""))
        carries = (said.source.id, said.statement.id) in outer
        out[said.id] = _stance(View(said, frame, voices[said.id], host[0] if host else None, carries))
    if frame.kind is None:
        out = _of_something_else(told, out)
    out = _as_told(told, _as_others_say(told, _as_they_say(told, out), frame))
    out |= _called_untrue(told, out, voices)
    return out | _of_what_holds_them(ordered, out)


def _of_something_else(told: Sequence[Said], found: dict[str, tuple[Stance, str]]) -> dict[str, tuple[Stance, str]]:
    """Who says that something is not so, or refuses it, only says their own word where nobody who affirms names that
    very thing: "there was no resistance" beside "13 rebels were among the dead"."""
    least = {(SAYS_NOT, False): FLAT, (reason("stance.denies"), True): NEAR}
    so = [set(telling(s.statement.content.text)) for s in told if found[s.id][0] is Stance.AFFIRMS]
    out = dict(found)
    for said in told if so else ():
        act = said.statement.act
        share = least.get((found[said.id][1], act is Act.REJECT)) if act is not Act.DENY else None
        own = set(telling(said.statement.content.text))
        if share and max(len(own & other) / max(1, min(len(own), len(other))) for other in so) < share:
            out[said.id] = (Stance.AFFIRMS, SAYS)
    return out


_TELLS = frozenset((Stance.AFFIRMS, Stance.DENIES, Stance.DOUBTS))
_AGAINST = frozenset((SAYS_NOT, reason("stance.doubts_signs"), reason("stance.disbelieves")))
_TURNED = dict.fromkeys(_AGAINST, (Stance.AFFIRMS, SAYS)) | {
    reason("stance.agrees_denial"): (Stance.AFFIRMS, SAYS),
    reason("stance.answers_doubt"): (Stance.DENIES, reason("stance.answers_claim")),
}
"""What is said of a claim that only says that something is not so, by the rule that held as if it said that it is."""


def _as_they_say(told: Sequence[Said], found: dict[str, tuple[Stance, str]]) -> dict[str, tuple[Stance, str]]:
    """Where all who tell, and do not ask, withhold or answer, only say that something is not so, or that they do not
    believe it or see no sign of it, that is what the claim says, and they affirm it; what an outlet writes where
    somebody says so tells it again."""
    again = _told_again([(said, found[said.id][1]) for said in told])
    whys = {said.id: found[said.id][1] for said in told if found[said.id][0] in _TELLS and said.id not in again}
    if not _AGAINST.isdisjoint(whys.values()) and _TURNED.keys() >= set(whys.values()):
        return found | {id_: _TURNED[why] for id_, why in whys.items()}
    return found


def _told_again(told: Sequence[tuple[Said, str]]) -> frozenset[str]:
    """The ids of what outlets write themselves where somebody in the same story says that something is not so; each
    comes with the rule that gave its stance."""
    not_so = {said.source.id for said, why in told if why == SAYS_NOT and not said.statement.outlet_own}
    return frozenset(said.id for said, _ in told if said.statement.outlet_own and said.source.id in not_so)


def _as_others_say(
    told: Sequence[Said], found: dict[str, tuple[Stance, str]], frame: Frame
) -> dict[str, tuple[Stance, str]]:
    """Who says that something is not so affirms it where another that affirms says in its words that it is not so: "No
    breakthrough at the talks", "The talks ended with no breakthrough"."""
    if frame.common is None:
        return found
    words = {said.id: negated(low(said.statement.content), frame.common) for said in told}
    so = {word for said in told if found[said.id][0] is Stance.AFFIRMS for word in words[said.id]}
    alike = [said.id for said in told if found[said.id][1] == SAYS_NOT and words[said.id] & so]
    return found | dict.fromkeys(alike, (Stance.AFFIRMS, SAYS))


def _as_told(told: Sequence[Said], found: dict[str, tuple[Stance, str]]) -> dict[str, tuple[Stance, str]]:
    """A refusal that an outlet's own sentence tells of is what that says, not against it: "Norway votes against the
    resolution" beside Norway's vote."""
    own = [s for s in told if s.statement.outlet_own and found[s.id][0] is Stance.AFFIRMS]
    out = dict(found)
    for said in told:
        statement = said.statement
        if statement.act is Act.REJECT and statement.cue and found[said.id][0] is Stance.DENIES:
            cue = statement.cue.spans[0]
            if any(o.source.id == said.source.id and o.statement.content.holds(cue) for o in own):
                out[said.id] = (Stance.AFFIRMS, SAYS)
    return out


def as_they_stand(members: Sequence[Member]) -> tuple[Member, ...]:
    """The members of a claim as it stood when there were no others: where all who tell say that it is not so, they
    affirm it."""
    told = [m for m in members if not m.said.statement.embedded and m.stance in _TELLS]
    again = _told_again([(m.said, m.why) for m in told])
    whys = {m.why for m in told if m.said.id not in again}
    if _AGAINST.isdisjoint(whys) or not _TURNED.keys() >= whys or any(m.judged for m in told):
        return tuple(members)
    stays = [m.stance not in _TELLS or m.said.id in again for m in members]
    turned = [
        (m, (m.stance, m.why) if stay else _TURNED.get(m.why, (Stance.AFFIRMS, SAYS)))
        for m, stay in zip(members, stays, strict=True)
    ]
    return tuple(replace(m, stance=stance, why=why) for m, (stance, why) in turned)


def _of_what_holds_them(group: Sequence[Said], found: dict[str, tuple[Stance, str]]) -> dict[str, tuple[Stance, str]]:
    """What lies embedded in a statement of the same claim has the stance of that one."""
    inside: dict[tuple[str, str | None], str] = {(s.source.id, s.statement.id): s.id for s in group}
    why = reason("stance.of_what_holds_them")
    return {
        said.id: (found[inside[said.source.id, said.statement.within]][0], why)
        for said in group
        if said.statement.embedded and (said.source.id, said.statement.within) in inside
    }


def _called_untrue(
    told: Sequence[Said], found: dict[str, tuple[Stance, str]], voices: dict[str, Voice]
) -> dict[str, tuple[Stance, str]]:
    """It is the word that another's, in which it stands, calls untrue."""
    denying = [said for said in told if found[said.id][0] is Stance.DENIES]
    why = reason("stance.called_untrue")
    return {
        one.id: (Stance.AFFIRMS, why)
        for one in denying
        if not phrase("rejecting").search(low(one.statement.cue))
        and any(_stands_in(one, other) and voices[one.id] != voices[other.id] for other in denying)
    }


def _stands_in(one: Said, other: Said) -> bool:
    """Whether the words by which something is said stand in what another statement of the story says."""
    cue = one.statement.cue
    return cue is not None and one.source.id == other.source.id and other.statement.content.holds(cue.spans[0])


def _stance(view: View) -> tuple[Stance, str]:
    return next((stance, reason(why)) for rule, stance, why in RULES if rule(view))


def _hosts(ordered: Sequence[Said], voices: dict[str, Voice]) -> dict[str, str]:
    """What each statement answers: its matter's host, else for a rejection the nearest earlier one of another side."""
    inside = {said.id for said in ordered}
    out = {}
    for at, said in enumerate(ordered):
        host = said.matter.host
        if host in inside and host != said.id:
            out[said.id] = host
        elif said.statement.act.row.contradicts:
            near = _before(ordered, at, voices)
            if near is not None:
                out[said.id] = near
    return out


def _before(ordered: Sequence[Said], at: int, voices: dict[str, Voice]) -> str | None:
    said = ordered[at]
    side = voices[said.id].side
    for other in reversed(ordered[max(0, at - REACH) : at]):
        tells = other.source.id == said.source.id and other.statement.act is not Act.WITHHOLD
        if tells and voices[other.id].side != side:
            return other.id
    return None


def _hosts_first(ordered: Sequence[Said], hosts: dict[str, str]) -> list[Said]:
    """The statements so that each comes after the one it answers; in a circle the earlier one first."""
    by_id = {said.id: said for said in ordered}
    out: dict[str, Said] = {}
    for said in ordered:
        chain: list[str] = []
        at: str | None = said.id
        while at is not None and at not in out and at not in chain:
            chain.append(at)
            at = hosts.get(at)
        out.update((id_, by_id[id_]) for id_ in reversed(chain))
    return list(out.values())
