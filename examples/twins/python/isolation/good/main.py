"""Workers serve one user each. What a worker knows about its user is written first, and read when every worker has written."""

import threading

import history

WORKERS = 4


class Context(threading.local):  # TWIN: one for each thread
    user = None


current = Context()
everybody = threading.Barrier(WORKERS)


def serve(worker):
    user = f"user-{worker}"
    current.user = user
    history.record(op="write", worker=worker, value=user)
    everybody.wait()
    history.record(op="observe", worker=worker, value=current.user)


def main():
    workers = [threading.Thread(target=serve, args=(worker,)) for worker in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


main()
