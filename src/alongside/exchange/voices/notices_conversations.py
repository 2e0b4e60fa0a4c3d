"""What is said where something cannot be said, voted or set up in a conversation."""

from django.utils.translation import gettext_lazy as lazy

from . import notices

notices.WHY_NOT.update(
    {
        "no-statement": lazy("Write what you think, in a sentence."),
        "long-statement": lazy("This is too long. Say one thing, in fewer words."),
        "said-enough": lazy("You have said 30 things here, and that is the most. Thank you."),
        "no-vote": lazy("Choose: agree, disagree or pass."),
        "gone": lazy("This is not shown any more. Here is the next one."),
        "long-name": lazy("Write a name of at most 60 signs."),
        "longest": lazy("Write a number from 140 to 300."),
        "languages": lazy("Choose at least one language."),
        "few-seeds": lazy(
            "Write at least 5 things to begin with, so that whoever comes first finds something."
        ),
        "no-lines": lazy("Write at least one thing, each on a line of its own."),
        "many-lines": lazy("Add at most 200 at a time."),
        "no-info-title": lazy("Give it a name."),
        "no-url": lazy("Copy the whole web address. It begins with https:// or http://."),
        "known-url": lazy("This address is in the list already."),
        "no-otherwise": lazy("Say how somebody who cannot see or hear it gets what it says."),
        "no-kind": lazy("Choose what it is."),
        "no-text": lazy("Write it in the other language."),
        "voted-on": lazy("People have voted on this already, so it stays."),
    }
)
notices.FIELDS.update(
    {
        "no-statement": "text",
        "long-statement": "text",
        "no-vote": "vote-agree",
        "long-name": "name",
        "longest": "longest",
        "languages": "languages",
        "few-seeds": "open",
        "no-lines": "lines",
        "many-lines": "lines",
        "no-info-title": "title",
        "no-url": "url",
        "known-url": "url",
        "no-otherwise": "otherwise",
        "no-kind": "kind",
    }
)
AskRefused = notices.AskRefused
