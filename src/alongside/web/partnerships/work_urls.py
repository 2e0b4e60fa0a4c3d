"""The addresses of the work: checklists, what could go wrong, dates, links, activities, and how it goes."""

from django.urls import path

from . import activities, checks, dates, fitting, links, pulse, risks

AT = "partnerships/<str:ref>/"
WORK = [
    path(f"{AT}checks/", checks.checks, name="partnership-checks"),
    path(f"{AT}fit/", fitting.fit, name="partnership-fit"),
    path(f"{AT}story/", fitting.story, name="partnership-story"),
    path(f"{AT}risks/", risks.risks, name="partnership-risks"),
    path(f"{AT}risks/<str:risk>/", risks.risk, name="partnership-risk"),
    path(f"{AT}dates/", dates.dates, name="partnership-dates"),
    path(f"{AT}dates.ics", dates.calendar_file, name="partnership-calendar"),
    path(f"{AT}dates/<str:meeting>/", dates.one_date, name="partnership-date"),
    path(f"{AT}links/", links.links, name="partnership-links"),
    path(f"{AT}activities/", activities.activities, name="partnership-activities"),
    path(f"{AT}activities/<str:activity>/", activities.activity, name="partnership-activity"),
    path(f"{AT}pulse/", pulse.pulse, name="partnership-pulse"),
]
