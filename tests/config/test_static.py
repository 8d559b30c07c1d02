"""Static files as production builds them."""

import re
import subprocess
import sys

import pytest

from tests.architecture import tree

BUILD = """
import sys
sys.argv = ["manage.py", "collectstatic"]
import django
from django.conf import settings
django.setup()
settings.STATIC_ROOT = sys.stdin.read()
from django.core.management import call_command
call_command("collectstatic", "--no-input", verbosity=0)
"""


@pytest.mark.slow
def test_every_module_is_named_by_its_content_also_where_another_imports_it(tmp_path):
    program = [sys.executable, "-c", BUILD]
    subprocess.run(program, input=str(tmp_path), cwd=tree.ROOT, text=True, check=True)  # noqa: S603  this very Python

    scripts = {path.name: path.read_text() for path in (tmp_path / "js").glob("*.*.js")}

    assert {name.split(".")[0] for name in scripts} == {path.stem for path in tree.own_static(".js")}
    imported = {name for text in scripts.values() for name in re.findall(r'"\./([\w.-]+\.js)"', text)}
    assert imported
    assert imported <= scripts.keys()
