"""Holds the selectors of a ruleset against the normalised text: by slice, and with anchorpoint."""
import hashlib, json, sys
from anchorpoint import TextQuoteSelector
import yaml

ruleset, text_file = sys.argv[1:3]
with open(text_file, encoding="utf-8", newline="") as file:
    text = file.read()
with open(ruleset, encoding="utf-8") as file:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document = yaml.load(file, Loader=loader)
assert hashlib.sha256(text.encode()).hexdigest() == document["text_sha256"], "another text"
held = 0
for rule in document["rules"]:
    for evidence in rule["evidence"]:
        quote, position = evidence["selector"]["quote"], evidence["selector"]["position"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"], (rule["id"], evidence["place"])
        by_quote = TextQuoteSelector(exact=quote["exact"], prefix=quote["prefix"], suffix=quote["suffix"])
        found = by_quote.as_position(text)
        assert (found.start, found.end) == (start, end), (rule["id"], found, start, end)
        held += 1
print(json.dumps({"held": held}))
