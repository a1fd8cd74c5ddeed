"""What an instance holds, before anything is loaded into it."""

from enum import Enum

from coopcms.accounts.models import User
from coopcms.content.models import Item
from coopcms.network.models import Organisation, Setting

MARK = "demo"  # the setting that marks an instance as the demo's


class Filling(Enum):
    """Nothing, the demo, or somebody's own work."""

    EMPTY = "empty"
    DEMO = "demo"
    OTHER = "other"


def filling() -> Filling:
    """What the open database holds; its tables may not exist yet."""
    if Setting.table_exists() and Setting.select().where(Setting.key == MARK).exists():
        return Filling.DEMO
    filled = any(model.table_exists() and model.select().exists() for model in (User, Organisation, Item))
    return Filling.OTHER if filled else Filling.EMPTY
