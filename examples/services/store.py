"""A store of words over TCP: every line that is sent is kept, and answered with the number of lines so far."""
import os
import socketserver
import sys


class Words(socketserver.StreamRequestHandler):
    kept = []

    def handle(self):
        for line in self.rfile:
            self.kept.append(line)
            self.wfile.write(b"%d\n" % len(self.kept))


class Store(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


port = 0 if "--any-port" in sys.argv else int(os.environ["PORT"])
with Store((os.environ["HOST"], port), Words) as store:
    print(f"keeps words on port {store.server_address[1]}", flush=True)
    store.serve_forever()
