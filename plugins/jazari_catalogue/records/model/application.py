"""When and where people apply for what a record offers."""

from __future__ import annotations

from functools import cache

from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import Holds, field_types
from jazari_catalogue.records.model.fields import part
from jazari_catalogue.records.model.groups import Model
from jazari_catalogue.records.model.schema_org import COURSE
from jazari_catalogue.records.values.addresses import Url
from jazari_catalogue.records.values.dates import Edtf


class Apply(Model):
    """When and where to apply."""

    opens: Edtf | None = part(
        fr="Ouverture",
        ar="فتح باب الترشيح",
        en="Opens",
        help=(
            "Quand les candidatures s’ouvrent : année, mois ou jour.",
            "تاريخ فتح باب الترشيح: سنة أو شهر أو يوم.",
            "When applications open: year, month or day.",
        ),
        in_calendar=(
            "Ouverture des candidatures\u00a0: {name}",
            "فتح باب الترشيح: {name}",
            "Applications open: {name}",
        ),
        schema_org={COURSE.name: "applicationStartDate"},
    )
    closes: Edtf | None = part(
        fr="Clôture",
        ar="إغلاق باب الترشيح",
        en="Closes",
        help=(
            "Quand elles se ferment : année, mois ou jour.",
            "تاريخ إغلاق باب الترشيح: سنة أو شهر أو يوم.",
            "When they close: year, month or day.",
        ),
        in_calendar=(
            "Clôture des candidatures\u00a0: {name}",
            "إغلاق باب الترشيح: {name}",
            "Applications close: {name}",
        ),
        schema_org={COURSE.name: "applicationDeadline"},
        checks=Checks(after="opens"),
    )
    url: Url | None = part(
        fr="Adresse",
        ar="الرابط",
        en="Address",
        help=(
            "La page où l’on candidate, à partir de `https://`.",
            "صفحة الترشيح ابتداء من `https://`.",
            "The page to apply on, including `https://`.",
        ),
    )


def application_of(record: Entry) -> Apply | None:
    """When and where to apply for what ``record`` offers, whatever its field is called; or None."""
    field = _field_of_application(type(record))
    application: Apply | None = record.__dict__[field] if field else None
    return application


@cache
def _field_of_application(kind: type[Entry]) -> str | None:
    fields = field_types(kind).values()
    return next((f.name for f in fields if f.value is Apply and f.holds is Holds.ONE), None)
