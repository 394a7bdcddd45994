"""States as people write them, for commands that ask for one."""

from saidseen.world.codes import state

__all__ = ["state"]
