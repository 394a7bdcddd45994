"""The main job on real input: reads the stories of February 2022 into a ledger, gathers claims, writes the pages.

usage: python examples/demo.py [OUT]     (OUT: a folder, `out/demo` by default)
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from saidseen import Act, Basis, Reading, State, Statement
from saidseen.claims.heard import heard
from saidseen.desk.claims import claims_of
from saidseen.desk.measures import apart_in, views
from saidseen.desk.reading import Tally, Wanted, readings, refused
from saidseen.language.sentences import sentences
from saidseen.measures import Applied, applied, load_packs
from saidseen.measures.concluding import SideWord
from saidseen.measures.finding import Result
from saidseen.measures.naming import told_by
from saidseen.model.claim import Claim, Stance
from saidseen.show.claim_page import write_claim_page
from saidseen.show.measures.section import sections
from saidseen.show.page import write_page
from saidseen.show.wording import count

OUTLETS = {
    "2022-02-15-embassy-advice.txt": "Harbour Gazette",
    "2022-02-19-observers.txt": "Marshland Courier",
}
FEW = 5  # words of a content up to which its sentence is shown
LONGEST = 150  # code points of what is shown
STORIES = Path(__file__).resolve().parent / "february-2022"


def who(statement: Statement) -> str:
    """The speaker of a statement in a few words."""
    if statement.outlet_own:
        return "the outlet"
    speaker = statement.speaker
    if speaker is None or speaker.name is None:
        return (statement.source.text if statement.source else "somebody") + " (unnamed)"
    return speaker.name


def _denies(statement: Statement) -> bool:
    """Whether the words of a content say themselves that it is not so."""
    words = statement.content.text.lower().split()
    return any(w in ("not", "no", "never", "nothing", "neither", "nobody") or w.endswith("n't") for w in words)


def _shown(reading: Reading, statement: Statement) -> str:
    """What is said; where that is a few words, or what is denied or withheld, the whole sentence that it stands in."""
    words = " ".join(statement.content.text.split())
    if len(words.split()) > FEW and statement.act not in (Act.WITHHOLD, Act.DENY, Act.REJECT):
        return ("(not so) " if statement.polarity == "negative" and not _denies(statement) else "") + words
    text, at = reading.document.text, statement.content.start
    whole = next((s.of(text) for s in sentences(text) if s.start <= at < s.end), words)
    return f"“{' '.join(whole.split())}”"


def listed(console: Console, title: str, pairs: Iterable[tuple[Reading, Statement]], most: int = 6) -> None:
    """Some statements under a heading, each once."""
    found = list({(who(s), _shown(reading, s)): (reading, s) for reading, s in pairs}.values())
    console.print(f"\n[bold]{title}[/bold] ({len(found)})")
    for reading, s in found[:most]:
        date = (reading.document.published or "no date")[:10]
        words = _shown(reading, s)
        words = words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
        open_ = (State.MISSING, State.WITHHELD)
        owed = ", ".join(k.replace("_", " ") for k, v in s.specifics.items() if v.state in open_)
        console.print(f"  {date}  {escape(who(s))}: {escape(words)}" + (f"  [bold]owed: {owed}[/bold]" if owed else ""))


def claimed(console: Console, claims: Sequence[Claim], most: int = 6) -> None:
    """The claims that most statements speak of: their status, who says so, who does not, what is owed."""
    console.print(f"\n[bold]Claims[/bold] ({len(claims)} of two statements or more; the largest)")
    for claim in sorted(claims, key=lambda c: -len(c.said))[:most]:
        judged = claim.assessment
        size = f"{len(claim.said)} statements, {count(len(claim.origins), 'origin')}"
        status = f"{judged.status.value}, credibility {judged.credibility}"
        console.print(f"  {claim.id[:8]}  [bold]{escape(claim.title)}[/bold]: {status}; {size}")
        for words, stances in (("say so", (Stance.AFFIRMS,)), ("deny or doubt", (Stance.DENIES, Stance.DOUBTS))):
            found = heard(claim, *stances)
            names = [*dict.fromkeys(who(m.said.statement) for m in found.sure), *found.words()]
            if names:
                console.print(f"      {words}: {escape(', '.join(names))}")
        owed = [k.replace("_", " ") for k, v in claim.owed.items() if v.state is State.WITHHELD]
        if owed:
            console.print(f"      [bold]withheld: {', '.join(owed)}[/bold]")


def ruled(console: Console, found: Sequence[Applied]) -> None:
    """What published rules come to where the record settles them; each side's word is a finding, with who said it."""
    concluded = [(one, c) for one in found for c in one.conclusions if c.concludes]
    settled = [w for _, c in concluded for w in (*c.words, *(c.done.words if c.done else ())) if _settles(w)]
    console.print(f"\n[bold]Published rules[/bold] ({len(concluded)} that conclude, on {len(settled)} findings)")
    last = None
    for one, conclusion in concluded:
        whole = one.activity.whole
        if last is not one:
            console.print(f"  [bold]{escape(one.activity.lead.title)}[/bold], {len(one.activity.links)} claims with it")
        last = one
        console.print(f"    {escape(one.lines[conclusion.measure])}")
        for word in (*conclusion.words, *(conclusion.done.words if conclusion.done else ())):
            for said in (whole.by_id[id_] for id_ in word.statements if _settles(word)):
                sentence = escape(" ".join((said.sentence or said.text).split()))
                outlet = said.outlet or ""
                told = told_by(whole, said.id)
                told += f", {outlet}" if outlet and outlet not in told else ""
                console.print(f"      {word.result.value}: {escape(told)}: “{sentence}”")


def _settles(word: SideWord) -> bool:
    return word.result is not Result.UNDETERMINED


def asked(ledger: str) -> Iterator[Wanted]:
    """What to read: the plain texts say nothing of themselves, so their file names give the date, as a person would."""
    for path in sorted(STORIES.iterdir()):
        if path.suffix == ".txt":
            yield Wanted((str(path),), path.name[:10], OUTLETS.get(path.name), ledger)
        elif path.suffix in {".jsonl", ".json", ".html"}:
            yield Wanted((str(path),), ledger=ledger)


def main(out: str = "out/demo") -> None:
    """Read, keep, say, write."""
    console = Console(soft_wrap=True)
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    ledger = folder / "february-2022.db"
    tally = Tally()
    read: Sequence[Reading] = [r for wanted in asked(str(ledger)) for r in readings(wanted, tally)]
    for refusal in tally.refusals:
        print(refused(refusal), file=sys.stderr)
    every = [(r, s) for r in read for s in r.said]
    outlets = {r.document.outlet for r in read if r.document.outlet}
    console.print(f"{len(read)} stories of {len(outlets)} outlets, {len(every)} statements, kept in {ledger}")
    voices = Counter(who(s) for _, s in every if not s.outlet_own)
    console.print("Most heard: " + ", ".join(f"{escape(name)} ({n})" for name, n in voices.most_common(6)))
    listed(console, "Withheld: asked or expected to say, and did not", (p for p in every if p[1].act is Act.WITHHOLD))
    listed(console, "Seen: the speaker reports observing", (p for p in every if p[1].basis is Basis.SEEN))
    listed(
        console,
        "Shown: a picture, a film or a document was put forward",
        (p for p in every if p[1].basis is Basis.SHOWN),
    )
    listed(console, "Denied", (p for p in every if p[1].act is Act.DENY))
    missing = (p for p in every if any(v.state is State.MISSING for v in p[1].specifics.values()))
    listed(console, "Said without place or number", missing)
    every_claim = claims_of(str(ledger))
    claims = [claim for claim in every_claim if len(claim.said) > 1]
    claimed(console, claims)
    seen, apart = views(str(ledger), every_claim), apart_in(str(ledger))
    ruled(console, list(applied(seen, load_packs(), apart=apart)))
    page, claim_page = folder / "page.html", folder / "claims.html"
    page.write_text(write_page(read), encoding="utf8")
    rules = sections(seen, apart=apart, shown={claim.id for claim in claims})
    claim_page.write_text(write_claim_page(claims, extra=rules), encoding="utf8")
    console.print(f"\nThe stories with their statements beside them: {page}")
    console.print(f"The claims, with what published rules say of them: {claim_page}")
    console.print(f"Ask more: .venv/bin/saidseen claims --ledger {ledger} --event withdrawal")
    console.print(f"In a browser: .venv/bin/saidseen serve --ledger {ledger}, then http://127.0.0.1:8000")


if __name__ == "__main__":
    main(*sys.argv[1:])
