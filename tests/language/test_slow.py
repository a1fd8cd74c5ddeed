"""The same properties for many more texts than a default run has time for."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["test_properties.py", "test_wording.py"])
def test_the_properties_hold_for_many_more_texts(name):
    argv = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--hypothesis-profile", "long", str(HERE / name)]
    done = subprocess.run([sys.executable, *argv], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout
