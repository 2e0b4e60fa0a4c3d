"""Headings of other people's columns, by what they mean, written as `columns.plain` writes them."""


def _texts(said: str) -> tuple[str, ...]:
    return tuple(" ".join(text.split()) for text in said.split(","))


# Where two roles claim the same words, the later one has them.
HEADINGS = {
    role: _texts(said)
    for role, said in {
        "charity": """
            charity number, charity no, charity reg, registered charity number, charity registration number,
            charity commission number, registered charity no, reg charity no, charity registration
        """,
        "company": "company number, company no, companies house number, company reg number, cic number",
        "postcode": "postcode, post code, postal code, zip, zip code, venue postcode",
        "email": "email, e mail, mail, email address, e mail address, contact email, mail address",
        "phone": """
            phone, telephone, tel, tel no, phone number, telephone number, contact number, mobile, phone no,
            contact no, landline, contact phone, tel number
        """,
        "website": "website, web, web address, url, link, web site, homepage, webpage, web page",
        "person": """
            contact, contact name, contact person, named contact, lead, lead contact, key contact, manager,
            coordinator, first name, surname, last name, main contact, who to contact
        """,
        "checked": """
            last checked, checked, date checked, last updated, updated, date updated, last confirmed, date,
            last contact, reviewed, last reviewed, date added, confirmed, as of
        """,
        "ends": "end date, until, ends, expires, valid until, closing date, finish date",
        "begins": "start date, from, starts, available from, begins",
        "by_when": "by when, needed by, deadline, due, due date, wanted by",
        "times": """
            when, day, days, time, times, opening times, opening hours, hours, day and time, days and times,
            frequency, schedule, session times, when is it on, meeting times
        """,
        "cost": "cost, price, fee, fees, charge, charges, amount, how much, cost per session",
        "capacity": "capacity, places, how many places, max, maximum, spaces, number of places",
        "audience": """
            who for, who is it for, audience, for whom, client group, age, ages, age group, target group,
            eligibility, who can come, who it is for, whom it is for, beneficiaries, who can use it, target
            audience, age range
        """,
        "statement": """
            need, problem, issue, what is needed, what s needed, whats needed, gap, challenge, request,
            asking for, needs, unmet need, description of need, help needed, help wanted
        """,
        "who_affected": "who is affected, affected, who needs it, who has it, people affected",
        "how_many": "how many, how many people, number of people, numbers affected, number affected",
        "wanted": "what would be better, what would help, wanted, outcome wanted, desired outcome",
        "tried": "tried, what has been tried, tried so far, already tried",
        "lat": "latitude, lat, y",
        "lon": "longitude, lon, lng, long, x",
        "name": """
            organisation, organization, organisation name, organization name, name of organisation, org,
            charity, charity name, group, group name, name of group, provider, provider name, agency,
            company, company name, who, who runs it, run by, organiser, host, partner, raised by, provided
            by, lead organisation, vcse, vcse organisation, business, who raised it
        """,
        "title": """
            service, service name, activity, activity name, project, project name, offer, session, event,
            what, title, class, name of service, name of activity, what is on, programme, help on offer,
            asset, scheme, name of project, resource
        """,
        "summary": """
            description, what they do, what it does, what they offer, activities, services, about, details,
            summary, what do they do, support offered, what we do, what can they do, purpose, services
            offered, services provided, information, what they can do, brief description, aims, what you can
            do, can help with, type of support, offer details, main activities, overview
        """,
        "place": """
            place, town, area, location, city, village, district, locality, town city, where, area covered,
            neighbourhood, ward, borough, parish, council area, area served, based in, local authority, town
            or village, region, county, coverage
        """,
        "address": """
            address, venue, venue address, address line 1, street, full address, postal address, address 1,
            building, address line 2, address 2, where is it held
        """,
        "kind": "type of help, kind, type of offer, kind of help, category of help",
        "sector": "sector, type of organisation, organisation type, type of organization, legal form",
        "state": "state, status, active",
        "source": "where this is said, source, where from, source of information, found at",
        "note": "notes, note, comments, comment, remarks, other information, any other information",
    }.items()
}
