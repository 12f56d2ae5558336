"""Loads a folder of parameters with OpenFisca and prints all: name, unit, reference and the value on a day."""
import json, os, sys
from openfisca_core.parameters import Parameter, ParameterNode

folder, day = sys.argv[1:3]
root = ParameterNode("", directory_path=os.path.join(folder, "parameters"))
found = [p for p in root.get_descendants() if isinstance(p, Parameter)]
for parameter in sorted(found, key=lambda p: p.name):
    meta = parameter.metadata
    print(json.dumps({"name": parameter.name, "unit": meta["unit"], "reference": meta["reference"], "rule": meta["rule"], "slot": meta["slot"], "value": parameter(day)}))
