"""Prints each YAML file as JSON, as PyYAML and ruamel read it: one line `{file: {reader: value}}` a file."""
import json, sys
import yaml
from ruamel.yaml import YAML

for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    loader = YAML(typ="safe", pure=True)
    print(json.dumps({path: {"pyyaml": yaml.safe_load(text), "ruamel": loader.load(text)}}, sort_keys=True))
