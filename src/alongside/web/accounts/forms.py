"""One form, one button: what most pages about an account are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

WRONG = 422


@dataclass(frozen=True, slots=True)
class Field:
    """A line to type into. `kind` is the kind of the input; a password is never shown again."""

    label: Any
    kind: str = "text"
    autocomplete: str = "off"
    hint: Any = ""
    missing: Any = ""


@dataclass(frozen=True, slots=True)
class FormPage:
    """What a page says: its heading, its paragraphs, its fields by name, its button, and where back leads."""

    title: Any
    button: Any
    fields: Mapping[str, Field]
    paragraphs: tuple[Any, ...] = ()
    back: tuple[Any, str] | None = None
    warning: bool = False


def problems_of(form: Form) -> list[dict[str, str]]:
    """What is wrong, each with the field to mend; what is wrong with all of it is said at the first."""
    first = next(iter(form.fields), "button")
    return [
        {"text": str(said), "href": f"#{at}", "field": at}
        for name, sentences in form.errors.items()
        for at in [first if name == "__all__" else name]
        for said in sentences
    ]


def form_context(
    said: FormPage, *, typed: Mapping[str, str] | None = None, problems: Iterable[Mapping[str, str]] = ()
) -> dict[str, Any]:
    """What `account/form.html.jinja` shows."""
    return {"said": said, "typed": typed or {}, "problems": list(problems)}


def show_form(
    request: HttpRequest,
    said: FormPage,
    *,
    typed: Mapping[str, str] | None = None,
    problems: Iterable[Mapping[str, str]] = (),
    **more: Any,
) -> HttpResponse:
    """The page, as a problem where there is one."""
    context = form_context(said, typed=typed, problems=problems) | more
    status = WRONG if context["problems"] else 200
    return render(request, "account/form.html.jinja", context, status=status)


class OurForm:
    """A view of the sign-in library whose page is ours; `said` is what it says."""

    http_method_names = ["get", "head", "post"]
    template_name = "account/form.html.jinja"
    said: FormPage

    def get_form(self, *args: Any, **kwargs: Any) -> Form:
        """The library's form, with a sentence of ours for each field that is missing."""
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        for name, field in self.said.fields.items():
            form.fields[name].error_messages["required"] = field.missing
        return form

    def form_invalid(self, form: Form) -> HttpResponse:
        """The page again, with what is wrong."""
        return self.render_to_response(self.get_context_data(form=form), status=WRONG)  # type: ignore

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The library's context and ours."""
        found = super().get_context_data(**kwargs)  # type: ignore[misc]
        return found | form_context(self.said, problems=problems_of(found["form"]))
