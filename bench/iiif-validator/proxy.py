#!/usr/bin/python3
"""Stands before a Fovea on the loopback and adds a bearer token to each request, for programs that
cannot log in. Nobody else can reach it, and it forwards GET and HEAD only.

usage: proxy.py PORT FOVEA_PORT, with the token in FOVEA_TOKEN
"""

import http.client
import http.server
import os
import sys

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Proxy(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        fovea = http.client.HTTPConnection("127.0.0.1", int(sys.argv[2]), timeout=60)
        headers = {name: self.headers[name] for name in ("Accept", "Origin") if name in self.headers}
        headers["Authorization"] = "Bearer " + os.environ["FOVEA_TOKEN"]
        # the address as it came, for what is strange in it is what is tested; but a ^ as browsers
        # send it, which the validator does not: RFC 3986 has none, and Fovea answers 400
        path = self.path.replace(" ", "%20").replace("^", "%5E")
        fovea.putrequest(self.command, path, skip_accept_encoding=True)
        for name, value in headers.items():
            fovea.putheader(name, value)
        fovea.endheaders()
        answer = fovea.getresponse()
        body = answer.read()
        self.send_response_only(answer.status, answer.reason)
        for name, value in answer.getheaders():
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)
        fovea.close()

    do_HEAD = do_GET

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Proxy).serve_forever()
