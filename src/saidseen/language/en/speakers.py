"""Words that tell who a speaker is; speakers.txt has the longer lists, files beside it bodies, media and titles."""

from __future__ import annotations

from functools import cache

from saidseen.language.en import lines


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    lists = {}
    for line in lines("speakers.txt"):
        name, _, words = line.partition("|")
        lists[name.strip()] = tuple(word.strip() for word in words.split(","))
    return lists


def wordlist(name: str) -> frozenset[str]:
    """The words of a list of speakers.txt; KeyError names the list that there is not."""
    return frozenset(_lists()[name])


def british(noun: str) -> str:
    """One spelling and one gender for a role noun: organisation, defence, spokesman, chairman."""
    noun = noun.replace("organization", "organisation").replace("defense", "defence").replace("center", "centre")
    for ending in ("woman", "person"):
        if noun.startswith(("spokes", "chair")) and noun.endswith(ending):
            noun = noun.removesuffix(ending) + "man"
    return noun


FORMER = frozenset(("former", "ex", "late", "retired", "onetime", "previous"))
"""Words before a title that somebody held."""
CONNECTING = frozenset(("of", "for", "to", "at", "the", "on", "in", "and", "with"))
"""Words inside a title or before the next part of it."""
# Titles that a transcript's guests have too: they do not tell that somebody speaks for who publishes it.
GUESTS = frozenset((
    "president", "prime minister", "chancellor", "premier", "king", "queen", "emir", "sultan", "pm", "foreign minister",
    "defence minister", "minister", "secretary general", "high representative",
))  # fmt: skip
HIS = frozenset(("his", "her"))
"""Whose office it is, by a pronoun."""
HEADS = frozenset(("president", "prime minister", "premier", "chancellor", "foreign minister", "defence minister"))
"""Offices of those who speak for a whole government."""
LOCAL_OFFICES = frozenset(("governor", "mayor", "governorate"))
"""Offices of a place inside a state."""
WRITERS = frozenset(("correspondent", "reporter", "journalist", "photographer"))
"""Those who write for an outlet."""
WATCHING_PEOPLE = frozenset(("monitors", "rescuers", "monitor", "spokesmen", "spokespeople"))
"""Those of a body who watch or tell."""
BODY_PARTS = frozenset(("branch", "affiliate", "wing", "arm", "offshoot"))
"""Parts of a body."""
ARMED_UNITS = frozenset(("brigade", "brigades", "battalion", "division", "front", "movement", "militia", "legion"))
"""Armed units and movements."""
RENAMING = (("known", "as"), ("calls", "itself"), ("calling", "itself"))
"""Words before the name that a body has or gives itself."""
AWAY_FROM = frozenset(("to", "for", "on", "about", "against"))
"""Words before those about whom or against whom it is."""
STATE_FORCES = frozenset(("army", "military", "police", "government", "regime", "security"))
"""A state's power, before a source of it."""
UNITS = frozenset(("brigade", "brigades", "battalion", "battalions", "division", "regiment"))
"""Armed units."""
BRANCHES = frozenset(("mechanized", "mechanised", "airborne", "assault", "marine", "tank", "infantry", "separate"))
"""What units are of."""
OF_THE_STATE = frozenset(("authorities", "army", "military", "police", "government", "governor", "regime", "command"))
"""What a state's own authorities and forces are called."""
PROVINCES = frozenset(("province", "governorate", "municipality", "oblast"))
"""Parts of a state."""
PRO = "pro-"
"""Before whose side forces are on."""
HONORIFICS = {
    "mr": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "madam": "f",
    "sir": "m",
    "lady": "f",
    "lord": "m",
    "dr": "",
}
"""Words before a name, with the gender that they tell."""
TIED = ("-linked", "-led", "-backed", "-based", "-held", "-run", "-owned", "-affiliated", "-aligned")
"""How words end that tell whose or where somebody is, and are no names."""
OF_PLACE = frozenset(("in", "near", "from", "to", "at", "of", "for", "since", "until", "by", "during", "last", "this"))
"""Words before a place or a time, and before no person."""
ABDEL, AL = "abdel-", "al-"
"""How Arabic names begin that are joined to the next."""
BEFORE_FIRST_NAMES = frozenset(
    ("prince", "princess", "king", "queen", "sheikh", "sheikha", "emir", "sultan", "pope", "patriarch")
)
"""Titles that stand before a first name alone."""
HE = frozenset(("he", "him", "his", "himself"))
"""One man."""
SHE = frozenset(("she", "her", "hers", "herself"))
"""One woman."""
IT = frozenset(("it", "its", "itself"))
"""One thing."""
THEY = frozenset(("they", "them", "their", "theirs", "themselves", "both"))
"""Several."""
FIRST = frozenset(("i", "me", "my", "myself", "mine", "we", "us", "our", "ours", "ourselves"))
"""Who speaks."""
ALONE = frozenset(("i", "me", "my", "myself", "mine"))
"""The same, of one alone."""
LEADING = frozenset(("president", "prime minister", "chancellor", "premier", "king", "emir", "amir", "sultan"))
"""Titles of those who lead a state."""
PAIRS = frozenset(("leaders", "ministers", "presidents", "sides", "men", "women", "officials", "two", "diplomats"))
"""What two who were named are called together."""
PAPER_PARTS = frozenset(("chapter", "article", "paragraph", "annex", "clause"))
"""Parts of a paper."""
WATCHERS = frozenset(("monitor", "observatory", "watchdog", "monitors", "ngo"))
"""Bodies that watch."""
PLURAL_S = "s"
"""How words for several end."""
WATCHING = frozenset(
    ("monitoring", "monitor", "war", "conflict", "rights", "human", "watchdog", "opposition", "activist")
)
"""What they watch, or for whom."""
ISSUED = frozenset(("issued", "released", "published", "posted", "circulated", "distributed", "aired", "shared"))
"""What is done with a paper by whose it is."""
WHOSE = ISSUED | {"by", "from", "of", "the"}
"""Words between a paper and whose it is."""
WHO, BASED = "who", "-based"
"""A word for people alone, and the end of a word for where somebody sits."""
STATE_WORDS = frozenset(
    [
        "army",
        "military",
        "police",
        "security",
        "intelligence",
        "government",
        "regime",
        "authorities",
        "ministry",
        "presidency",
        "governor",
        "governorate",
        "official",
        "officials",
        "command",
        "state",
    ]
)
"""Those who speak for the state whose place is named."""
OWN_OFFICES = frozenset(("president", "vice president", "secretary", "deputy secretary", "press secretary"))
"""Offices of a body's own whose page it is."""
NOT_HOLDING = frozenset(
    [
        "former",
        "ex",
        "late",
        "deputy",
        "vice",
        "acting",
        "assistant",
        "next",
        "new",
        "incoming",
        "outgoing",
        "then",
        "former-",
    ]
)
"""Words before a title that somebody does not hold, or not yet."""
AWAY = frozenset(("to", "in", "on", "from", "against", "near", "at", "visiting"))
"""Words before those to whom or where somebody is sent."""
CONNECTIVES = frozenset(("of", "for", "to", "at", "in", "with", "on", "from", "the", "and"))
"""Words inside the name of a body or title."""
DELEGATES = ("ambassador", "envoy", "representative", "consul", "attaché", "delegate")
"""Those who are sent."""
OWNERS = frozenset(("observatory", "army", "ministry", "coalition", "kremlin", "pentagon"))
"""Bodies that are a state's or a side's own."""
HEADS_OF_STATE = frozenset(("supreme leader", "president", "prime minister", "king", "emir", "sultan", "crown prince"))
"""Offices of those who stand for a whole state."""
DEFINITE = frozenset(("the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"))
"""Determiners of somebody known."""
VERBAL, TIED_SOURCES, SHORT_NOUNS = ("ing", "ed"), ("-based", "-run", "-backed", "-led", "-owned"), ("tv", "ngo")
"""Endings of words that go on with a source, of words before its noun, and words of one noun in letters."""
ADJECTIVE_ENDINGS = ("al", "ary", "ive", "ous")
"""Endings of adjectives."""
INSIDE_NAMES = ("on", "of", "for")
"""Words between two parts of a body's name."""
OF_FOR = ("of", "for")
"""Words before what a body or title is of."""
INTO = ("in", "to")
"""Words before the country of an embassy or mission."""
FOR_OF = ("for", "of")
"""Words between a title and what it is of."""
AND_THE = ("and", "the")
"""Words inside such a field."""
PARTIES = ("republican", "democratic", "gop")
"""Parties whose members are told by their first letter."""
PARTY_KINDS = ("social", "christian", "liberal")
"""Words before such a word that make another party of it."""
NO_NAME_BEHIND = ("of", "who", "and", "said", "says")
"""Words behind a comma that begin no apposition."""
OF_FOR_AT = ("of", "for", "at")
"""Words behind a title before the body."""
IN_FROM = ("in", "from")
"""Words before where somebody speaks."""
FOR_IN_AT = ("for", "in", "at")
"""Words before a name that is a place's or body's."""
NEGATIONS = ("not", "never", "no")
"""Negations."""
FREE_WRITERS = ("photographer", "journalist")
"""Writers who may be of no outlet."""
SPEAKS_FOR = ("for", "of", "at")
"""Words between a spokesman and the body."""
WORKS_FOR = ("at", "with", "from", "for", "of")
"""Words between somebody and the body."""
POPULAR = ("popular", "people's", "volunteer")
"""Words before forces that are a country's all the same."""
KINDS_BEFORE = ("news", "rebel", "monitoring")
"""Words before the kind of a body."""
ARTICLES = ("a", "an")
"""Articles of somebody new."""
TITLES_OF_ALL = ("mr", "mrs", "ms")
"""Words before anybody's last name."""
SOURCES = ("source", "sources")
"""Those who tell and are not named."""
SIDES_OF_STATE = ("government", "regime", "state")
"""The side of a state."""
DIRECTIONS = ("north", "south", "east", "west", "northern", "southern", "eastern", "western")
"""Words before a place that tell which part of it."""
BEFORE_PLACE = ("in", "for", "near", "from")
"""Words before a name that is a place's."""
WATCHING_NOUNS = ("observatory", "monitor")
"""Nouns of bodies that watch."""
ARABIC_ARTICLES = ("al-", "el-", "ash-", "as-", "ad-", "an-", "ar-", "at-")
"""Articles of Arabic names."""
IN_AT_NEAR = ("in", "at", "near")
"""Words before where somebody is."""
DETERMINERS = ("the", "a", "this", "that", "its", "their")
"""Words before a noun."""
BOTH = ("two", "both", "they")
"""Words for two who were named."""
HIS_HER = ("his", "her")
"""Whose it is, of one."""
RELATIVES = ("who", "which", "that", "whose", "whom")
"""Words that go on with who was named."""
GROUPS = ("group", "organisation")
"""Nouns of any body."""
TIES = ("affiliated", "linked", "aligned")
"""Words for whose side somebody is on."""
WHOSE_PAPER = ("by", "from", "of", "released")
"""Words between a paper and whose it is."""
BY_FROM = ("by", "from")
"""Words before whose it is."""
BEFORE_ISSUER = ("the", "its", "a", "an")
"""Words before the one who issued it."""
ITS = ("the", "its", "their")
"""Words before a body that was named."""
AND_OR = ("and", "or")
"""Words that join."""
OF_BODY = ("in", "from", "with", "at")
"""Words between a title and the body that stand for "of"."""
BEFORE_OTHERS = ("from", "of", "to", "for", "in", "with")
"""Words before somebody who does not speak."""
THE_THIS = ("the", "this", "that")
"""Determiners of somebody known."""
FOR_OF_FROM = ("for", "of", "from")
"""Words between somebody and the body."""
BEFORE_BODY = ("the", "its", "that", "this")
"""Words before a body."""
JOINING_NAMES = ("of", "and", "for")
"""Words inside a name."""
COMPASS = ("west", "east", "north", "south")
"""Points of the compass, and sides."""
FIELDS = ("affairs", "rights", "operations")
"""Fields of a title that end as plurals do."""
NO_NOUN_ENDINGS = ("ed", "ing", "s", "ly")
"""Endings of words that begin no field."""
THE_AND = ("the", "and")
"""Words inside a title that do not end it."""
INSIDE_TITLES = ("of", "for", "and", "the")
"""Words inside a title."""
SPOKESMEN = ("spokesman", "press secretary")
"""Titles of those who speak for others."""
FOR_AT = ("for", "at")
"""Words between such a one and the body."""
FOR_AT_WITH = ("for", "at", "with")
"""Words between anybody and the body."""
NOUNS_OF_ALL = ("organisation", "organization", "group")
"""Nouns of any body, as they are spelt."""
GENERATIONS, PARTY_LETTERS = frozenset(("jr", "sr")), ("r", "d")
"""What follows a name without an apposition, and the first letters of an apposition that tells a party."""
GOING_ON = frozenset(("and", "or", "himself", "herself", "a", "an", "the", "one"))
"""Words with which a source goes on behind its head."""
THE_OR, A = frozenset(("and", "the", "or")), frozenset(("a", "an"))
"""Words before a body that is not the source's own, and articles of one unit among others."""
THE_BOTH = ("the", "both", "")
"""Determiners of two who were named."""
POINTING = frozenset(("who", "which", "that", "this", "whose", "whom"))
"""Words that only point to who was named."""
LEADER, LEADERS, SPOKESMAN, OFFICE = "leader", "leaders", "spokesman", "office"
"""Who leads, one or several, who speaks for another, and where somebody works."""
MONITORS, NGO, MEDIA_NOUN = "monitors", "ngo", "media"
"""Those who watch, a body that is no state's, and outlets as a whole."""
GOVERNMENT, MINISTRY = "Government", "Ministry"
"""Names of bodies.txt: who rules a country, and one part of those."""
NATIONAL_NAMES = ("State", "National", "Federal")
"""How the names of a whole state's bodies begin."""
STATE, LOCAL, SENIOR, KNOWN = "state", "local", "senior", "known"
"""Words before a source: of the state, of one place, of rank; and one that a name follows."""
SAINT, GEORGIA = "st", "georgia"
"""What stands before a saint's name, and a name that a country and a state of the United States have."""
OF_INSIDE = " of "
"""What stands inside the name of a field or body."""
BODY_OF, GOVERNMENT_OF, OFFICE_OF = "{body} of {country}", "Government of {country}", "Office of {person}"
"""The names of bodies that a text does not write out."""
THE_SIDE = "the {side}"
"""The name of a side that a text calls by a point of the compass."""
