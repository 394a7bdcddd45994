"""Claims of February 2022, and one of 2014, as the measures see them, made by hand from public facts."""

from __future__ import annotations

from saidseen.measures import ClaimView, FigureView, OwedView, PlaceView, StatementView
from saidseen.model.reading import State

BELARUS = PlaceView("Belarus", "BLR", 53.9, 27.57)
MOD = "Ministry of Defence of Russia"


def withheld(*keys: str, by: str) -> dict[str, OwedView]:
    return {key: OwedView(State.WITHHELD, (by,)) for key in keys}


def said(id_: str, speaker: str, text: str, country: str | None, day: str, stance: str = "affirms") -> StatementView:
    return StatementView(id_, speaker, stance, text, f"doc-{id_}", country, day)


UNION_RESOLVE = ClaimView(
    id="union-resolve",
    title="Russia and Belarus hold the exercise Union Resolve, 10 to 20 February 2022",
    kind="exercise",
    actors=("BLR", "RUS"),
    places=(PlaceView("Brest", "BLR", 52.1, 23.7), PlaceView("Osipovichi", "BLR", 53.3, 28.6)),
    start="2022-02-10",
    end="2022-02-20",
    statements=(
        said(
            "u1",
            MOD,
            "The exercise runs from 10 to 20 February on five ranges and four airfields.",
            "RUS",
            "2022-02-10",
        ),
    ),
    owed={"when": OwedView(State.GIVEN, ("u1",)), "where": OwedView(State.GIVEN, ("u1",))},
)

BELOW_13000 = ClaimView(
    id="below-13000",
    title="The strength of the exercise in Belarus stays below 13,000",
    kind="exercise",
    actors=("BLR",),
    places=(BELARUS,),
    start="2022-02-10",
    end="2022-02-20",
    figures=(
        FigureView(13_000, "troops", "below", statement="b1", speaker="Belarus"),
        FigureView(30_000, "russian troops", "about", statement="b2", speaker="NATO"),
    ),
    statements=(
        said("b1", "Belarus", "The number of troops stays below 13,000.", "BLR", "2022-02-11"),
        said("b2", "NATO", "About 30,000 Russian troops are expected in Belarus.", None, "2022-02-03"),
    ),
)

BALTIC_REQUEST = ClaimView(
    id="baltic-request",
    title="Lithuania requests an explanation of the activity in Belarus for the three Baltic states",
    kind="request",
    actors=("BLR",),
    places=(BELARUS,),
    start="2022-02-09",
    statements=(
        said(
            "r1",
            "Lithuania",
            "Belarus is asked how many troops, tanks and sorties there are.",
            "LTU",
            "2022-02-09",
            "asks",
        ),
    ),
)

PARTIAL_WITHDRAWAL = ClaimView(
    id="withdrawal",
    title="Russia withdraws some of its troops, 15 February 2022",
    kind="withdrawal",
    event="RETREAT/WITHDRAW",
    actors=("RUS",),
    start="2022-02-15",
    end="2022-02-15",
    statements=(
        said("w1", "Vladimir Putin", "There is a partial withdrawal of troops.", "RUS", "2022-02-15"),
        said("w2", MOD, "It gave no information on where from or how many.", "RUS", "2022-02-15", "withholds"),
        said("w3", "Jens Stoltenberg", "We have seen no sign of it on the ground.", None, "2022-02-15", "doubts"),
    ),
    owed=withheld("how_many", "where", by="w2"),
)

NEAR_THE_BORDER = ClaimView(
    id="near-the-border",
    title="Russia has deployed more than 130,000 troops near the borders of Ukraine",
    kind="deployment",
    actors=("RUS",),
    places=(PlaceView("Belgorod", "RUS", 50.6, 36.6),),
    start="2022-02-13",
    figures=(FigureView(130_000, "troops", "more than", statement="n1", speaker="a US official"),),
    statements=(said("n1", "a US official", "There are more than 130,000 Russian troops.", "USA", "2022-02-13"),),
)

MISSILE = ClaimView(
    id="missile",
    title="A missile with a range of 900 km",
    kind="missiles",
    actors=("RUS",),
    places=(PlaceView("Kaliningrad", "RUS", 54.7, 20.5),),
    start="2022-02-01",
    figures=(FigureView(900, "km", text="900 km", statement="m1", speaker="a defence ministry"),),
    statements=(
        said("m1", "a defence ministry", "The ground-launched missile has a range of 900 km.", None, "2022-02-01"),
    ),
)

GUN = ClaimView(
    id="gun",
    title="A 122 mm gun 12 km from the line of contact",
    kind="weapons",
    actors=("UKR",),
    start="2022-02-01",
    figures=(
        FigureView(122, "mm", text="122-mm", statement="g1", speaker="monitors"),
        FigureView(12, "km", text="12 km", statement="g1", speaker="monitors"),
    ),
    statements=(said("g1", "monitors", "They saw a 122-mm gun 12 km from the contact line.", None, "2022-02-01"),),
)

KULEBA_REQUEST = ClaimView(
    id="kuleba-request",
    title="Ukraine requests an explanation of Russian activity near its border",
    kind="request",
    actors=("RUS",),
    places=(PlaceView("Belgorod", "RUS", 50.6, 36.6),),
    start="2022-02-11",
    statements=(
        said(
            "k1", "Dmytro Kuleba", "Russia is asked for objectives, end dates and equipment.", "UKR",
            "2022-02-11T20:30+02:00", "asks",
        ),
    ),
)  # fmt: skip

TOTALS = ClaimView(
    id="totals",
    title="Russia has massed troops around Ukraine",
    kind="deployment",
    actors=("RUS",),
    places=(PlaceView("Belgorod", "RUS", 50.6, 36.6),),
    start="2022-02-13",
    end="2022-02-18",
    figures=(
        FigureView(130_000, "troops", "more than", statement="t1", speaker="a US official"),
        FigureView(150_000, "troops", "more than", statement="t2", speaker="Joe Biden"),
        FigureView(169_000, "personnel", None, 190_000, "t3", "Michael Carpenter"),
        FigureView(7_000, "troops", "up to", None, "t4", "another US official", "up to 7,000 more troops"),
    ),
    statements=(
        said("t1", "a US official", "More than 130,000 troops.", "USA", "2022-02-13"),
        said("t2", "Joe Biden", "More than 150,000 troops.", "USA", "2022-02-15"),
        said("t3", "Michael Carpenter", "From 169,000 to 190,000, with internal troops.", "USA", "2022-02-18"),
        said("t4", "another US official", "Up to 7,000 more troops were added.", "USA", "2022-02-16"),
    ),
)

OBSERVERS = ClaimView(
    id="observers",
    title="Lithuanian and Latvian observers visit the exercise in Belarus",
    kind="exercise",
    actors=("BLR",),
    places=(BELARUS,),
    start="2022-02-10",
    end="2022-02-20",
    statements=(
        said("o1", "Belarus", "The question about troop numbers was not answered.", "BLR", "2022-02-19", "withholds"),
    ),
    owed=withheld("how_many", by="o1"),
)

AGAINST_30000 = ClaimView(
    id="against-30000",
    title="Russia and Belarus hold the exercise Union Resolve in Belarus",
    kind="exercise",
    actors=("BLR", "RUS"),
    places=(BELARUS,),
    start="2022-02-10",
    end="2022-02-20",
    figures=(
        FigureView(13_000, "troops", "fewer than", None, "a1", "Belarus", "fewer than 13,000"),
        FigureView(30_000, "troops", "about", None, "a2", "Michael Carpenter", "about 30,000"),
    ),
    statements=(
        said("a1", "Belarus", "There are fewer than 13,000 troops in the exercise.", "BLR", "2022-02-11"),
        said("a2", "Michael Carpenter", "There are about 30,000 Russian troops in Belarus.", "USA", "2022-02-16"),
        said("a3", "Lithuania", "Belarus is asked to explain the military activity.", "LTU", "2022-02-09", "asks"),
    ),
)

SNAP_EXERCISE = ClaimView(
    id="snap-exercise",
    title="Russia holds a snap exercise of 150,000 troops, 26 February 2014",
    kind="exercise",
    actors=("RUS",),
    places=(PlaceView("Smolensk", "RUS", 54.78, 32.05),),
    start="2014-02-26",
    end="2014-03-03",
    figures=(FigureView(150_000, "troops", "about", None, "x1", "Sergei Shoigu", "about 150,000 troops"),),
    statements=(
        said(
            "x1",
            "Sergei Shoigu",
            "A snap exercise of about 150,000 troops begins without notice to them in the west of Russia.",
            "RUS",
            "2014-02-26",
        ),
        said("x2", "a NATO official", "The allies received no notification of the exercise.", None, "2014-02-27"),
    ),
)
"""Made of the public record: the exercise of 26 February 2014 and its size are Russia's own word."""

ALL = (
    *(UNION_RESOLVE, BELOW_13000, BALTIC_REQUEST, PARTIAL_WITHDRAWAL, NEAR_THE_BORDER),
    *(MISSILE, GUN, KULEBA_REQUEST, TOTALS, OBSERVERS),
    *(AGAINST_30000, SNAP_EXERCISE),
)
