"""Fail where a browser test was skipped or none ran: a green run without the browser proves less than it says."""

import sys
from pathlib import Path
from xml.etree import ElementTree

report = ElementTree.parse(Path(sys.argv[1]))
cases = [case for case in report.iter("testcase") if ".browser." in case.get("classname", "")]
skipped = [f"{case.get('classname')}::{case.get('name')}" for case in cases if case.find("skipped") is not None]
if skipped or not cases:
    sys.exit("\n".join(["Browser tests were skipped:", *skipped] if skipped else ["No browser test ran."]))
print(f"{len(cases)} browser tests ran.")
