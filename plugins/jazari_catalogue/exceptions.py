"""The one exception for what a person can cause and fix."""


class BuildRefused(Exception):
    """The site cannot be built as the project is.

    The text is the whole message for the person who builds: where, what is wrong, how to fix it.
    """
