"""`Menu`: the groups of the main menu, by what visitors come for."""

from __future__ import annotations

from jazari_catalogue.records.values.vocabularies import Vocabulary


class Menu(Vocabulary):
    """A group of the main menu, in its order. Every page that the menu links declares its own."""

    PLACES = "places", "Instituts", "المعاهد", "Institutes"
    """Where the institutes are, and what belongs to them."""
    TAKE_PART = "take-part", "Participer", "المشاركة", "Take part"
    """What is offered, and to whom."""
    PARTNERS = (
        "partners",
        "Partenaires et accords",
        "الشركاء والاتفاقات",
        "Partners and agreements",
    )
    """Who takes part, and under which agreements."""
    DATES = "dates", "Dates et étapes", "التواريخ والمراحل", "Dates and steps"
    """What happened when, and how far it has come."""
    EVIDENCE = "evidence", "Sources et données", "المصادر والبيانات", "Sources and data"
    """How it is known, what is not, and all of it as figures and lists."""
    ABOUT = "about", "À propos", "عن الدليل", "About"
    """What the catalogue is, and who answers for it."""
