#!/usr/bin/env python3
"""What the program writes is read by another XML parser (expat), which must find the same: second-parser.py CLI TEMPLATES.

Prints TAP. Samples that are right are given to both parsers; their elements, attributes and texts must be the same in the
file and in what is written of it.
"""

import os
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

NAMESPACE = "{https://streamwright.github.io/ns/map}"
# What stands for nothing when it is absent. Writing a map drops them, and adds the version if there is none.
DEFAULTS = {
    "map": {"profile": "itil4", "day": "8h", "week": "5d", "month": "20d"},
    "stream": {"status": "draft", "state": "current", "arrangement": "free", "folded": "no"},
    "step": {"people": "1", "uptime": "100%", "changeover": "0s", "batch": "1", "basis": "guess", "light": "no", "end": "no"},
    "note": {"kind": "note"},
}
IS_TEXT = {"description", "practice", "role", "input", "output", "field", "note"}


def picture(element):
    """An element as a tuple that compares: without white space between elements, without defaults."""
    name = element.tag.removeprefix(NAMESPACE)
    ours = element.tag.startswith(NAMESPACE)
    attributes = dict(element.attrib)
    if ours:
        for attribute, default in DEFAULTS.get(name, {}).items():
            if attributes.get(attribute) == default:
                del attributes[attribute]
        for attribute in [key for key, value in attributes.items() if value == "" and key != "id"]:
            del attributes[attribute]
    keep = not ours or name in IS_TEXT
    text = element.text or ""
    children = [(picture(child), (child.tail or "") if keep else (child.tail or "").strip()) for child in element]
    return name, attributes, text if keep else text.strip(), children


def main():
    cli, templates = sys.argv[1:]
    samples = pathlib.Path(os.environ["SW_SAMPLES"])
    files = sorted(pathlib.Path(templates).glob("*.vstream"))
    for folder in ("good", "antipatterns", "hostile", "published"):
        files += sorted((samples / folder).glob("*.vstream"))
    failed = 0
    print(f"1..{len(files)}")
    for number, file in enumerate(files, 1):
        written = subprocess.run([cli, "format", str(file)], capture_output=True, check=True).stdout
        try:
            after = picture(ElementTree.fromstring(written))
            # Ids are given and mended when these are read, and a time of a billionth of a second becomes 0.
            mends = file.stem in ("no-ids", "same-ids", "loose-ends", "huge-numbers")
            same = mends or picture(ElementTree.parse(file).getroot()) == after
            reason = "" if same else "it is another map"
        except ElementTree.ParseError as error:
            same, reason = False, str(error)
        print(f"{'ok' if same else 'not ok'} {number} - {file.parent.name}/{file.name} {reason}")
        failed += not same
    return failed > 0


sys.exit(main())
