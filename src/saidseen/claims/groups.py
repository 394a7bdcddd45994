"""What linking gives: statements that belong to one claim."""

from __future__ import annotations

from dataclasses import dataclass

from saidseen.model.claim import Joint


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of one claim, by id in the order of their points, and the joints that hold them."""

    ids: tuple[str, ...]
    joints: tuple[Joint, ...]
