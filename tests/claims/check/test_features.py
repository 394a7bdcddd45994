"""What is measured of a pair."""

from __future__ import annotations

import numpy as np

import saidseen
from saidseen.claims.check import PreparedStory, ask, load, prepare
from saidseen.claims.check.features import features, meanings, names, shares
from saidseen.network import load as load_network

STORY = "The dam above the town has burst. Hundreds of people fled, the mayor said. A rumour of a second dam is false."


def story(text: str) -> PreparedStory:
    return prepare(saidseen.read(text), load_network(1).vectors)


def test_every_feature_has_a_name_and_the_model_knows_them() -> None:
    asked = ask("The dam has burst", load_network(1).vectors(["The dam has burst"])[0])
    found = features(asked, story(STORY))
    assert found.shape == (len(names()),)
    assert len(set(names())) == len(names())
    assert load().settings["features"] == names()
    assert meanings(asked, story(STORY)).shape == (6 * 384,)


def test_the_share_counts_words_by_how_rare_they_are() -> None:
    asked = ask("The dam has burst", load_network(1).vectors(["The dam has burst"])[0])
    found = shares(asked, story(STORY).sentences)
    assert found[0] == 1
    assert found[1] == 0
    assert 0 < found[2] < 1


def test_a_story_without_words_or_statements_is_measured_too() -> None:
    asked = ask("The dam has burst", load_network(1).vectors(["The dam has burst"])[0])
    for text in ("…", "1", "Yes."):
        assert np.isfinite(features(asked, story(text))).all()
        assert np.isfinite(meanings(asked, story(text))).all()
