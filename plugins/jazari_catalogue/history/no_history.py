"""Why there is no history, in a sentence for the person who builds, and for readers of the site."""

from __future__ import annotations

from enum import Enum

from jazari_catalogue.records.values.titles import Titles as T


class Reason(Enum):
    """Why git cannot tell the history of the records.

    Its values are texts, which a cache can hold.
    """

    NO_GIT = "no git"
    NO_REPOSITORY = "no repository"
    SHALLOW = "shallow"
    OTHER_OWNER = "other owner"
    NO_COMMIT = "no commit"
    INCOMPLETE = "incomplete"
    NOT_READ = "not read"

    @property
    def sentence(self) -> T:
        """The reason in three languages, without a capital letter; what to do is part of it."""
        return _SENTENCES[self]


# fmt: off
# ruff: noqa: E501
_SENTENCES = {
    Reason.NO_GIT: T("git ne se lance pas : l’installer pour avoir l’historique des fiches.", "تعذر تشغيل git: ثبّتوه للحصول على تاريخ البطاقات.", "git cannot be started: install it for the history of the records."),
    Reason.NO_REPOSITORY: T("ce dossier n’est pas un clone : l’historique des fiches est dans le dépôt git, pas dans une archive.", "هذا المجلد ليس نسخة من المستودع: تاريخ البطاقات في مستودع git، لا في أرشيف.", "this folder is no clone: the history of the records is in the git repository, not in an archive."),
    Reason.SHALLOW: T("ce clone est partiel : `git fetch --unshallow` apporte l’historique des fiches.", "هذه النسخة جزئية: يجلب `git fetch --unshallow` تاريخ البطاقات.", "this clone is shallow: `git fetch --unshallow` fetches the history of the records."),
    Reason.OTHER_OWNER: T("git ne lit pas le dépôt d’un autre utilisateur : `git config --global --add safe.directory` suivi du dossier l’y autorise.", "لا يقرأ git مستودعا يملكه مستخدم آخر: يسمح له بذلك `git config --global --add safe.directory` متبوعا بالمجلد.", "git does not read a repository of another user: `git config --global --add safe.directory`, followed by the folder, allows it."),
    Reason.NO_COMMIT: T("ce dépôt n’a pas encore de commit.", "لا يتضمن هذا المستودع أي إيداع بعد.", "this repository has no commit yet."),
    Reason.INCOMPLETE: T("ce clone n’a pas tous les fichiers des anciens commits : `git fetch --refetch --no-filter` les apporte.", "لا تتضمن هذه النسخة كل ملفات الإيداعات القديمة: يجلبها `git fetch --refetch --no-filter`.", "this clone lacks files of old commits: `git fetch --refetch --no-filter` fetches them."),
    Reason.NOT_READ: T("git ne lit pas l’historique des fiches.", "تعذر على git قراءة تاريخ البطاقات.", "git cannot read the history of the records."),
}
# fmt: on

_LACKING = ("promisor remote", "lazy fetch", "unable to read tree", "missing tree")
"""What git writes of an object that a partial clone has not fetched."""


class NoHistory(Exception):
    """Git cannot tell the history of the records: for a ``reason``, with a ``message`` of git."""

    def __init__(self, reason: Reason, message: str = "") -> None:
        super().__init__(reason, message)
        self.reason = reason
        self.message = message.strip()

    @classmethod
    def of_git(cls, message: str) -> NoHistory:
        """The failure that git reports as ``message``, in English."""
        if "dubious ownership" in message:
            return cls(Reason.OTHER_OWNER, message)
        if "not a git repository" in message:
            return cls(Reason.NO_REPOSITORY, message)
        if any(one in message for one in _LACKING):
            return cls(Reason.INCOMPLETE, message)
        return cls(Reason.NOT_READ, message)
