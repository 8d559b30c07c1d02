"""Run by the Python of LibreOffice: what each file reads as with all changes accepted, and with all rejected.

Its arguments are a folder for the profile and the files; it prints a JSON object a line.
"""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

LONGEST_START = 90


def main(profile, *paths):
    pipe = f"lectern{Path(profile).name}{time.monotonic_ns()}"
    office = subprocess.Popen(  # noqa: S603  on our own files
        [
            shutil.which("soffice") or "soffice",
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept=pipe,name={pipe};urp;",
        ]
    )
    desktop = None
    try:
        context = _context(pipe, office)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        dispatcher = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", context
        )
        for path in paths:
            sys.stdout.write(json.dumps(_read(desktop, dispatcher, path)) + "\n")
    finally:
        _ended(office, desktop)


def _ended(office, desktop):
    try:
        if desktop:
            desktop.terminate()
        office.wait(20)
    finally:
        office.kill()


def _context(pipe, office):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + LONGEST_START
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _read(desktop, dispatcher, path):
    told = {}
    for verdict, command in (("accepted", "AcceptAll"), ("rejected", "RejectAll")):
        hidden = PropertyValue("Hidden", 0, True, 0)
        document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, (hidden,))
        redlines = document.Redlines
        told["changes"] = sorted(
            {(one.RedlineAuthor, _moment(one.RedlineDateTime)) for one in _each(redlines)}
        )
        frame = document.CurrentController.Frame
        dispatcher.executeDispatch(frame, f".uno:{command}TrackedChanges", "", 0, ())
        told[verdict] = [paragraph.String for paragraph in _each(document.Text)]
        if verdict == "accepted":
            told["remarks"] = sorted((one.Author, one.Content) for one in _remarks(document))
        document.close(True)
    return told


def _remarks(document):
    fields = document.TextFields
    return [one for one in _each(fields) if one.supportsService("com.sun.star.text.textfield.Annotation")]


def _each(things):
    walk = things.createEnumeration()
    while walk.hasMoreElements():
        yield walk.nextElement()


def _moment(at):
    return f"{at.Year:04}-{at.Month:02}-{at.Day:02}T{at.Hours:02}:{at.Minutes:02}:{at.Seconds:02}Z"


if __name__ == "__main__":
    main(*sys.argv[1:])
