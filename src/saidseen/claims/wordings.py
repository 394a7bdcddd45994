"""What a title may be made of: the wordings of one statement, its own words only, each whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from saidseen.claims.phrases import low, phrase
from saidseen.claims.trimming import closed, ended, headline, is_clause, loose, opened, unquoted, unstamped, vague
from saidseen.language.en import wordings as en
from saidseen.language.en.titles import TIED, listed
from saidseen.model.acts import Act
from saidseen.model.claim import Said
from saidseen.model.reading import Passage, Statement
from saidseen.reading.edges import after_dateline
from saidseen.reading.outlets import is_label, is_topic

BARE = 3
"""The rank of words that are no sentence."""
SHORT, LONG = 5, 25
"""Words of a good title."""
FEWEST = 4
"""Words that may stand without the topic before them."""
GAP = 12
"""Code points between cue and content, and WIDE between source and cue, that a sentence may leave out."""
WIDE = 2
MOST = 0.6
"""The share of a headline that a statement takes up from which on the headline says nothing else of weight."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_STOP = re.compile(r"(?<=[^\W\d_][^\W\d_][.!?])[\"”’']? (?=[\"“‘']?[A-Z])")
_LOST = re.compile(rf"(?<=[^\W\d_]) (?=(?:{en.BEGINNERS}) [a-z])")
_TOUCHING = 3
"""Code points between two pieces of a content that are one run of words."""
_CITY = re.compile(r"^[A-Z][a-z]+- (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a statement: `rank` 0 is the best kind; `told` where it says itself who says so.

    `does` is the verb to put between the speaker and the words where these alone do not tell what the speaker does;
    `on` where the words go on from that verb without a colon.
    """

    text: str
    rank: int
    told: bool = False
    does: str = ""
    on: bool = False


def wordings(said: Said) -> Iterator[Wording]:
    """The wordings of a statement: its headline, its content if a sentence, with source and cue, its bare words."""
    statement = said.statement
    whole = _headline(said)
    if whole is not None:
        yield whole
    does = _does(statement)
    runs = _runs(statement)
    for text in _sentences(runs):
        if stands(text, statement.content) and not does and not _needs_cue(statement) and not _called(statement, text):
            yield Wording(text, 2 if len(runs) > 1 else 1)
    sentence = _with_source(statement)
    if sentence:
        yield Wording(sentence, 1 if does else 2, told=True)
    cue = _leading_cue(statement)
    if cue:
        first = parted(runs[0])[0]
        yield Wording(ended(unquoted(first)), 2, does=cue, on=en.NEW_SENTENCE.match(first) is None)
    yield from _bare(statement, runs, does)


def _bare(statement: Statement, runs: list[str], does: str) -> Iterator[Wording]:
    """The words of a content as they stand, with the verb that they need before them."""
    text = max((tidied(run) for run in runs), key=len)
    if not text:
        return
    if does or statement.outlet_own:
        asked = statement.outlet_own and ("?" in statement.content.text or en.ASKED.match(text))
        yield Wording(f"{text.rstrip('?')}?" if asked else text, BARE, does=Act.ASK.row.did if asked else does)
        return
    cue = statement.cue
    if cue is not None and en.RAISING.search(cue.text) and any(f" {cue.text} {to}" in text for to in en.INFINITIVES):
        yield Wording(text, BARE)
        return
    whole = stands(text, statement.content) or (vague(text) and sentence_like(text))
    if statement.act.row.calls and runs[0].startswith(en.THAT):
        whole = False
    if whole and not _called(statement, text):
        yield Wording(text, BARE)
    elif statement.act is Act.ACCUSE and en.ACCUSED_OF.match(text):
        yield Wording(text, BARE, does=Act.ACCUSE.row.did, on=True)
    elif statement.act.row.calls and runs[0].startswith(en.THAT):
        yield Wording(runs[0], BARE, does=statement.act.row.did, on=True)
    elif sentence_like(text) and not _called(statement, text) and (not statement.act.row.calls or is_clause(text)):
        yield Wording(text, BARE + bool(_verb().fullmatch(text.split()[0].lower())))
    else:
        yield _phrase(statement, text, text if runs[0][:1].isupper() else text[:1].lower() + text[1:])


def _phrase(statement: Statement, text: str, words: str) -> Wording:
    """Words that are no sentence go on from what the speaker does: "called on A to go", "spoke of the fire"."""
    cue = " ".join(statement.cue.text.split()) if statement.cue is not None else ""
    does = statement.act.row.of or statement.act.row.did
    if en.INFINITIVE.match(text) and statement.act.row.calls:
        to = words.startswith(en.INFINITIVES)
        does = statement.act.row.did if to or statement.act is Act.ADVISE else en.CALLED_ON
        return Wording(words, BARE, does=does, on=True)
    if en.FINITE.fullmatch(cue) and not en.SAYING.match(cue) and not _turns(statement):
        does = cue
    elif statement.act is Act.ASSERT and not en.THING.match(words):
        return Wording(text, BARE)
    return Wording(words, BARE, does=does, on=True)


def _called(statement: Statement, text: str) -> bool:
    """Whether it is what somebody is called on to do, not what somebody does: "the troops to have left"."""
    if statement.act.row.calls and statement.content.text.startswith(en.THAT):
        return True
    return statement.act.row.calls and en.INFINITIVE.match(text) is not None and not is_clause(text.split(en.TO)[0])


def _runs(statement: Statement) -> list[str]:
    """The words of a content: one run, but where a piece begins anew or what stood between is not who says it.

    Nothing is put together that the story does not put together, a headline and what stands under it no more than two
    quotes: "the fire," he said, "was small" is one run, "We left." he said "They stayed." are two.
    """
    content = statement.content
    told = [span for p in (statement.source, statement.cue) if p is not None for span in p.spans]
    pieces = content.text.split(" … ")
    if len(pieces) != len(content.spans):
        pieces = [content.text.replace(" … ", " ")]
    runs = [pieces[0]]
    for piece, before, after in zip(pieces[1:], content.spans, content.spans[1:], strict=False):
        gap = after.start - before.end
        aside = any(before.end <= span.start and span.end <= after.start for span in told)
        anew = en.NEW_SENTENCE.match(piece) or (
            piece[:1].isupper() and sentence_like(piece) and sentence_like(runs[-1])
        )
        if (gap <= _TOUCHING or aside) and not anew:
            runs[-1] += f" {_raised(statement, before.end, after.start, piece)}{piece}"
        else:
            runs.append(piece)
    return [" ".join(part.split()) for run in runs for part in run.split("\n\n") if part.strip()] or [""]


def _raised(statement: Statement, start: int, end: int, piece: str) -> str:
    """The cue between two pieces that are a sentence with it only: "several men | were believed | to have left"."""
    cue, source = statement.cue, statement.source
    inside = cue is not None and start <= cue.start and cue.end <= end
    told = source is not None and start <= source.start and source.end <= end
    raised = cue is not None and inside and not told and piece.startswith(en.INFINITIVES)
    return f"{cue.text} " if cue is not None and raised and en.RAISING.search(cue.text) else ""


def _leading_cue(statement: Statement) -> str:
    """The cue where the content goes on from it: "urged", "has denied", "accused"."""
    cue, content = statement.cue, statement.content
    if cue is None or en.NO_CUE.search(cue.text) or not 0 <= content.start - cue.end <= GAP or " … " in content.text:
        return ""
    if statement.source is not None and cue.start < statement.source.start < content.start:
        return ""
    if not en.FINITE.match(cue.text) or (
        statement.act.row.turned and not (_turns(statement) or _does(statement) == "denied")
    ):
        return ""
    return " ".join(cue.text.split())


def _headline(said: Said) -> Wording | None:
    """The headline that the statement stands in, or its part of one that says other things too; who says so is in it,
    or nobody but the outlet does."""
    statement, story = said.statement, said.source.title
    if not story or not all(unstamped(piece) in story for piece in statement.content.text.split(" … ")):
        return None
    own = statement.source is None and statement.outlet_own
    named = [statement.source, statement.cue] if statement.source is not None else [statement.cue]
    headed = headline(story)
    if not own and not all(p is not None and all(piece in headed for piece in p.text.split(" … ")) for p in named):
        return None
    text = _untopped(_part_of(headed, statement))
    if _unbalanced(text) or text.endswith("?"):
        return None
    if own:
        return Wording(text, 0) if sentence_like(text) else Wording(text, 2)
    return Wording(text, 0, told=True)


def _part_of(headed: str, statement: Statement) -> str:
    """The headline whole, or where the statement takes up little of it and is a sentence there, that part of it."""
    pieces = [piece for p in (statement.source, statement.cue, statement.content) if p for piece in p.text.split(" … ")]
    found = [(at, at + len(piece)) for piece in pieces if (at := headed.find(piece)) >= 0]
    start, end = min((a for a, _ in found), default=0), max((b for _, b in found), default=len(headed))
    part = headed[start:end].strip(" ,;:–—-")
    before, after = headed[:start], headed[end:]
    apart = not before.strip() or en.JOINED.search(before) is not None
    apart = apart and (not after.strip() or en.GOES_ON.match(after) is not None)
    if statement.source is None and en.TELLING.search(f"{before} {after}"):
        return headed  # who says so may stand there
    short = apart and end - start < MOST * len(headed) and not part.endswith(en.EVEN)
    return part[:1].upper() + part[1:] if short and stands(part, statement.content) else headed


def _unbalanced(text: str) -> bool:
    """Whether a quotation mark is opened and not closed, or the other way round."""
    return text.count("“") != text.count("”") or text.count('"') % 2 == 1


def _does(statement: Statement) -> str:
    """The verb that the words need before them: where the speaker denies, rejects, asks or withholds what they say.

    What the speaker itself says not to be so, or calls untrue, needs none, unless the cue denies.
    """
    if statement.outlet_own:
        return ""
    refuting = phrase("rejecting").search(low(statement.cue)) is not None
    own = statement.act.row.contradicts or (statement.act is Act.WITHHOLD and not _turns(statement))
    words = statement.content.text
    untrue = phrase("falsehood").search(words.lower()) is not None and sentence_like(words)
    if own and not refuting and (untrue or en.NEGATIVE.search(words)):
        return ""
    if statement.act.row.turned:
        return statement.act.row.did
    if refuting:
        return Act.DENY.row.did
    return " ".join(statement.cue.text.split()) if statement.cue is not None and _turns(statement) else ""


def _turns(statement: Statement) -> bool:
    """Whether the cue turns round or leaves open what is said: "does not believe", "doubts that"."""
    return _turning().search(low(statement.cue)) is not None


@cache
def _turning() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{listed('turning')})(?!\w)")


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(listed("things"))


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{listed('verbs')})\b")


def sentence_like(text: str) -> bool:
    """Whether it has a verb that tells, after a subject and not in a relative clause."""
    named = en.NAMED_THING.match(text) is not None
    text = en.WHICH.sub("", text) if named else text
    return is_clause(text) or any(_tells(text, m, named) for m in _verb().finditer(text))


def _tells(text: str, verb: re.Match[str], named: bool) -> bool:
    """Whether a verb tells of what stands before it: it begins nothing, follows no "to", and is no part of a name."""
    if verb.start() == 0 or en.RELATIVE.search(text[: verb.start()].rstrip()):
        return False
    if en.PARTICIPLE.search(text, 0, verb.start()) or en.BY.match(text, verb.end()):
        return False
    return not (named and _thing().fullmatch(verb.group()) and en.OF_THING.match(text, verb.end()))


def stands(text: str, content: Passage) -> bool:
    """Whether the words are a sentence that can stand alone: subject and verb, nothing loose at either end."""
    if not text or vague(text) or loose(text) or en.NOT_FIRST.match(text) or text.endswith("?") or _unbalanced(text):
        return False
    first = text.split()[0].lower()
    if is_clause(first) or _verb().fullmatch(first):
        return False
    return content.text.lower().startswith(en.THAT) or sentence_like(text)


def _sentences(runs: list[str]) -> list[str]:
    """The sentences of a content, each as it stands."""
    return [t for t in dict.fromkeys(tidied(sentence) for run in runs for sentence in parted(run)) if t]


def parted(run: str) -> list[str]:
    """The sentences of a run of words; where one has lost its stop, the next begins with a capital and tells something,
    or goes on from it ("In the same context")."""
    out = []
    for piece in _STOP.split(run):
        start = 0
        for gap in _LOST.finditer(piece):
            before, after = piece[start : gap.start()], piece[gap.end() :]
            if sentence_like(before) and (sentence_like(after) or TIED.match(after)):
                out.append(before)
                start = gap.end()
        out.append(piece[start:])
    return out


def _needs_cue(statement: Statement) -> bool:
    """Whether the content is no sentence without its cue: "accused | Damascus of", "urged | citizens to leave"."""
    return en.TAKES_OBJECT.search(low(statement.cue)) is not None and not low(statement.content).startswith(
        (en.THAT, "“", '"')
    )


def tidied(words: str) -> str:
    """Words on one line without dateline, opening conjunction and loose marks; first letter a capital."""
    text = _CITY.sub("", unstamped(" ".join(words.split())))
    text = opened(text[after_dateline(text, 0) :])
    text = unquoted(text) if _unbalanced(text) or text[:1] in '“"«„' else closed(text)
    text = _untopped(ended(text))
    return text[:1].upper() + text[1:]


def _untopped(text: str) -> str:
    """Words without the topic or label that stands before them: "Ukraine invasion: Kyiv imposes curfew"."""
    before, _, rest = text.partition(": ")
    rest = rest.strip()
    named = is_topic(before) or (is_label(before) and len(before.split()) <= 2)
    return text if not named or len(rest.split()) < FEWEST else rest[:1].upper() + rest[1:]


def _with_source(statement: Statement) -> str:
    """Source, cue and content, where the text has them in that order side by side and the source names somebody."""
    source, cue, content = statement.source, statement.cue, statement.content
    if source is None or cue is None or en.NO_CUE.search(cue.text) or " … " in content.text or " … " in source.text:
        return ""
    if not 0 <= cue.start - source.end <= WIDE or not 0 <= content.start - cue.end <= GAP:
        return ""
    who = source.text
    if len(who) > 60 or vague(who):
        who = statement.speaker.name if statement.speaker and statement.speaker.name else ""
    if not who:
        return ""
    first = parted(" ".join(content.text.split()))[0]
    text = unquoted(" ".join((who, f"{cue.text}:" if en.NEW_SENTENCE.match(first) else cue.text, first)))
    return "" if loose(text) else text[:1].upper() + text[1:]


def length(text: str) -> int:
    """How many words it has."""
    return len(_WORD.findall(text))
