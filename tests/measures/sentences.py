"""What the measures come to on the worked cases, in a line each, as a verification officer would say it."""

from __future__ import annotations

LINES: dict[str, tuple[str, ...]] = {
    "union-resolve": (),
    "below-13000": (
        "Vienna Document paragraph 38 asks for notice 42 days ahead of an activity of more than 9,000 troops: "
        "by NATO’s figure (about 30,000 russian troops) yes; Belarus’s (below 13,000 troops) leaves it open: "
        "met by others’ figures alone; the notice: not reported",
        "Vienna Document paragraph 47 asks for observers from 13,000 troops: by Belarus’s figure (below "
        "13,000 troops) no, by NATO’s figure (about 30,000 russian troops) yes: disputed; the invitation: not "
        "reported",
        "Vienna Document paragraph 61 asks for a calendar by 15 November of activities of more than 9,000 "
        "troops in the year that follows [not verified]: by NATO’s figure (about 30,000 russian troops) yes; "
        "Belarus’s (below 13,000 troops) leaves it open: met by others’ figures alone",
    ),
    "baltic-request": (
        "Vienna Document paragraph 16.1 lets a state with a security concern ask for an explanation of an "
        "unusual activity: by Lithuania’s request yes: met; a reply, due within 48 hours: not reported",
    ),
    "withdrawal": (),
    "near-the-border": (
        "Vienna Document paragraph 38 asks for notice 42 days ahead of an activity of more than 9,000 troops: "
        "the United States’ (more than 130,000 troops) leaves it open: undetermined (needs: whether the "
        "troops take part in one activity, such as one exercise)",
        "Vienna Document paragraph 47 asks for observers from 13,000 troops: the United States’ (more than "
        "130,000 troops) leaves it open: undetermined (needs: whether the troops take part in one activity, "
        "such as one exercise)",
    ),
    "missile": (),
    "gun": (
        "Minsk addendum, tanks, artillery under 100 mm and mortars up to 120 mm: 15 km: by monitors’ figure "
        "(122-mm) no: does not apply",
        "Minsk memorandum asks that weapons over 100 mm stand at least 15 km back from the line: by monitors’ "
        "figure (12 km) no: not kept",
        "Minsk package, security zone, artillery of 100 mm and above: a zone of 50 km: by monitors’ figure "
        "(12 km) no: not kept",
        "Minsk package, security zone, multiple rocket launchers: a zone of 70 km: monitors’ (12 km) leaves "
        "it open: undetermined (needs: whether the weapon is a multiple rocket launcher)",
        "Minsk package, security zone, Tornado-S, Uragan, Smerch, Tochka: a zone of 140 km: monitors’ (12 km) "
        "leaves it open: undetermined (needs: whether the weapon is a Tornado-S, Uragan, Smerch or Tochka)",
    ),
    "kuleba-request": (
        "Vienna Document paragraph 16.1 lets a state with a security concern ask for an explanation of an "
        "unusual activity: by Ukraine’s request yes: met; a reply, due within 48 hours: not reported",
    ),
    "totals": (
        "Vienna Document paragraph 38 asks for notice 42 days ahead of an activity of more than 9,000 troops: "
        "the United States’ (more than 130,000 troops, more than 150,000 troops, 169,000 to 190,000 "
        "personnel, up to 7,000 more troops) leaves it open: undetermined (needs: whether the troops take "
        "part in one activity, such as one exercise; a figure of troops that settles it)",
        "Vienna Document paragraph 47 asks for observers from 13,000 troops: the United States’ (more than "
        "130,000 troops, more than 150,000 troops, 169,000 to 190,000 personnel, up to 7,000 more troops) "
        "leaves it open: undetermined (needs: whether the troops take part in one activity, such as one "
        "exercise; a figure of troops that settles it)",
    ),
    "observers": (),
    "against-30000": (
        "Vienna Document paragraph 16.1 lets a state with a security concern ask for an explanation of an "
        "unusual activity: by Lithuania’s request yes: met; a reply, due within 48 hours: not reported",
        "Vienna Document paragraph 38 asks for notice 42 days ahead of an activity of more than 9,000 troops: "
        "by the United States’ figure (about 30,000) yes; Belarus’s (fewer than 13,000) leaves it open: met "
        "by others’ figures alone; the notice: not reported",
        "Vienna Document paragraph 47 asks for observers from 13,000 troops: by Belarus’s figure (fewer than "
        "13,000) no, by the United States’ figure (about 30,000) yes: disputed; the invitation: not reported",
        "Vienna Document paragraph 61 asks for a calendar by 15 November of activities of more than 9,000 "
        "troops in the year that follows [not verified]: by the United States’ figure (about 30,000) yes; "
        "Belarus’s (fewer than 13,000) leaves it open: met by others’ figures alone",
    ),
    "snap-exercise": (
        "Vienna Document paragraph 41 asks that an activity without notice to its troops is announced when it "
        "starts [not verified]: by Russia’s figure (about 150,000 troops) yes: met; the notice [not "
        "verified]: by a NATO official’s word no: not done",
        "Vienna Document paragraph 58 asks for observers of an activity without notice to its troops where it "
        "lasts over 72 hours [not verified]: by Russia’s figure (about 150,000 troops) yes: met",
    ),
}
