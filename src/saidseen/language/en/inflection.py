"""The forms of verbs and nouns, by rule and by table."""

from __future__ import annotations

import re

NEGATIONS = ("not", "never", "nor", "hardly")
"""What an N in lexicon.toml stands for."""
IRREGULAR = {
    "be": "is are was were been being be am",
    "have": "has had having have",
    "say": "says said saying say",
    "tell": "tells told telling",
    "give": "gives gave given giving",
    "make": "makes made making",
    "take": "takes took taken taking",
    "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking",
    "see": "sees saw seen seeing",
    "show": "shows showed shown showing",
    "hold": "holds held holding",
    "hear": "hears heard hearing",
    "put": "puts put putting",
    "set": "sets set setting",
    "cut": "cuts cut cutting",
    "hit": "hits hit hitting",
    "let": "lets let letting",
    "come": "comes came coming",
    "go": "goes went gone going",
    "keep": "keeps kept keeping",
    "leave": "leaves left leaving",
    "lay": "lays laid laying",
    "lend": "lends lent lending",
    "bring": "brings brought bringing",
    "find": "finds found finding",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "know": "knows knew known knowing",
    "mean": "means meant meaning",
    "seek": "seeks sought seeking",
    "swear": "swears swore sworn swearing",
    "undertake": "undertakes undertook undertaken undertaking",
    "foresee": "foresees foresaw foreseen foreseeing",
    "foretell": "foretells foretold foretelling",
    "forbid": "forbids forbade forbidden forbidding",
    "withhold": "withholds withheld withholding",
    "shoot": "shoots shot shooting",
    "shut": "shuts shut shutting",
    "slam": "slams slammed slamming",
    "stand": "stands stood standing",
    "stick": "sticks stuck sticking",
    "strike": "strikes struck striking",
    "throw": "throws threw thrown throwing",
    "tear": "tears tore torn tearing",
    "sweep": "sweeps swept sweeping",
    "rise": "rises rose rising",
    "read": "reads read reading",
    "pay": "pays paid paying",
    "level": "levels leveled levelled leveling levelling",
    "draw": "draws drew drawn drawing",
    "dig": "digs dug digging",
    "fall": "falls fell fallen falling",
    "get": "gets got getting",
    "bet": "bets bet betting",
    "break": "breaks broke broken breaking",
    "bear": "bears bore borne bearing",
    "sing": "sings sang sung singing",
    "understand": "understands understood understanding",
    "catch": "catches caught catching",
    "pin": "pins pinned pinning",
    "send": "sends sent sending",
    "spin": "spins spun spinning",
    "recall": "recalls recalled recalling",
    "offer": "offers offered offering",
    "plead": "pleads pleaded pled pleading",
    "begin": "begins began begun beginning",
    "broadcast": "broadcasts broadcast broadcasting",
    "forecast": "forecasts forecast forecasted forecasting",
    "cast": "casts cast casting",
    "behold": "beholds beheld beholding",
    "overrule": "overrules overruled overruling",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
}
"""Verbs that are inflected by no rule, with their other forms."""


def inflect(base: str) -> frozenset[str]:
    """All forms of a verb by rule: base, -s, -ed, -ing (doubled consonants included), irregular ones by table."""
    if base in IRREGULAR:
        return frozenset([base, *IRREGULAR[base].split()])
    if "-" in base:
        head, _, last = base.rpartition("-")
        return frozenset(f"{head}-{form}" for form in inflect(last))
    if base.endswith("e"):
        return frozenset([base, base + "s", base + "d", base[:-1] + "ing", base + "ing"])
    if re.search(r"[^aeiou]y$", base):
        return frozenset([base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"])
    s = base + ("es" if re.search(r"(s|x|z|ch|sh)$", base) else "s")
    forms = {base, s, base + "ed", base + "ing"}
    if re.search(r"[^aeiou][aeiou][bdgklmnprtv]$", base):
        forms |= {base + base[-1] + "ed", base + base[-1] + "ing"}
    return frozenset(forms)


def plural(noun: str) -> frozenset[str]:
    """A noun and its plural, by rule."""
    if re.search(r"[^aeiou]y$", noun):
        return frozenset([noun, noun[:-1] + "ies"])
    return frozenset([noun, noun + ("es" if re.search(r"(s|x|ch|sh)$", noun) else "s")])
