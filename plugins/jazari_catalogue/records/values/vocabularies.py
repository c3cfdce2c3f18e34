"""The vocabularies of the records: closed lists of values, each with its title."""

from __future__ import annotations

from enum import StrEnum

from jazari_catalogue.records.values.titles import Titles


class Vocabulary(StrEnum):
    """A closed list of values; ``titles`` of a value is its name for people."""

    titles: Titles

    def __new__(cls, value: str, *words: str) -> Vocabulary:
        """A value, ``value`` in record files; ``words`` are its title, as ``Titles`` takes it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.titles = Titles(*words)
        return member

    @classmethod
    def titles_by_value(cls) -> dict[str, Titles]:
        """The title of each value, by the value in record files."""
        return {member.value: member.titles for member in cls}


class Status(Vocabulary):
    """How far something has progressed, according to its sources."""

    ANNOUNCED = "announced", "Annoncé", "مرحلة الإعلان", "Announced"
    AGREED = "agreed", "Accord signé", "مرحلة الاتفاق", "Agreement signed"
    LAUNCHED = "launched", "Lancé", "مرحلة الإطلاق", "Launched"
    OPERATING = "operating", "En activité", "قيد العمل", "Operating"
    CLOSED = "closed", "Terminé", "مرحلة الانتهاء", "Closed"


class Role(Vocabulary):
    """The role of an institute in the network."""

    HUB = "hub", "Noyau central", "النواة المركزية", "Core"
    MEMBER = "member", "Membre", "عضو", "Member"


class Mission(Vocabulary):
    """What an institute or the network is for."""

    RESEARCH = "research", "Recherche", "البحث", "Research"
    TRAINING = "training", "Formation", "التكوين", "Training"
    INNOVATION = "innovation", "Innovation", "الابتكار", "Innovation"


class Audience(Vocabulary):
    """Whom a record serves."""

    STARTUPS = "startups", "Startups", "المقاولات الناشئة", "Startups"
    SMES = "smes", "PME", "المقاولات الصغرى والمتوسطة", "SMEs"
    TALENT = "talent", "Talents", "الكفاءات", "Talent"
    STUDENTS = "students", "Étudiants", "الطلبة", "Students"
    RESEARCHERS = "researchers", "Chercheurs", "الباحثون", "Researchers"
    ADMINISTRATIONS = "administrations", "Administrations", "الإدارات", "Administrations"
    INVESTORS = "investors", "Investisseurs", "المستثمرون", "Investors"
    PRESS = "press", "Presse", "الصحافة", "Press"


class ProgrammeType(Vocabulary):
    """The type of a programme."""

    STRATEGY = "strategy", "Stratégie", "استراتيجية", "Strategy"
    TRAINING = "training", "Formation", "تكوين", "Training"
    RESEARCH = "research", "Recherche", "بحث", "Research"
    INNOVATION = "innovation", "Innovation", "ابتكار", "Innovation"
    SUPPORT = "support", "Accompagnement", "مواكبة", "Support"


class Mode(Vocabulary):
    """How people take part in a programme."""

    ONSITE = "onsite", "En présentiel", "حضوريا", "On site"
    ONLINE = "online", "En ligne", "عن بعد", "Online"
    HYBRID = "hybrid", "Hybride", "مختلط", "Hybrid"


class PartnerType(Vocabulary):
    """The type of an organisation, in the vocabulary of ROR (schema 2.1, ``types``)."""

    EDUCATION = "education", "Enseignement", "تعليم", "Education"
    FUNDER = "funder", "Financeur", "ممول", "Funder"
    HEALTHCARE = "healthcare", "Santé", "صحة", "Healthcare"
    COMPANY = "company", "Entreprise", "شركة", "Company"
    ARCHIVE = "archive", "Archives", "أرشيف", "Archive"
    NONPROFIT = "nonprofit", "Association", "هيئة غير ربحية", "Non-profit organisation"
    GOVERNMENT = "government", "Institution publique", "مؤسسة عمومية", "Public body"
    FACILITY = "facility", "Centre de recherche", "مركز بحث", "Research centre"
    OTHER = "other", "Autre", "غير ذلك", "Other"


class AgreementType(Vocabulary):
    """The form of an agreement, as its sources call it."""

    CONVENTION = "convention", "Convention", "اتفاقية", "Convention"
    MEMORANDUM = "memorandum", "Mémorandum d’entente", "مذكرة تفاهم", "Memorandum of understanding"
    PROTOCOL = "protocol", "Protocole d’accord", "بروتوكول اتفاق", "Protocol"


class SourceLevel(Vocabulary):
    """How close a source is to what it states; official first."""

    OFFICIAL = "official", "Officiel", "رسمي", "Official"
    PRESS = "press", "Presse", "صحافة", "Press"
    INTERVIEW = "interview", "Entretien", "حوار", "Interview"
    PARTICIPANT = "participant", "Participant", "مشارك", "Participant"
    BLOG = "blog", "Blog", "مدونة", "Blog"


class ReadFrom(Vocabulary):
    """Which copy of a page was read."""

    LIVE = "live", "La page en ligne", "الصفحة على موقعها", "The page online"
    STORED = "stored", "Une copie conservée", "نسخة محفوظة", "A stored copy"


class ReadExtent(Vocabulary):
    """How much of a page was read."""

    WHOLE = "whole", "En entier", "كاملة", "In full"
    PART = "part", "En partie", "جزئيا", "In part"


class Strength(Vocabulary):
    """How well sources support a value, strongest first: `Catalogue.strength_of` decides it."""

    OFFICIAL = "official", "Source officielle", "مصدر رسمي", "Official source"
    SEVERAL = (
        "several",
        "Plusieurs médias distincts",
        "عدة وسائل إعلام",
        "Several independent publishers",
    )
    SINGLE = "single", "Un seul média", "وسيلة إعلام واحدة", "A single publisher"
    WEAK = (
        "weak",
        "Entretien, participant ou blog seulement",
        "حوار أو مشارك أو مدونة فقط",
        "An interview, a participant or a blog only",
    )


class Question(Vocabulary):
    """What the public asks about a record, in the order of the page of gaps.

    ``asked_as`` are words that people search with when they ask it.
    """

    asked_as: tuple[str, ...]

    def __new__(cls, value: str, fr: str, ar: str, en: str, *asked_as: str) -> Question:
        """A question and its title; ``asked_as`` has one text for each language."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.titles = Titles(fr, ar, en)
        member.asked_as = asked_as
        return member

    MONEY = (
        "money",
        "Le financement et les coûts",
        "التمويل",
        "Money",
        "budget, financement, subvention, bourse, frais, coût, prix, tarif, investissement",
        "ميزانية، تمويل، دعم، منحة، رسوم، تكلفة، ثمن، استثمار",
        "budget, funding, grant, scholarship, fee, cost, price, investment",
    )
    OPENING = (
        "opening",
        "L’ouverture et l’activité",
        "الافتتاح والنشاط",
        "Opening and activity",
        "ouvert, inauguration, horaires, fonctionne",
        "مفتوح، تدشين، أوقات العمل",
        "open, inauguration, opening hours, running",
    )
    PLACE = (
        "place",
        "Le lieu",
        "المكان",
        "Place",
        "ville, siège, localisation, emplacement",
        "مدينة، مقر، موقع",
        "city, town, headquarters, location",
    )
    CONTACT = (
        "contact",
        "L’adresse et les contacts",
        "العنوان وجهات الاتصال",
        "Address and contact",
        "téléphone, courriel, e-mail, site web, logo",
        "هاتف، بريد إلكتروني، موقع إلكتروني، شعار، اتصال",
        "phone, telephone, email, website, logo",
    )
    ADMISSION = (
        "admission",
        "Les formations et les candidatures",
        "التكوينات والترشيحات",
        "Courses and applications",
        "inscription, s’inscrire, candidater, postuler, admission, concours, diplôme, master, "
        "doctorat, stage",
        "التسجيل، ترشيح، القبول، مباراة، دبلوم، ماستر، دكتوراه، تدريب",
        "apply, application, enrol, enrolment, register, degree, master, PhD, internship",
    )
    PURPOSE = (
        "purpose",
        "Les missions et les publics",
        "الغاية والفئات",
        "Purpose and audiences",
        "objectif, mission",
        "هدف، أهداف، مهمة",
        "aim, goal, objective, mission",
    )
    PARTIES = (
        "parties",
        "Les parties prenantes",
        "الأطراف",
        "Who takes part",
        "partenaire, membre, signataire, participant",
        "شريك، شركاء، عضو، أعضاء، موقع",
        "partner, member, signatory, participant",
    )
    GOVERNANCE = (
        "governance",
        "La direction et le statut juridique",
        "الإدارة والوضع القانوني",
        "Governance and legal status",
        "directeur, président, responsable, gouvernance, conseil d’administration",
        "مدير، رئيس، مسؤول، حكامة، مجلس الإدارة",
        "director, president, head, board",
    )
    NETWORK = "network", "Le lien avec le réseau", "الصلة بالشبكة", "Link to the network"
    DATES = (
        "dates",
        "Les dates",
        "التواريخ",
        "Dates",
        "calendrier, échéance, durée, délai",
        "تاريخ، موعد، أجل، مدة",
        "calendar, deadline, duration",
    )
    NATURE = "nature", "La nature de la fiche", "الطبيعة", "Type"
    NAME = "name", "Le nom", "الاسم", "Name"
    DOCUMENTS = (
        "documents",
        "Les textes et les documents",
        "النصوص والوثائق",
        "Documents",
        "décret, loi, rapport, PDF",
        "مرسوم، قانون، تقرير",
        "decree, law, report, text, PDF",
    )
    OTHER = "other", "Autres questions", "أسئلة أخرى", "Other questions"
