#!/usr/bin/env python3
"""Turns the texts of the program into those of a language that nobody speaks, to see how windows take other languages.

  pseudo.py long TEMPLATE.pot OUT.po    accents, about 40 % longer, in brackets whose absence shows what was cut off
  pseudo.py rtl TEMPLATE.pot OUT.po     Hebrew letters, which are written from right to left
"""
import ast
import re
import sys

# What a program reads in a text stays: directives of printf, entities, tags, escapes.
KEPT = re.compile(r"%(?:\d+\$)?[-+ #0'I]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|j|t|L)?[diouxXeEfFgGcspm%]"
                  r"|%l?l?u|&#?\w+;|<[^<>]+>")
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "áƀçđéƒĝĥíĵķļɱñóþɋŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻṀÑÓÞɊŔŠŢÚṼŴẊÝŽ"
HEBREW = "אבגדהפגחיזכלמנועקרסטתושצידאבגדהפגחיזכלמנועקרסטתושציד"


def lengthen(text):
    return re.sub("[áéíóúý]", lambda vowel: vowel.group() * 2, text.translate(str.maketrans(PLAIN, ACCENTED)))


def turn(text):
    return text.translate(str.maketrans(PLAIN + "→←", HEBREW + "←→"))


def translate(text, way):
    change = lengthen if way == "long" else turn
    out, at = "", 0
    for kept in KEPT.finditer(text):
        out += change(text[at:kept.start()]) + kept.group()
        at = kept.end()
    out += change(text[at:])
    if way == "rtl":
        return out
    # Line ends at the border must stay where they are, or msgfmt complains.
    body = out.strip("\n")
    return out.replace(body, "[" + body + "]") if body else out


def entries(path):
    """Yields what each entry of the template holds: keyword → text."""
    entry, key = {}, None
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        match = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+(".*")$', line)
        if match:
            if match.group(1) in ("msgctxt", "msgid") and any(k.startswith("msgstr") for k in entry):
                yield entry
                entry = {}
            key = match.group(1)
            entry[key] = ast.literal_eval(match.group(2))
        elif line.startswith('"'):
            entry[key] += ast.literal_eval(line)
    yield entry


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def main(way, template, out):
    with open(out, "w", encoding="utf-8") as po:
        po.write('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n'
                 'Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n')
        for entry in entries(template):
            if entry["msgid"] == "":
                continue
            for key in ("msgctxt", "msgid", "msgid_plural"):
                if key in entry:
                    po.write(f"{key} {quoted(entry[key])}\n")
            if "msgid_plural" in entry:
                po.write(f"msgstr[0] {quoted(translate(entry['msgid'], way))}\n")
                po.write(f"msgstr[1] {quoted(translate(entry['msgid_plural'], way))}\n\n")
            else:
                po.write(f"msgstr {quoted(translate(entry['msgid'], way))}\n\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
