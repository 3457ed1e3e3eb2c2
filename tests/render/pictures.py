#!/usr/bin/env python3
"""What other programs make of the pictures: pictures.py CLI TEMPLATES. Prints TAP.

Every SVG is read by expat: real texts, an element with id and title for each element of the map, no script, no style
sheet, nothing from elsewhere. Those of the templates look in librsvg as the PNG does, and poppler finds all names in the
PDF. Hostile texts stay texts.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

MAP = "{https://streamwright.github.io/ns/map}"
SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "defs", "symbol", "g", "title", "rect", "path", "use", "text"}
# How far pixels may lie apart on average, of 1: other programs smooth letters and lines otherwise.
TOLERANCE = 0.05

count = 0
failed = 0


def report(name, problems):
    global count, failed
    count += 1
    failed += bool(problems)
    print(f"{'not ok' if problems else 'ok'} {count} - {name}{': ' + '; '.join(problems) if problems else ''}")


def export(cli, file, kind, *options):
    return subprocess.run([cli, "export", "-f", kind, "-o", "-", *options, str(file)], capture_output=True, check=True).stdout


def drawn_ids(root):
    """The ids of everything that is drawn: streams, steps, notes, and connections between steps of a stream. Of a folded
    stream nothing is but itself."""
    hidden = {element for stream in root.iter(MAP + "stream") if stream.get("folded") == "yes" for element in stream}
    for element in root.iter():
        kind = element.tag.removeprefix(MAP)
        if kind == "stream" or (kind in ("step", "note") and "id" in element.attrib and element not in hidden):
            yield element.get("id")
    for stream in root.iter(MAP + "stream"):
        if stream.get("folded") == "yes":
            continue
        steps = {step.get("id") for step in stream.findall(MAP + "step")}
        for edge in stream.findall(MAP + "flow") + stream.findall(MAP + "feedback"):
            if {edge.get("from"), edge.get("to")} <= steps and edge.get("from") != edge.get("to"):
                yield edge.get("id")


def svg_problems(svg, source, complete):
    root = ElementTree.fromstring(svg)
    problems = []
    ids = {}
    for element in root.iter():
        name = element.tag.removeprefix(SVG)
        if name not in ALLOWED:
            problems.append(f"<{element.tag}> is in it")
        for attribute, value in element.attrib.items():
            local = attribute.rpartition("}")[2]
            if local == "href" and not value.startswith("#"):
                problems.append(f"a reference to {value}")
            if local.startswith("on") or local == "style" or "url(" in value or "javascript:" in value:
                problems.append(f"{local}={value}")
        if "id" in element.attrib:
            if element.get("id") in ids:
                problems.append(f"the id {element.get('id')} is there twice")
            ids[element.get("id")] = element
    # Viewers do not agree on what a run of spaces is.
    problems += [f"“{text.text}” has spaces in a row" for text in root.iter(SVG + "text") if "  " in (text.text or "")]
    uses = {element.get("href")[1:] for element in root.iter(SVG + "use")}
    problems += [f"there is no symbol {use}" for use in uses - set(ids)]
    problems += [f"{group.get('id')} has no title" for group in root.iter(SVG + "g") if group.find(SVG + "title") is None]
    if complete:
        problems += [f"{wanted} is not drawn" for wanted in drawn_ids(source) if wanted not in ids]
    return problems


def words(text):
    return " ".join(text.split())


def text_problems(svg, source):
    """Each name is there as text. Lines are broken at spaces, so they are joined by them."""
    root = ElementTree.fromstring(svg)
    everything = words(" ".join(words("".join(text.itertext())) for text in root.iter(SVG + "text")))
    names = [element.get("name") for element in source.iter() if element.tag in (MAP + "step", MAP + "stream")]
    return [f"“{name}” is not written" for name in names if words(name) not in everything]


def difference(folder, cli, file, theme):
    """The mean difference of the pixels of the SVG as librsvg draws it and of the PNG."""
    svg, ours, theirs = folder / "map.svg", folder / "ours.png", folder / "theirs.png"
    svg.write_bytes(export(cli, file, "svg", "--theme", theme))
    ours.write_bytes(export(cli, file, "png", "--theme", theme))
    subprocess.run(["rsvg-convert", str(svg), "-o", str(theirs)], check=True)
    sizes = subprocess.run(["identify", "-format", "%wx%h ", str(ours), str(theirs)], capture_output=True, text=True, check=True)
    first, second = sizes.stdout.split()
    if first != second:
        return [f"it is {first} as PNG and {second} as SVG"]
    result = subprocess.run(["compare", "-metric", "RMSE", str(ours), str(theirs), "null:"], capture_output=True, text=True)
    value = float(result.stderr.rpartition("(")[2].rstrip(")"))
    return [] if value <= TOLERANCE else [f"they differ by {value:.3f}"]


def pdf_problems(folder, cli, file, source):
    pdf = folder / "map.pdf"
    pdf.write_bytes(export(cli, file, "pdf"))
    info = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    text = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    found = set(words(text).split())
    names = [element.get("name") for element in source.iter() if element.tag in (MAP + "step", MAP + "stream")]
    problems = [f"“{name}” is not written" for name in names if not set(name.split()) <= found]
    return problems + ([] if "Pages:           1\n" in info else ["it has not one page"])


def main():
    cli, templates = sys.argv[1], pathlib.Path(sys.argv[2])
    samples = pathlib.Path(os.environ["SW_SAMPLES"])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for file in sorted(templates.glob("*.vstream")):
            source = ElementTree.parse(file).getroot()
            report(f"{file.stem}: names in the SVG", text_problems(export(cli, file, "svg"), source))
            report(f"{file.stem}: names in the PDF", pdf_problems(folder, cli, file, source))
            for theme in ("light", "dark", "contrast", "print"):
                report(f"{file.stem}: SVG and PNG look the same, {theme}", difference(folder, cli, file, theme))
    for part in (templates, samples / "good", samples / "antipatterns", samples / "hostile", samples / "published"):
        for file in sorted(part.glob("*.vstream")):
            complete = part.name != "hostile" and file.stem != "loose-ends"
            svg = export(cli, file, "svg")
            report(f"{part.name}/{file.stem}: the SVG is whole and alone", svg_problems(svg, ElementTree.parse(file).getroot(), complete))
    files = [str(file) for part in (templates, samples / "hostile") for file in sorted(part.glob("*.vstream"))]
    for by in ("stream", "step", "practice"):
        svg = subprocess.run([cli, "coverage", "-f", "svg", "--by", by, *files], capture_output=True, check=True).stdout
        report(f"coverage by {by}: the SVG is whole and alone", svg_problems(svg, None, False))
        with tempfile.TemporaryDirectory() as name:
            file = pathlib.Path(name) / "coverage.svg"
            file.write_bytes(svg)
            drawn = subprocess.run(["rsvg-convert", str(file), "-o", name + "/coverage.png"], capture_output=True, text=True)
            report(f"coverage by {by}: librsvg draws it", [drawn.stderr] if drawn.returncode or drawn.stderr else [])
    print(f"1..{count}")
    return failed > 0


sys.exit(main())
