"""Stories in, from files of every form that is read, addresses, standard input and folders, each as a Document."""

from saidseen.documents.intake import open_stories
from saidseen.documents.language import language_of
from saidseen.documents.story import Refusal, shown, warnings_of

__all__ = ["Refusal", "language_of", "open_stories", "shown", "warnings_of"]
