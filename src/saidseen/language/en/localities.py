"""Names of places by the common noun that stands beside them."""

from __future__ import annotations

import re

NAME = r"(?:(?:[Aa][lsrndtz]|[Ee]l)-|(?:Al|El|Deir|Tel) )?[A-Z0-9][\w’'-]*"
"""One word of a name, with an Arabic article."""
LONG = rf"{NAME}(?: (?:{NAME}|of|de|and(?= [A-Z]))){{0,4}}?"
"""Several."""
SORT = (
    r"(?:districts?|neighbou?rhoods?|quarters?|square|roundabouts?|villages?|towns?|suburbs?|settlements?|camps?|"
    r"(?:(?:military|air|naval|army) )?(?:air ?)?(?:base|bases|airport|airfield)|hospitals?|clinics?|crossings?|"
    r"checkpoints?|prisons?|streets?|roads?|highways?|countryside|provinces?|governorates?|valleys?|dams?|bridges?|"
    r"markets?|(?:gas|oil) fields?|fronts?|housing projects?|power plants?|(?:train |metro |power |bus )?stations?|"
    r"universit(?:y|ies)|mosques?|church(?:es)?|schools?|farms?|hills?|mountains?|islands?|ports?|refiner(?:y|ies)|"
    r"areas?|regions?|reservoirs?|palaces?|stadiums?|hotels?|theat(?:re|er)s?|museums?|headquarters|academ(?:y|ies))"
)
"""What a place is."""
BEFORE = re.compile(rf"\b(?P<name>{LONG})(?:’s|'s)? {SORT}\b")
"""A name before what the place is."""
AFTER = re.compile(
    r"\b(?:villages?|towns?|cit(?:y|ies)|districts?|neighbou?rhoods?|suburbs?|settlements?|areas?|provinces?|hamlets?|"
    rf"governorates?|camps?|ports?|hills?|islands?) (?:of|called|named) (?P<name>{NAME}(?: {NAME}){{0,3}})"
)
"""A name behind what the place is."""
CAPITAL = re.compile(
    rf"\b(?P<name>{LONG} (?:(?:International|National|Military|Central|Air) ){{0,2}}"
    r"(?:Airport|Airbase|Base|Hospital|Square|Street|Bridge|Dam|Crossing|District|Province|Quarter|University|Palace|"
    r"Camp|Prison|Roundabout|Airfield|Park|Port|Valley|Academy|Headquarters))\b"
)
"""A name that ends in what the place is."""
PLAIN = re.compile(
    r"\b(?:International|National|Military|Central|Air|Airport|Airbase|Base|Hospital|Square|Street|Bridge|Dam|Crossing|"
    r"District|Province|Quarter|University|Palace|Camp|Prison|Roundabout|Airfield|Park|Port|Valley|Academy|Headquarters)\b"
)
"""Words of such a name that name nothing."""
NO_NAME = re.compile(
    r"(?:The|A|An|This|That|These|In|On|At|From|Two|Three|One|Our|Its|Their|His|Her|Several|Some|All|Other|Many|"
    r"Security|\w+(?:ian|ean|ish|ese)|State|Army|Government|Military|Monday|Tuesday|Wednesday|Thursday|Friday|"
    r"Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|\d+)\b"
)
"""How such a name does not begin."""
