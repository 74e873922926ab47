"""CAPTIONS.TXT: prints the project's marked captions as lines of JSON with gold spans, for a judge or another tool.

A line is `channel: text`, in which `{kind|stretch}` marks what names or reaches somebody; `\\n` and `\\u{…}` stand for
characters that would not show. A line that begins with # is a heading.
"""
import json
import re
import sys

KINDS = {
    "full": ("full_name", None), "off": ("off_list_full_name", None), "first": ("first_name", None),
    "sur": ("surname_only", None), "init": ("initial_surname", None), "tit": ("off_list_titled", None),
    "staff": ("staff_name", None), "fig": ("public_figure", None), "email": ("email", None), "phone": ("phone", None),
    "post": ("postcode", None), "addr": ("address", None), "dob": ("dob", None), "upn": ("upn", None),
    "tag-full": ("tag", "full"), "tag-first": ("tag", "first"), "file-full": ("filename_with_name", "full"),
    "file-first": ("filename_with_name", "first"), "file-initial": ("filename_with_name", "initial"), "tag-initial": ("tag", "initial"),
}
ESCAPE = re.compile(r"\\n|\\u\{([0-9A-Fa-f]+)\}")
MARK = re.compile(r"\{([a-z-]+)\|([^}]*)\}")


def read(path):
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if line.startswith("#") or not line:
            continue
        channel, _, marked = line.partition(": ")
        marked = ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else "\n", marked)
        text, spans, at = "", [], 0
        for mark in MARK.finditer(marked):
            text += marked[at:mark.start()]
            at = mark.end()
            kind, level = KINDS[mark[1]]
            inside = mark[2]
            if kind == "tag":
                kind = "handle_with_name" if inside[0] == "@" else "hashtag_with_name"
                text, inside = text + inside[0], inside[1:]
            span = {"start": len(text), "end": len(text) + len(inside), "kind": kind, "text": inside}
            spans.append(span | ({"level": level} if level else {}))
            text += inside
        text += marked[at:]
        yield {"id": f"line-{number}", "channel": channel, "text": text, "spans": spans}


if __name__ == "__main__":
    for caption in read(sys.argv[1]):
        print(json.dumps(caption, ensure_ascii=False))
