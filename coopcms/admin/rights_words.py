"""What the permissions of workflow files are called at the desk."""

from coopcms.errors import msg

PERMISSION_TITLES = {
    "view": msg("See the item"),
    "comment": msg("Comment"),
    "edit": msg("Edit the text"),
    "trash": msg("Move to the trash"),
    "owners": msg("Change the owners"),
    "copy_out": msg("Open a working copy"),
    "preview": msg("Preview"),
    "history": msg("Read history and versions"),
}
