"""An item's form as a browser that runs the script has it open."""

from tests.admin.pages import Page


class Form:
    """An item's form in a browser that runs the script."""

    def __init__(self, client, item):
        self.client, self.home = client, f"/admin/item/{item.id}"
        self.values = Page(client.get(f"{self.home}/bearbeiten")).form()

    def send(self, act, **typed):
        """One sending of the form as it stands then; the answer."""
        self.values |= typed
        if act in ("entwurf", "schluss"):
            self.values["stand"] = str(int(self.values["stand"] or 0) + 1)
        answer = self.client.post(f"{self.home}/schreiben/{act}", data=self.values)
        if answer.status_code == 200 and answer.json.get("session"):
            self.values["sitzung"] = answer.json["session"]
        return answer

    def save(self, **typed):
        """The form is sent by its button."""
        self.values |= typed
        return self.client.post(f"{self.home}/bearbeiten", data=self.values)
