"""The rules of stances, one question a rule, asked in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from saidseen.claims.frames import Frame
from saidseen.claims.kinds import kinds
from saidseen.claims.negation import governs, negated
from saidseen.claims.phrases import low, only_points, phrase
from saidseen.claims.voices import Voice, VoiceKind
from saidseen.language.en import stances as en
from saidseen.model.acts import Act
from saidseen.model.claim import Said, Stance
from saidseen.model.reading import Basis, Statement

CLAUSE = 6
"""Words between "if" and what is supposed."""


@dataclass(frozen=True, slots=True)
class View:
    """A statement as the rules see it.

    `host` is the stance of the statement that it answers, if any; `carries` whether another statement lies in it.
    """

    said: Said
    frame: Frame
    voice: Voice
    host: Stance | None = None
    carries: bool = False

    @property
    def statement(self) -> Statement:
        """The statement itself."""
        return self.said.statement

    @property
    def own(self) -> bool:
        """Whether the speaker belongs to those whose act the claim is."""
        return self.voice.side is not None and self.voice.side in self.frame.subjects

    @property
    def words(self) -> str:
        """Cue and content in lower case."""
        return f"{low(self.statement.cue)} {low(self.statement.content)}".strip()

    @property
    def refutes(self) -> bool:
        """Whether the cue denies, rejects or dismisses something."""
        return self.statement.act.row.contradicts or self.refutes_in_words

    @property
    def refutes_in_words(self) -> bool:
        """Whether the cue itself denies, rejects or dismisses something."""
        return bool(phrase("rejecting").search(low(self.statement.cue)))

    @property
    def negated(self) -> bool:
        """Whether the content denies the matter of the claim itself."""
        facts = self.frame.facts
        return facts.words is not None and governs(low(self.statement.content), facts.words)

    @property
    def opposed(self) -> bool:
        """Whether it says the contrary; of a content in pieces, where no piece names the claim without the contrary."""
        if not self.said.matter.opposed:
            return False
        kind, pieces = kinds().get(self.frame.kind or ""), low(self.statement.content).split(" … ")
        if kind is None or kind.contrary is None or len(pieces) == 1:
            return True
        return not any(kind.words.search(p) and not kind.contrary.search(p) for p in pieces)

    @property
    def contrary(self) -> bool:
        """Whether the content names the contrary of the claim, before the claim itself, and does not negate it."""
        facts, content = self.frame.facts, low(self.statement.content)
        against = facts.contrary.search(content) if facts.contrary else None
        named = facts.words.search(content) if facts.words else None
        if against is None or (named is not None and named.start() <= against.start()):
            return False
        return not self.stays_away

    @property
    def stays_away(self) -> bool:
        """Whether the content negates the contrary of the claim."""
        words = self.frame.facts.contrary
        return words is not None and governs(low(self.statement.content), words)


Rule = Callable[[View], bool]


def withholds(view: View) -> bool:
    """The speaker does not say it, or declines to."""
    return view.statement.act is Act.WITHHOLD and not cannot_verify(view)


def leaves_open(view: View) -> bool:
    """What is said or put forward does not tell it."""
    if _whose(view):
        return True
    cue = low(view.statement.cue)
    open_ = bool(phrase("left_open").match(low(view.statement.content).removeprefix(en.THAT)))
    if view.statement.polarity == "negative":
        open_ = open_ or bool(phrase("untold").search(low(view.statement.content)))
        told = phrase("disclosing").search(cue)
        return open_ or (told is not None and (told[0] not in en.TOLD or _not_told(cue)))
    return open_ and bool(phrase("silent").fullmatch(cue))


def _not_told(cue: str) -> bool:
    """Whether a cue says itself that something was not told ("has not been told"), not only whom it was told."""
    return any(phrase("negation").fullmatch(word) for word in cue.split())


def answers_doubt(view: View) -> bool:
    """The speaker rejects what was said against the claim, and so says it again."""
    return view.refutes and _thin(view) and view.host in (Stance.DENIES, Stance.DOUBTS)


def denies_contrary(view: View) -> bool:
    """The speaker denies the contrary of the claim, and so affirms it."""
    if not phrase("rejecting").search(low(view.statement.cue)):
        return bool(phrase("falsehood").search(low(view.statement.content))) and view.contrary and not view.negated
    return view.contrary or view.negated


def answers_claim(view: View) -> bool:
    """The speaker rejects what was said for the claim."""
    return view.refutes and _thin(view) and view.host in (Stance.AFFIRMS, Stance.ASKS)


def contests_silence(view: View) -> bool:
    """The speaker does not accept what was left unsaid."""
    return view.refutes and _thin(view) and view.host is Stance.WITHHOLDS


def agrees_denial(view: View) -> bool:
    """The speaker agrees with a denial of the claim."""
    return view.statement.act is Act.AGREE and view.host is Stance.DENIES


def agrees_doubt(view: View) -> bool:
    """The speaker agrees with a doubt about the claim."""
    return view.statement.act is Act.AGREE and view.host is Stance.DOUBTS


def same_act(view: View) -> bool:
    """The speaker does what the claim says is done: offers, promises, denies or rejects the same."""
    frame, statement = view.frame, view.statement
    if frame.act is Act.DENY or (frame.act is not None and frame.act.row.calls):
        return False  # to deny what others deny is to deny it
    if frame.kind is not None or statement.act is not frame.act or view.host in (Stance.DENIES, Stance.DOUBTS):
        return False
    same = statement.act is Act.REJECT or (statement.polarity == "negative") == frame.negative
    return frame.act is not Act.ASSERT and same  # a "not" in what is refused only says that it is refused


def opposes(view: View) -> bool:
    """The speaker is against what somebody tries to do, and does not say that nobody does."""
    return view.statement.act is Act.REJECT and en.ATTEMPT.match(low(view.statement.content)) is not None


def performs(view: View) -> bool:
    """The speaker does it by saying so: asks, offers, promises or orders it."""
    if view.own and phrase("ordering").search(low(view.statement.cue)):
        return True
    if view.statement.act.row.calls or (view.statement.act is Act.ASK and view.frame.kind != "request"):
        return False
    words, content = view.frame.facts.words, low(view.statement.content)
    refused = words is not None and governs(content, words, reach=2)
    return view.statement.act in view.frame.facts.acts and not refused and not view.opposed


def asks(view: View) -> bool:
    """The speaker asks about it."""
    return view.statement.act is Act.ASK


def denies(view: View) -> bool:
    """The speaker denies or rejects it."""
    if view.statement.outlet_own and not phrase("rejecting").search(low(view.statement.content)):
        return False
    if view.statement.act.row.contradicts and _grants(view):
        return False
    if view.statement.act.row.contradicts and not view.own and view.host is None:
        return view.refutes_in_words or view.statement.polarity != "negative"
    return view.statement.act.row.contradicts


def _grants(view: View) -> bool:
    """Whether it says so first, and only what follows on "but" is refused: "wants peace but won't give up its land"."""
    said, but, rest = low(view.statement.content).partition(en.BUT)
    words = view.frame.common
    if not (but and rest) or words is None:
        return False
    return words.search(said) is not None and not negated(said, words)


def calls_false(view: View) -> bool:
    """The speaker calls the claim false."""
    if phrase("falsehood").search(low(view.statement.content)) is None:
        return False
    return view.statement.polarity == "negative" or bool(phrase("assertion").search(low(view.statement.content)))


def own_doubt(view: View) -> bool:
    """The side whose act it is says that there is no sign of it, or that it does not believe it."""
    return view.own and (doubts_signs(view) or disbelieves(view))


def doubts_signs(view: View) -> bool:
    """The speaker has seen no sign or proof of it."""
    found = phrase("no_sign").search(view.words)
    if found is None or _sight_itself(view):
        return False
    rest = view.words[found.end() : found.end() + 60]
    words, contrary = view.frame.facts.words, view.frame.facts.contrary
    if view.frame.kind is None and view.frame.common is not None and view.frame.common.search(rest) is None:
        return False  # a sign of something else: "bodies with no signs of injury"
    against = contrary.search(rest) if contrary else None
    named = words.search(rest) if words else None
    return against is None or (named is not None and named.start() <= against.start())


def waits_to_see(view: View) -> bool:
    """The speaker will believe it when it is seen."""
    return bool(phrase("when_seen").search(view.words))


def cannot_verify(view: View) -> bool:
    """The speaker has not been able to verify it."""
    return bool(phrase("unverified").search(view.words)) and not _whose(view)


def _whose(view: View) -> bool:
    """Whether it only leaves open who did it: "unclear if planes of the one or the other carried it out"."""
    unclear = phrase("unverified").search(view.words)
    return unclear is not None and en.WHOSE.search(low(view.statement.content)) is not None


def disbelieves(view: View) -> bool:
    """The speaker doubts it."""
    return bool(phrase("disbelief").search(view.words)) and not governs(view.words, phrase("disbelief"))


def unseen(view: View) -> bool:
    """The speaker has looked and not seen it."""
    sighted = view.statement.basis in (Basis.SEEN, Basis.SHOWN) and view.statement.polarity == "negative"
    return sighted and not view.stays_away and not _sight_itself(view)


def _sight_itself(view: View) -> bool:
    """Whether the claim is itself that something was not seen or not there, and no sign or proof of anything is."""
    unlike = view.frame.kind is None and view.frame.negative and view.statement.polarity == "negative"
    return unlike and phrase("signs").search(view.words) is None


def _other_polarity(view: View) -> bool:
    """Whether the words that the statements share are negated here and not there: of a claim without a kind, or a
    statement that has none of its kind's words."""
    negative, content = view.statement.polarity == "negative", low(view.statement.content)
    if view.frame.common is None or negative == view.frame.negative:
        return False
    return bool(negated(content, view.frame.common) if negative else view.frame.common.search(content))


def calls_for(view: View) -> bool:
    """The speaker calls for it or against it, or advises on it, and does not say that it is so."""
    return view.statement.act.row.calls


def passes_on(view: View) -> bool:
    """The speaker passes on what another said, and does not say that it is so."""
    return view.carries and view.statement.act in (Act.ASSERT, Act.EXPECT)


def own_contrary(view: View) -> bool:
    """The side whose act it is says the contrary."""
    return view.own and view.opposed


def reports_contrary(view: View) -> bool:
    """The speaker reports the contrary."""
    return view.opposed


def says_not(view: View) -> bool:
    """The speaker says that it is not so."""
    words, content = view.frame.facts.words, low(view.statement.content)
    if view.frame.kind is None or words is None or not words.search(content):
        return _other_polarity(view)
    return view.negated and not view.stays_away


def supposes(view: View) -> bool:
    """The speaker says what follows if it comes to be so."""
    content, words = low(view.statement.content), view.frame.facts.words
    if phrase("condition").match(content.removeprefix(en.THAT)):
        return True
    if view.frame.facts.ahead and view.statement.act is Act.THREATEN and not view.own:
        return True
    named = words.search(content) if words is not None else None
    if named is None:
        return False
    before, after = content[: named.start()], content[named.end() : named.end() + 60]
    if view.frame.facts.ahead and phrase("consequence").search(after):
        return True
    return any(len(before[m.end() :].split()) <= CLAUSE for m in phrase("condition").finditer(before))


def talks_about(view: View) -> bool:
    """The speaker talks about it and does not say that it is so."""
    return view.frame.kind not in (None, "talks") and bool(phrase("discussing").search(low(view.statement.cue)))


def wishes(view: View) -> bool:
    """The speaker hopes for it."""
    return view.statement.act is Act.EXPECT and bool(phrase("wish").search(low(view.statement.cue)))


def foresees(view: View) -> bool:
    """The speaker says that it is planned or may come."""
    return view.frame.facts.ahead and view.statement.act in (Act.EXPECT, Act.ASSERT, Act.ACCUSE, Act.THREATEN)


def saw(view: View) -> bool:
    """The speaker reports having seen it."""
    return view.statement.basis is Basis.SEEN


def shows(view: View) -> bool:
    """A picture, film or document of it is put forward."""
    return view.statement.basis is Basis.SHOWN


def rumoured(view: View) -> bool:
    """It is passed on as a rumour or an unnamed report."""
    return view.statement.basis is Basis.HEARD


def writes(view: View) -> bool:
    """The outlet writes so itself."""
    return view.voice.kind is VoiceKind.OUTLET and view.statement.outlet_own


def says(view: View) -> bool:
    """The speaker says so."""
    return True


def _thin(view: View) -> bool:
    """Whether the content names nothing but an earlier statement: "the accusation as unfounded"."""
    return only_points(view.statement.content)


RULES: tuple[tuple[Rule, Stance, str], ...] = (
    (withholds, Stance.WITHHOLDS, "stance.withholds"),
    (leaves_open, Stance.WITHHOLDS, "stance.leaves_open"),
    (answers_doubt, Stance.AFFIRMS, "stance.answers_doubt"),
    (answers_claim, Stance.DENIES, "stance.answers_claim"),
    (contests_silence, Stance.ASKS, "stance.contests_silence"),
    (agrees_denial, Stance.DENIES, "stance.agrees_denial"),
    (agrees_doubt, Stance.DOUBTS, "stance.agrees_doubt"),
    (same_act, Stance.AFFIRMS, "stance.same_act"),
    (denies_contrary, Stance.AFFIRMS, "stance.denies_contrary"),
    (opposes, Stance.ASKS, "stance.opposes"),
    (denies, Stance.DENIES, "stance.denies"),
    (performs, Stance.AFFIRMS, "stance.performs"),
    (asks, Stance.ASKS, "stance.asks"),
    (calls_false, Stance.DENIES, "stance.calls_false"),
    (own_doubt, Stance.DENIES, "stance.own_doubt"),
    (waits_to_see, Stance.DOUBTS, "stance.waits_to_see"),
    (doubts_signs, Stance.DOUBTS, "stance.doubts_signs"),
    (cannot_verify, Stance.DOUBTS, "stance.cannot_verify"),
    (disbelieves, Stance.DOUBTS, "stance.disbelieves"),
    (unseen, Stance.DOUBTS, "stance.unseen"),
    (calls_for, Stance.ASKS, "stance.calls_for"),
    (passes_on, Stance.ASKS, "stance.passes_on"),
    (own_contrary, Stance.DENIES, "stance.own_contrary"),
    (reports_contrary, Stance.DOUBTS, "stance.reports_contrary"),
    (says_not, Stance.DENIES, "stance.says_not"),
    (supposes, Stance.ASKS, "stance.supposes"),
    (talks_about, Stance.ASKS, "stance.talks_about"),
    (wishes, Stance.ASKS, "stance.wishes"),
    (foresees, Stance.AFFIRMS, "stance.foresees"),
    (saw, Stance.AFFIRMS, "stance.saw"),
    (shows, Stance.AFFIRMS, "stance.shows"),
    (rumoured, Stance.AFFIRMS, "stance.rumoured"),
    (writes, Stance.AFFIRMS, "stance.writes"),
    (says, Stance.AFFIRMS, "stance.says"),
)
"""The rules in the order in which they are asked; the first that holds decides."""
