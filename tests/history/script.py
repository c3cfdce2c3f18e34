"""The life of a small invented catalogue, in commits of every sort that a repository may have."""

from __future__ import annotations

import os
from pathlib import Path

from jazari_catalogue.history.history import Address
from tests.history.repository import DAY, Reported, Repository, value

INSTITUTE = """\
  - id: institut-fictif
    name:
      fr: Institut fictif
      ar: معهد وهمي
      en: Fictitious institute
    summary:
      fr: Texte inventé.
      ar: نص مختلق.
      en: Invented text.
    role: hub
    region: MA-04
    topics: [theme-fictif]
    sources: [page-fictive]
    evidence:
      role: [page-fictive]
"""
TOPIC = """\
  - id: theme-fictif
    name: Thème fictif
    summary: Thème inventé.
"""
SOURCE = """\
  - id: page-fictive
    title: Page inventée
    publisher: Éditeur inventé
    url: https://example.invalid/page
    accessed: 2026-01-02
    language: fr
    level: press
"""
PARTNER = """\
  - id: partenaire-fictif
    name: Partenaire fictif
    summary: Partenaire inventé.
    sources: [page-fictive]
"""
DESCRIPTION = """\
    description:
      - text:
          fr: Premier paragraphe.
          ar: الفقرة الأولى.
          en: First paragraph.
        sources: [page-fictive]
      - text:
          fr: Second paragraphe.
          ar: الفقرة الثانية.
          en: Second paragraph.
        sources: [page-fictive]
"""
MESSY = """\
# Fiches inventées
institutes:
- {id: institut-fictif, name: {fr: "Institut fictif", en: 'Fictitious institute', ar: معهد وهمي},
   summary: {fr: Texte inventé et relu., ar: "نص مختلق ومنقح.",
     en: "Invented and
     reread text."}, role: member, region: MA-06, topics: [ theme-fictif ], sources:
     [page-fictive], evidence: {role: [page-fictive]},
   missions: [training, research], hosts: partenaire-fictif}
topics:
- {id: theme-fictif, name: Thème fictif, summary: Thème inventé.}
sources:
- {id: page-fictive, title: Page inventée, publisher: Éditeur inventé, level: press,
   url: "https://example.invalid/page", language: fr, accessed: 2026-01-02}
"""

INSTITUTES, PARTNERS = "institutes.yaml", "partners.yaml"
INSTITUTE_ADDRESS = Address("institutes", "institut-fictif")
TOPIC_ADDRESS = Address("topics", "theme-fictif")
SOURCE_ADDRESS = Address("sources", "page-fictive")
PARTNER_ADDRESS = Address("partners", "partenaire-fictif")


def settings(*patterns: str) -> str:
    """The text of `mkdocs.yml` with the record files ``patterns``."""
    listed = "".join(f"        - {pattern!r}\n" for pattern in patterns)
    return f"site_name: Inventé\nplugins:\n  - jazari-catalogue:\n      records:\n{listed}"


def changed(address: Address, *fields: object, **edges: tuple[tuple[str, str], ...]) -> Reported:
    """That the record at ``address`` changed."""
    return Reported(address.id, "changed", address, None, fields, **edges)  # type: ignore[arg-type]


def added(address: Address, *gained: tuple[str, str]) -> Reported:
    """That the record at ``address`` was added, with these relations."""
    return Reported(address.id, "added", address, gained=gained)


def removed(address: Address, *lost: tuple[str, str]) -> Reported:
    """That the record at ``address`` was removed, with these relations."""
    return Reported(address.id, "removed", address, lost=lost)


def scripted(root: Path, below: str = "") -> Repository:
    """The repository at ``root``, with the project in its folder ``below``."""
    repository = Repository(root, below)
    _beginnings(repository)
    _values(repository)
    _layouts(repository)
    _names(repository)
    _files(repository)
    _merges(repository)
    _mistakes(repository)
    _models(repository)
    _odd_files(repository)
    _times(repository)
    return repository


def _beginnings(r: Repository) -> None:
    r.commit("Begin with nothing")
    (r.root / "README.md").write_text("Inventé\n", "utf-8")
    r.write("content/fr/index.md", "# Inventé\n")
    r.write("mkdocs.yml", "site_name: Inventé\nplugins: [jazari-catalogue]\n")
    r.commit("Add files that are no records")
    r.write(INSTITUTES, f"institutes:\n{INSTITUTE}\ntopics:\n{TOPIC}\nsources:\n{SOURCE}")
    r.commit(
        "Add three records",
        added(INSTITUTE_ADDRESS, ("topics", "theme-fictif")),
        added(TOPIC_ADDRESS),
        added(SOURCE_ADDRESS),
    )
    r.write(PARTNERS, f"partners:\n{PARTNER}")
    r.commit("Add a second file", added(PARTNER_ADDRESS))
    r.write("content/fr/index.md", "# Encore inventé\n")
    r.commit("Change a page of prose")


def _values(r: Repository) -> None:
    here = INSTITUTE_ADDRESS
    for language, old, new in (
        ("fr", "Texte inventé.", "Texte inventé et relu."),
        ("ar", "نص مختلق.", "نص مختلق ومنقح."),
        ("en", "Invented text.", "Invented and reread text."),
    ):
        r.edit(INSTITUTES, (f"{language}: {old}", f"{language}: {new}"))
        r.commit(
            f"Change the summary in {language}", changed(here, value("summary", old, new, language))
        )
    partner = PARTNER_ADDRESS
    both = "\n      fr: Partenaire inventé.\n      en: Invented partner."
    r.edit(PARTNERS, ("summary: Partenaire inventé.", f"summary:{both}"))
    r.commit(
        "Turn a plain text into one by language",
        changed(
            partner,
            value("summary", "Partenaire inventé.", None, "ar"),
            value("summary", "Partenaire inventé.", "Invented partner.", "en"),
            value("summary", "Partenaire inventé.", None, "zgh"),
        ),
    )
    r.edit(PARTNERS, ("      en: Invented", "      ar: شريك مختلق.\n      en: Invented"))
    r.commit("Add a translation", changed(partner, value("summary", None, "شريك مختلق.", "ar")))
    r.edit(INSTITUTES, ("role: hub", "role: member"))
    r.commit("Change a word of a list", changed(here, value("role", "hub", "member")))
    r.edit(INSTITUTES, ("region: MA-04", "region: MA-06"))
    r.commit("Change a region", changed(here, value("region", "MA-04", "MA-06")))
    r.edit(INSTITUTES, ("region: MA-06\n", "region: MA-06\n    city: Ville fictive\n"))
    r.commit("Add a field", changed(here, value("city", None, "Ville fictive")))
    r.edit(INSTITUTES, ("    city: Ville fictive\n", ""))
    r.commit("Remove a field", changed(here, value("city", "Ville fictive", None)))
    contact = "    contact:\n      url: https://example.invalid/un\n"
    r.edit(INSTITUTES, ("    topics: [theme", f"{contact}    topics: [theme"))
    r.commit(
        "Add a group of fields",
        changed(here, value("contact.url", None, "https://example.invalid/un")),
    )
    r.edit(INSTITUTES, ("example.invalid/un", "example.invalid/deux"))
    r.commit(
        "Change a field of a group",
        changed(
            here, value("contact.url", "https://example.invalid/un", "https://example.invalid/deux")
        ),
    )
    r.edit(INSTITUTES, (contact.replace("/un", "/deux"), "    missions: [training]\n"))
    r.commit(
        "Replace a group by a list",
        changed(
            here,
            value("contact.url", "https://example.invalid/deux", None),
            value("missions", None, ["training"]),
        ),
    )
    r.edit(INSTITUTES, ("[training]", "[training, research]"))
    r.commit(
        "Lengthen a list",
        changed(here, value("missions", ["training"], ["training", "research"])),
    )
    r.edit(INSTITUTES, ("    topics: [theme", "    hosts: [partenaire-fictif]\n    topics: [theme"))
    r.commit("Gain a relation", changed(here, gained=(("hosts", "partenaire-fictif"),)))
    r.edit(INSTITUTES, ("    topics: [theme-fictif]\n", ""))
    r.commit("Lose a relation", changed(here, lost=(("topics", "theme-fictif"),)))
    r.edit(INSTITUTES, ("    sources: [page", "    topics: [theme-fictif]\n    sources: [page"))
    r.commit("Gain it again", changed(here, gained=(("topics", "theme-fictif"),)))
    r.edit(PARTNERS, ("    sources:", f"{DESCRIPTION}    sources:"))
    r.commit(
        "Add paragraphs",
        changed(
            partner,
            *(
                value(f"description.{number}.text", None, text, language)
                for number, language, text in (
                    ("1", "fr", "Premier paragraphe."),
                    ("1", "ar", "الفقرة الأولى."),
                    ("1", "en", "First paragraph."),
                    ("2", "fr", "Second paragraphe."),
                    ("2", "ar", "الفقرة الثانية."),
                    ("2", "en", "Second paragraph."),
                )
            ),
            value("description.1.sources", None, ["page-fictive"]),
            value("description.2.sources", None, ["page-fictive"]),
        ),
    )
    r.edit(PARTNERS, ("en: Second paragraph.", "en: Another paragraph."))
    r.commit(
        "Change a paragraph",
        changed(
            partner,
            value("description.2.text", "Second paragraph.", "Another paragraph.", "en"),
        ),
    )
    first, second = DESCRIPTION.split("      - ")[1:]
    r.edit(PARTNERS, (f"      - {first}", ""))
    r.commit(
        "Remove the first paragraph",
        changed(
            partner,
            value("description.1.text", "Premier paragraphe.", None, "fr"),
            value("description.1.text", "الفقرة الأولى.", None, "ar"),
            value("description.1.text", "First paragraph.", None, "en"),
            value("description.1.sources", ["page-fictive"], None),
        ),
    )
    assert second
    r.edit(INSTITUTES, ("accessed: 2026-01-02", "accessed: 2026-01-03"))
    r.commit(
        "Change a date", changed(SOURCE_ADDRESS, value("accessed", "2026-01-02", "2026-01-03"))
    )
    r.edit(INSTITUTES, ("accessed: 2026-01-03", "accessed: 2026-01-02"))
    r.branch_commit("Revert")
    r.note(
        "Revert the change of a date",
        changed(SOURCE_ADDRESS, value("accessed", "2026-01-03", "2026-01-02")),
    )


def _layouts(r: Repository) -> None:
    formatted = r.read(INSTITUTES)
    r.write(INSTITUTES, MESSY)
    r.commit("Write the file in flow style, by hand")
    r.write(INSTITUTES, formatted.replace("\n", "\r\n"))
    r.commit("Save it on Windows")
    r.write(INSTITUTES, f"\ufeff{formatted}")
    r.commit("Save it with a byte order mark")
    r.write(INSTITUTES, formatted)
    r.commit("Format it again")
    r.edit(
        INSTITUTES,
        ("institutes:\n", "# Un commentaire\ninstitutes: # un autre\n  # dans la liste\n"),
        ("    role: member\n", "    # dans la fiche\n    role: member  # au bout\n"),
    )
    r.commit("Comment it")
    r.edit(INSTITUTES, ("role: member", "role: 'member'"), ("MA-06", '"MA-06"'))
    r.commit("Quote values")
    r.edit(
        INSTITUTES,
        ("fr: Texte inventé et relu.", "fr: >-\n        Texte inventé\n        et relu."),
    )
    r.commit("Fold a text")
    institute, rest = r.read(INSTITUTES).split("\ntopics:\n")
    topics, sources = rest.split("\nsources:\n")
    r.write(INSTITUTES, f"sources:\n{sources}\ntopics:\n{topics}\n{institute}")
    r.commit("Change the order of the lists")
    r.write(INSTITUTES, formatted)
    other = TOPIC.replace("theme-fictif", "autre-theme")
    r.edit(INSTITUTES, (f"topics:\n{TOPIC}", f"topics:\n{TOPIC}{other}"))
    r.commit("Add a record at the end of a list", added(Address("topics", "autre-theme")))
    r.edit(INSTITUTES, (f"topics:\n{TOPIC}{other}", f"topics:\n{other}{TOPIC}"))
    r.commit("Change the order of records")


def _names(r: Repository) -> None:
    named = Address("topics", "theme-renomme")
    r.edit(
        INSTITUTES,
        (
            "  - id: theme-fictif\n",
            "  - id: theme-renomme\n    former_ids: [theme-fictif]\n",
        ),
        ("topics: [theme-fictif]", "topics: [theme-renomme]"),
    )
    r.commit("Rename a record", Reported("theme-renomme", "renamed", named, TOPIC_ADDRESS))
    again = Address("topics", "theme-encore-renomme")
    r.edit(
        INSTITUTES,
        (
            "  - id: theme-renomme\n    former_ids: [theme-fictif]\n    name: Thème fictif",
            "  - id: theme-encore-renomme\n    former_ids: [theme-fictif, theme-renomme]\n"
            "    name: Thème renommé",
        ),
        ("topics: [theme-renomme]", "topics: [theme-encore-renomme]"),
    )
    r.commit(
        "Rename it again, with another name",
        Reported(
            "theme-encore-renomme",
            "renamed",
            again,
            named,
            (value("name", "Thème fictif", "Thème renommé"),),
        ),
    )
    source = Address("sources", "page-renommee")
    for file in (INSTITUTES, PARTNERS):
        text = r.read(file).replace("page-fictive", "page-renommee")
        r.write(file, text)
    r.edit(
        INSTITUTES,
        ("id: page-renommee\n", "id: page-renommee\n    former_ids: [page-fictive]\n"),
    )
    r.commit(
        "Rename a source that others cite",
        Reported("page-renommee", "renamed", source, SOURCE_ADDRESS),
    )
    moved = Address("programmes", "institut-fictif")
    r.edit(INSTITUTES, ("institutes:\n", "programmes:\n"))
    r.commit(
        "Move a record to another kind",
        Reported(
            "institut-fictif",
            "moved",
            moved,
            INSTITUTE_ADDRESS,
            lost=(("hosts", "partenaire-fictif"),),  # a programme has no such relation
        ),
    )
    back = Address("institutes", "institut-revenu")
    r.edit(
        INSTITUTES,
        ("programmes:\n", "institutes:\n"),
        ("id: institut-fictif\n", "id: institut-revenu\n    former_ids: [institut-fictif]\n"),
    )
    r.commit(
        "Move it back with another id",
        Reported("institut-revenu", "moved", back, moved, gained=(("hosts", "partenaire-fictif"),)),
    )


INSTITUTE_NOW = Address("institutes", "institut-revenu")
TOPIC_NOW = Address("topics", "theme-encore-renomme")
OTHER_TOPIC = Address("topics", "autre-theme")
SOURCE_NOW = Address("sources", "page-renommee")


def _files(r: Repository) -> None:
    text = r.read(INSTITUTES)
    start = text.index("sources:\n  - ")
    r.write(INSTITUTES, text[:start])
    r.write(PARTNERS, f"{r.read(PARTNERS)}\n{text[start:]}")
    r.commit("Move a record to another file")
    text = r.read(INSTITUTES)
    start = text.index("topics:\n  - ")
    r.write("records/instituts fictifs.yaml", text[:start])
    r.write("records/thèmes.yaml", text[start:])
    (r.folder / INSTITUTES).unlink()
    r.write("mkdocs.yml", settings("records/*.yaml", PARTNERS))
    r.commit("Split a file into a folder")
    r.move(PARTNERS, "records/شركاء.yaml")
    r.write("mkdocs.yml", settings("records/**/*.yaml"))
    r.commit("Move all into the folder")
    r.move("records/thèmes.yaml", "records/tout/thèmes.yaml")
    r.write("records/.brouillon.yaml", TOPIC)
    r.write("records/notes.txt", TOPIC)
    r.commit("Move a file into a folder, and add files that are no records")
    r.edit("records/tout/thèmes.yaml", ("name: Thème renommé", "name: Thème"))
    r.commit("Change a record there", changed(TOPIC_NOW, value("name", "Thème renommé", "Thème")))
    (r.folder / "records/tout/thèmes.yaml").chmod(0o755)
    r.commit("Make a record file executable")


INSTITUTE_FILE = "records/instituts fictifs.yaml"
TOPIC_FILE = "records/tout/thèmes.yaml"
PARTNER_FILE = "records/شركاء.yaml"


def _merges(r: Repository) -> None:
    r.git("checkout", "-q", "-b", "side")
    r.edit(TOPIC_FILE, ("name: Thème\n", "name: Thème d’une branche\n"))
    r.branch_commit("Change a name on a branch")
    r.edit(TOPIC_FILE, ("name: Thème d’une branche\n", "name: Thème de la branche\n"))
    r.branch_commit("Change it again there")
    r.git("checkout", "-q", "main")
    r.edit(PARTNER_FILE, ("name: Partenaire fictif", "name: Partenaire inventé"))
    r.commit(
        "Change another record meanwhile",
        changed(PARTNER_ADDRESS, value("name", "Partenaire fictif", "Partenaire inventé")),
    )
    r.git("merge", "-q", "--no-ff", "-m", "merge", "side")
    r.note(
        "Merge without conflict", changed(TOPIC_NOW, value("name", "Thème", "Thème de la branche"))
    )
    r.git("checkout", "-q", "-b", "other")
    r.edit(TOPIC_FILE, ("Thème de la branche", "Thème contesté"))
    r.branch_commit("Change a name on another branch")
    r.git("checkout", "-q", "main")
    r.edit(TOPIC_FILE, ("Thème de la branche", "Thème principal"))
    r.commit(
        "Change the same name on the main branch",
        changed(TOPIC_NOW, value("name", "Thème de la branche", "Thème principal")),
    )
    ours = r.read(TOPIC_FILE)
    r.write(
        TOPIC_FILE,
        ours.replace(
            "    name: Thème principal\n",
            "<<<<<<< HEAD\n    name: Thème principal\n=======\n    name: Thème contesté\n"
            ">>>>>>> other\n",
        ),
    )
    r.git("merge", "-q", "-s", "ours", "--no-commit", "other")
    r.commit("Merge with the marks of a conflict left in the file")
    r.write(TOPIC_FILE, ours.replace("Thème principal", "Thème accordé"))
    r.commit(
        "Resolve the conflict",
        changed(TOPIC_NOW, value("name", "Thème principal", "Thème accordé")),
    )
    r.git("checkout", "-q", "-b", "third")
    r.edit(TOPIC_FILE, ("Thème accordé", "Thème rejeté"))
    r.branch_commit("Change a name that is not wanted")
    r.git("checkout", "-q", "main")
    r.git("merge", "-q", "--no-ff", "-s", "ours", "-m", "merge", "third")
    r.note("Merge a branch and keep nothing of it")
    r.git("checkout", "-q", "-b", "fourth")
    r.edit(TOPIC_FILE, ("name: Thème accordé", "name: Thème avancé"))
    r.branch_commit("Advance")
    r.git("checkout", "-q", "main")
    r.git("merge", "-q", "--ff-only", "fourth")
    r.note(
        "Merge without a commit", changed(TOPIC_NOW, value("name", "Thème accordé", "Thème avancé"))
    )


def _mistakes(r: Repository) -> None:
    r.edit(INSTITUTE_FILE, ("    role: member\n", '    role: "member\n'))
    r.edit(TOPIC_FILE, ("name: Thème avancé", "name: Thème"))
    r.commit("Break a file, and change another")
    r.edit(PARTNER_FILE, ("name: Partenaire inventé", "name: Partenaire"))
    r.commit("Change a third one meanwhile")
    r.edit(INSTITUTE_FILE, ('    role: "member\n', "    role: hub\n"))
    r.commit(
        "Repair the first",
        changed(INSTITUTE_NOW, value("role", "member", "hub")),
        changed(TOPIC_NOW, value("name", "Thème avancé", "Thème")),
        changed(PARTNER_ADDRESS, value("name", "Partenaire inventé", "Partenaire")),
    )
    r.edit(INSTITUTE_FILE, ("    role: hub\n", "    role: hub\n  role: hub\n"))
    r.commit("Break it again")
    r.edit(INSTITUTE_FILE, ("    role: hub\n  role: hub\n", "    role: hub\n"))
    r.commit("Undo that")
    text = r.read(TOPIC_FILE)
    r.write("records/copie.yaml", text)
    r.commit("Copy a file, so that two records have one id")
    (r.folder / "records/copie.yaml").unlink()
    r.commit("Remove the copy")
    twice = "  - id: double\n    name: Double\n    summary: Inventé.\n"
    r.write("records/double.yaml", f"topics:\n{twice}{twice}")
    r.commit("Add one record twice")
    r.write("records/double.yaml", f"topics:\n{twice}")
    double = Address("topics", "double")
    r.commit("Remove one of the two", added(double))
    (r.folder / "records/double.yaml").unlink()
    r.commit("Remove the other", removed(double))
    r.write("mkdocs.yml", "plugins: [\n")
    r.edit(TOPIC_FILE, ("name: Thème\n", "name: Thème sans réglages\n"))
    r.commit(
        "Break the settings, and change a record",
        changed(TOPIC_NOW, value("name", "Thème", "Thème sans réglages")),
    )
    r.write("base.yml", settings("records/**/*.yaml"))
    r.write("mkdocs.yml", "INHERIT: base.yml\n")
    r.commit("Repair the settings, by a base")
    r.write("base.yml", settings("records/*.yaml"))
    topics = (removed(OTHER_TOPIC), removed(TOPIC_NOW))
    r.commit("Leave a file out by the base", *topics)
    r.write("base.yml", settings("records/**/*.yaml"))
    r.commit("Take it back", added(OTHER_TOPIC), added(TOPIC_NOW))
    text = r.read(TOPIC_FILE)
    r.write(TOPIC_FILE, "topics: []\n")
    r.commit("Remove all records of a file", *topics)
    r.write(TOPIC_FILE, text)
    r.commit("Restore them", added(OTHER_TOPIC), added(TOPIC_NOW))


def _models(r: Repository) -> None:
    institute = INSTITUTE_NOW
    r.edit(INSTITUTE_FILE, ("    role: hub\n", "    role: hub\n    founders: 3\n"))
    r.commit("Add a field that no model has", changed(institute, value("founders", None, "3")))
    r.edit(INSTITUTE_FILE, ("founders: 3", "founders: {count: 4, of: [un, deux]}"))
    r.commit(
        "Change it",
        changed(institute, value("founders", "3", {"count": "4", "of": ["un", "deux"]})),
    )
    r.edit(INSTITUTE_FILE, ("    founders: {count: 4, of: [un, deux]}\n", ""))
    r.commit(
        "Remove it",
        changed(
            institute,
            value("founders.count", "4", None),
            value("founders.of", ["un", "deux"], None),
        ),
    )
    club = Address("clubs", "club-fictif")
    r.write("records/clubs.yaml", "clubs:\n  - id: club-fictif\n    name: Club\n    hosts: [x]\n")
    r.commit("Add a record of a kind that no model has", added(club))
    r.edit("records/clubs.yaml", ("hosts: [x]", "hosts: [y]"))
    r.commit("Change it", changed(club, value("hosts", ["x"], ["y"])))
    partner = Address("partners", "club-fictif")
    r.edit("records/clubs.yaml", ("clubs:", "partners:"))
    r.commit("Give it a kind of today", Reported("club-fictif", "moved", partner, club))
    r.edit(
        INSTITUTE_FILE,
        ("    evidence:\n      role: [page-renommee]\n", "    evidence: {role: [page-renommee]}\n"),
    )
    r.commit("Write evidence in braces")
    r.edit(INSTITUTE_FILE, ("{role: [page-renommee]}", "{role: {classified: [page-renommee]}}"))
    r.commit(
        "Change what a value rests on",
        changed(
            institute,
            value("evidence.role", ["page-renommee"], {"classified": ["page-renommee"]}),
        ),
    )
    r.edit(
        INSTITUTE_FILE,
        ("{role: {classified: [page-renommee]}}", "{role: page-renommee, region: {derived: role}}"),
    )
    r.commit(
        "Write evidence in an old way",
        changed(
            institute,
            value("evidence.role", {"classified": ["page-renommee"]}, "page-renommee"),
            value("evidence.region", None, {"derived": "role"}),
        ),
    )


def _odd_files(r: Repository) -> None:
    r.move(TOPIC_FILE, "elsewhere/themes.txt")
    (r.folder / TOPIC_FILE).symlink_to(os.path.join("..", "..", "elsewhere", "themes.txt"))
    r.commit("Turn a record file into a link")
    r.edit("elsewhere/themes.txt", ("name: Thème sans réglages\n", "name: Thème lié\n"))
    r.commit(
        "Change the file that it leads to",
        changed(TOPIC_NOW, value("name", "Thème sans réglages", "Thème lié")),
    )
    (r.folder / TOPIC_FILE).unlink()
    r.move("elsewhere/themes.txt", TOPIC_FILE)
    r.commit("Turn the link into a file")
    (r.folder / "records/dehors.yaml").symlink_to("/etc/invented.yaml")
    (r.folder / "records/boucle").symlink_to("..")
    r.commit("Add a link that leads outside, and one in a circle")
    (r.folder / TOPIC_FILE).unlink()
    r.commit("Delete a record file", removed(OTHER_TOPIC), removed(TOPIC_NOW))
    r.git("revert", "--no-edit", "HEAD")
    r.note("Revert that", added(OTHER_TOPIC), added(TOPIC_NOW))


def _times(r: Repository) -> None:
    for number, later in ((1, 0), (2, -3 * DAY), (3, DAY)):
        before = "Thème lié" if number == 1 else f"Thème {number - 1}"
        r.edit(TOPIC_FILE, (f"name: {before}\n", f"name: Thème {number}\n"))
        r.commit(
            f"Change a name at time {number}",
            changed(TOPIC_NOW, value("name", before, f"Thème {number}")),
            later=later,
        )
    r.git("checkout", "-q", "--detach")
    r.edit(TOPIC_FILE, ("name: Thème 3\n", "name: Thème détaché\n"))
    r.commit(
        "Change a name without a branch",
        changed(TOPIC_NOW, value("name", "Thème 3", "Thème détaché")),
    )
    r.commit("Commit nothing")
