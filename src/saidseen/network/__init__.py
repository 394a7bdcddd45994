"""The network: word pieces of a text in windows, one pass each, and what its heads say."""

from saidseen.network.run import Network, Window, load

__all__ = ["Network", "Window", "load"]
