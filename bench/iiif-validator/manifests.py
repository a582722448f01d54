#!/usr/bin/python3
"""Checks the manifest of an image and the collection of its space against a JSON schema of IIIF
Presentation 3.0.

usage: manifests.py PORT IMAGE SCHEMA, where PORT adds the token (proxy.py)
"""

import json
import sys
import urllib.request

import jsonschema

PORT, IMAGE, SCHEMA = sys.argv[1:]
FOVEA = f"http://localhost:{PORT}"


def get(path):
    request = urllib.request.Request(FOVEA + path, headers={"Accept": "application/json"})
    return json.load(urllib.request.urlopen(request, timeout=60))


with open(SCHEMA, encoding="utf-8") as file:
    validator = jsonschema.Draft7Validator(json.load(file))
space = get(f"/api/v1/images/{IMAGE}")["space"]
faults = 0
for path in (f"/iiif/presentation/3/{IMAGE}/manifest", f"/iiif/presentation/3/{space}/collection"):
    found = list(validator.iter_errors(get(path)))
    faults += len(found)
    print(f"{path}: {'valid' if not found else 'NOT VALID'}")
    for fault in found:
        print("  ", list(fault.absolute_path), fault.message[:300])
sys.exit(1 if faults else 0)
