"""What people type about pictures and PDFs."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice

from coopcms.admin.forms import DateInput
from coopcms.admin.media_words import BASES
from coopcms.admin.typed import DeskForm
from coopcms.consents.services_links import DAYS
from coopcms.media.vocabulary import ACCESSIBILITY, AI_MARKS, LICENCES

_NONE = SelectChoice("", _l("– please choose –"))


def _choices(words: dict[str, str]) -> list[SelectChoice]:
    return [SelectChoice(value, _l(label)) for value, label in words.items()]


class RightsForm(DeskForm):
    """Who made a picture, and who may show it until when."""

    title = StringField(_l("Title"), description=_l("Short, for the library; readers do not see it."))
    alt = TextAreaField(
        _l("Description, as a proposal"), render_kw={"rows": 2},
        description=_l("What is to be seen. Each text that shows the picture says its own."),
    )  # fmt: skip
    author = StringField(_l("Who made it"), description=_l("Who took the picture or drew it."))
    credit = StringField(
        _l("Credit"), description=_l("As it stands below the picture, for example “Foto: Anna Beispiel”.")
    )
    credit_waived = StringField(_l("Or: why no credit is needed"))
    licence = SelectField(_l("Licence"), choices=[_NONE, *_choices(LICENCES)], validate_choice=False)
    licence_until = StringField(
        _l("Licence holds until"), widget=DateInput(),
        description=_l("The last day. After it the picture is shown nowhere. Empty: it does not end."),
    )  # fmt: skip
    source = StringField(_l("Source"), description=_l("Where it comes from: an address, an agency with its number."))
    ai_mark = SelectField(_l("AI"), choices=_choices(AI_MARKS), validate_choice=False)


class FocalForm(DeskForm):
    """What has to stay in view where a picture is cut."""

    focal_x = IntegerField(_l("From the left, in per cent"), render_kw={"min": 0, "max": 100, "step": 1})
    focal_y = IntegerField(_l("From the top, in per cent"), render_kw={"min": 0, "max": 100, "step": 1})


class BasisForm(DeskForm):
    """On what basis somebody is shown, and what they agree to."""

    basis = RadioField(_l("Why the person may be shown"), choices=_choices(BASES), validate_choice=False)
    purposes = StringField(_l("For what"), description=_l("For example: reports on the work of the centre."))
    channels = StringField(_l("Where"), description=_l("For example: website, newsletter, printed matter."))
    proof = StringField(_l("Proof"), description=_l("Where the signed consent or the contract lies."))
    until = StringField(
        _l("Holds until"), widget=DateInput(),
        description=_l(
            "The last day, if the consent has one. After it the picture is shown no more until they agree again."
        ),
    )  # fmt: skip


class PersonForm(BasisForm):
    """Somebody who can be recognised, known or new, and on what basis they are shown."""

    party = SelectField(_l("Known person or firm"), validate_choice=False)
    name = StringField(_l("Or a new one: name"))
    function = StringField(_l("Function"))
    organisation = StringField(_l("Company or organisation"))
    email = StringField(_l("E-mail address"), render_kw={"type": "email"})


class AskForm(DeskForm):
    """Asking somebody by a link."""

    item = SelectField(_l("What is shown"), validate_choice=False)
    days = SelectField(
        _l("Days the link holds"), choices=[SelectChoice(str(one), str(one)) for one in DAYS], validate_choice=False
    )


class AnswerForm(DeskForm):
    """What somebody has said, noted by hand."""

    state = RadioField(
        _l("Answer"), validate_choice=False,
        choices=[
            SelectChoice("released", _l("Agrees")),
            SelectChoice("refused", _l("Does not agree")),
            SelectChoice("withdrawn", _l("Takes the consent back: the picture is shown nowhere from now on")),
        ],
    )  # fmt: skip
    how = SelectField(
        _l("How it came"), validate_choice=False,
        choices=[
            _NONE, SelectChoice("mail", _l("by mail")), SelectChoice("phone", _l("on the phone")),
            SelectChoice("paper", _l("on paper")),
        ],
    )  # fmt: skip
    note = TextAreaField(
        _l("Note"), render_kw={"rows": 2}, description=_l("Who took the answer, when, and where the proof lies.")
    )


class WithdrawForm(DeskForm):
    """Why a picture is taken from everybody's eyes."""

    reason = TextAreaField(
        _l("Reason"), render_kw={"rows": 3}, description=_l("For the history; readers do not see it.")
    )


class ReplaceForm(DeskForm):
    """The picture that takes the place of another."""

    file = FileField(_l("New picture"))
    known = StringField(
        _l("Or the number of a picture in the library"), render_kw={"inputmode": "numeric"},
        description=_l("It stands in the address of its page and below its title."),
    )  # fmt: skip
    same = BooleanField(_l("Take over title, description, author, credit, licence and source"), default=True)


class DocumentForm(DeskForm):
    """What is known of a PDF."""

    title = StringField(_l("Title"), description=_l("Readers see it as the words of the link. Empty: the name below."))
    name = StringField(_l("Name of the file"), description=_l("Under this name readers save it."))
    accessibility = RadioField(_l("Accessibility"), choices=_choices(ACCESSIBILITY), validate_choice=False)
    accessibility_note = TextAreaField(
        _l("What was found out"), render_kw={"rows": 2},
        description=_l("Readers see it where it is not tagged. For example: the table on page 3 has no headings."),
    )  # fmt: skip
