"""Format / Angebot (domain §1.2): what is offered, to whom, how, by whom."""

from coopcms.content.kinds.declaration import CHOICE, LINES, NUMBER, Field, Kind
from coopcms.errors import msg

FORMAT = Kind(
    "format",
    msg("Format"),
    msg("Formats"),
    "formate",
    (
        Field(
            "format_kind",
            msg("Kind of format"),
            CHOICE,
            choices=(
                ("series", msg("Series of events")),
                ("workshop", msg("Workshop")),
                ("training", msg("Training")),
                ("inhouse", msg("In-house training")),
                ("awareness", msg("Awareness series")),
                ("lab_tour", msg("Lab tour")),
                ("consultation", msg("Consultation hour")),
            ),
            fact=True,
        ),
        Field("provider", msg("Developed by"), fact=True),
        Field("target_group", msg("Target group"), limit=1000, fact=True),
        Field("goal", msg("Goal"), limit=1000, fact=True),
        Field(
            "mode",
            msg("Mode"),
            CHOICE,
            choices=(("presence", msg("in presence")), ("online", msg("online")), ("blended", msg("blended"))),
            fact=True,
        ),
        Field("duration", msg("Duration"), fact=True),
        Field("rhythm", msg("Rhythm"), fact=True),
        Field("modules", msg("Modules"), LINES, limit=5000, section=True),
        Field("prerequisites", msg("Prerequisites"), limit=1000, fact=True),
        Field("project_work", msg("Project work"), limit=1000, fact=True),
        Field("certificate", msg("Certificate"), fact=True),
        Field("cost", msg("Cost"), fact=True),
        Field("max_participants", msg("Places"), NUMBER, limit=6, fact=True),
        Field("platform", msg("Learning platform"), fact=True),
    ),
    whole_sheet=True,
    wanted=("provider", "target_group", "goal", "mode", "licence", "ai_mark", "seo_text"),
)
