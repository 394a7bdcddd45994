"""What bodies, outlets and ministers are called, beside bodies.txt, media.txt and office_titles.txt."""

from __future__ import annotations

import re

MINISTERS = ("{} minister", "deputy {} minister", "minister of {}", "minister for {}", "deputy minister of {}")
"""How a minister is called after a portfolio."""
# Those that speak for the United Nations; agencies that act on their own (WHO, IAEA) speak for themselves.
OF_THE_UN = {
    "UN Security Council",
    "UN General Assembly",
    "UN Human Rights Council",
    "Commission of Inquiry on Syria",
    "UNHCR",
    "UNICEF",
    "UNESCO",
    "UNRWA",
    "OCHA",
    "OHCHR",
    "WFP",
}
CHARITIES = frozenset(
    ("Amnesty International", "Human Rights Watch", "MSF", "Save the Children", "Oxfam", "Greenpeace", "ICRC", "IFRC")
)
"""Bodies that are no states'."""
# Outlets whose editions are called after countries ("Interfax Latvia"), and are none of them.
EDITIONS = frozenset(("Interfax", "Sputnik", "RT", "CNN", "BBC", "Bloomberg", "Reuters", "AFP", "Al Jazeera"))
NETWORK, COURTS, THE = "Twitter", ("ICC", "ICJ"), "the"
"""A body whose other names are bodies of their own, courts, and the article before an outlet's name."""
OF_OFFICES, MINISTER = ("secretary of", "speaker of"), "minister"
"""Titles that are called by their first word too, and the word for all ministers."""
TELEVISION = re.compile(r"\btv$")
"""A broadcaster, cut short at the end."""
STATE_RUN = re.compile(r"^(?:state-run|state-owned|regime|official) (?=tv|television|media)")
"""Whose broadcaster it is."""
WHERE = frozenset(("in", "near", "across", "inside", "around", "into", "at", "outside", "throughout", "over"))
"""Words before where a body is."""
STATE_NOUNS = frozenset(("country", "nation", "government"))
"""What a state is called."""
ORGANISATION_NOUNS = frozenset(("organisation", "group", "company", "firm", "body"))
"""What a body is called of which no more is known."""
TIMES = frozenset(("new", "current", "previous", "former", "next", "last", "incoming", "outgoing", "a", "an", "this"))
"""Words before a body's name that are none of it."""
SIDES = frozenset(("northern", "southern", "eastern", "western", "central", "joint", "northeastern", "southeastern"))
"""Words of a command's name that tell where it is."""
HEADS = frozenset(("centre", "organisation", "organization", "institute", "directorate", "agency", "board", "fund"))
"""The word at the end of a body's name that goes on."""
WHOLE_TELEVISION, OF_THE_STATE, NEWS_AGENCY = "television", "state ", "news agency"
"""How a state's own media are called in one way."""
OFFICIAL = ("state", "official", "regime")
"""Words before media that are a state's own."""
COUNCIL, PRESS_SERVICE, EMBASSY = "Council", "Press Service", "Embassy"
"""Names of bodies.txt: a part of a government, what speaks for the body named before it, and what is of one country in
another."""
THE, CAPITAL_THE = "the ", "The "
"""The article before a name."""
AGENCY = "agency"
"""The noun of a news agency in media.txt."""
