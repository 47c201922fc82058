"""Two tellers move money between two accounts, at once and in opposite directions."""

import threading
import time
from dataclasses import dataclass, field

TRANSFERS = 2000


@dataclass
class Account:
    number: int
    balance: int = 100
    lock: threading.Lock = field(default_factory=threading.Lock)


def transfer(source, target):
    first, second = sorted((source, target), key=lambda account: account.number)  # TWIN: one order for all
    with first.lock:
        time.sleep(0)  # where the other teller gets a chance
        with second.lock:
            source.balance -= 1
            target.balance += 1


def work(opening, source, target):
    opening.wait()
    for _ in range(TRANSFERS):
        transfer(source, target)


def main():
    ours, theirs = Account(1), Account(2)
    opening = threading.Barrier(2)
    tellers = [
        threading.Thread(target=work, args=(opening, ours, theirs)),
        threading.Thread(target=work, args=(opening, theirs, ours)),
    ]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    print("balances", ours.balance, theirs.balance)


main()
