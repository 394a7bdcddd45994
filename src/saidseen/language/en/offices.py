"""What newspapers call an office, and what the table of holders does."""

from __future__ import annotations

# What newspapers call an office, and how the table of holders begins its name.
OFFICES: dict[str, tuple[str, ...]] = {
    "president": ("president",),
    "head of state": ("president", "king", "queen", "emir", "sultan"),
    "prime minister": ("prime minister", "chairman of the council of ministers"),
    "pm": ("prime minister",),
    "premier": ("prime minister", "premier"),
    "chancellor": ("chancellor", "federal chancellor"),
    "foreign minister": ("minister of foreign affairs", "minister for foreign affairs", "foreign minister"),
    "fm": ("minister of foreign affairs", "minister for foreign affairs", "foreign minister"),
    "foreign secretary": ("secretary of state for foreign", "foreign secretary"),
    "defence minister": (
        "minister of defence",
        "minister of defense",
        "minister for defence",
        "minister of national def",
    ),
    "defence secretary": ("secretary of state for defence", "secretary of defense"),
    "interior minister": ("minister of internal affairs", "minister of the interior", "minister of interior"),
    "secretary of state": ("secretary of state of the united states",),
    "secretary general": ("secretary general", "secretary-general"),
    "secretary-general": ("secretary general", "secretary-general"),
    "chief": ("secretary general", "secretary-general", "director general", "director-general", "high commissioner"),
    "head": ("secretary general", "secretary-general", "director general", "director-general"),
    "foreign policy chief": ("high representative",),
    "top diplomat": ("high representative", "minister of foreign affairs", "secretary of state of the united states"),
    "supreme leader": ("supreme leader",),
    "king": ("king",),
    "emir": ("emir",),
    "chairperson-in-office": ("chairperson-in-office",),
    "chairman-in-office": ("chairperson-in-office",),
    "chairwoman-in-office": ("chairperson-in-office",),
    "chair-in-office": ("chairperson-in-office",),
    "director general": ("director general", "director-general"),
    "director-general": ("director general", "director-general"),
}
WHOLE = frozenset(("chief", "head"))
"""What is said of who leads a whole body: "the EU chief" is not the secretary general of its external service."""
LEADER, PRESIDENT, LEADING = "leader", "president", ("supreme leader", "prime minister", "chancellor")
"""A word for whoever leads a state, and the offices of which one does, in the order in which they are looked for."""
LEADERS = (
    "President of",
    "Prime Minister of",
    "Chancellor of",
    "King of",
    "Supreme Leader of",
    "Emir of",
    "Chairman of",
)
"""How the office of one begins who leads a state."""
SINCE, UNTIL = ", from ", " to "
"""What stands between an office and the first day, and between that day and the last."""
OF, THE, OF_BODY = " of ", "the ", " of the "
"""What stands between an office and what it is of, an article, and both."""
