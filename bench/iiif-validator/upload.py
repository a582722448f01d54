#!/usr/bin/python3
"""Uploads a file to a running Fovea by tus, waits for its pyramid and prints the image's identifier.

usage: upload.py FOVEA_PORT FILE, with a token of a demo person in FOVEA_TOKEN
"""

import base64
import json
import os
import sys
import time
import urllib.request

PORT, FILE = sys.argv[1:]
FOVEA = f"http://localhost:{PORT}"
PATIENCE_SECONDS = 120


def ask(method, address, body=None, **headers):
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    headers["Authorization"] = "Bearer " + os.environ["FOVEA_TOKEN"]
    request = urllib.request.Request(address, body, headers, method=method)
    return urllib.request.urlopen(request, timeout=60)


with open(FILE, "rb") as file:
    content = file.read()
name = base64.b64encode(os.path.basename(FILE).encode()).decode()
created = ask("POST", FOVEA + "/api/v1/uploads", b"", Tus_Resumable="1.0.0",
              Upload_Length=str(len(content)), Upload_Metadata="filename " + name)
upload = FOVEA + "/api/v1/uploads/" + created.headers["Location"].rsplit("/", 1)[1]
done = ask("PATCH", upload, content, Tus_Resumable="1.0.0", Upload_Offset="0",
           Content_Type="application/offset+octet-stream")
image = done.headers["Fovea-Image"] or sys.exit("the upload made no image")
for _ in range(PATIENCE_SECONDS):
    state = json.load(ask("GET", FOVEA + "/api/v1/images/" + image))["state"]
    if state in ("READY", "FAILED"):
        break
    time.sleep(1)
if state != "READY":
    sys.exit("the pyramid is " + state)
print(image)
