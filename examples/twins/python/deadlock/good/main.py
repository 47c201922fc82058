"""Two tellers move money between two accounts, at once and in opposite directions."""

import threading
import time
from dataclasses import dataclass, field

TRANSFERS = 50

both = threading.Barrier(2)
asked = {1: 0, 2: 0}


@dataclass
class Account:
    number: int
    balance: int = 100
    lock: threading.Lock = field(default_factory=threading.Lock)


def transfer(source, target, number):
    first, second = sorted((source, target), key=lambda account: account.number)  # TWIN: one order for all
    asked[source.number] = number
    with first.lock:
        while asked[target.number] < number:
            time.sleep(0)  # until the other teller asks for an account, too
        time.sleep(0)
        with second.lock:
            source.balance -= 1
            target.balance += 1


def work(source, target):
    for number in range(1, TRANSFERS + 1):
        both.wait()
        transfer(source, target, number)


def main():
    ours, theirs = Account(1), Account(2)
    tellers = [
        threading.Thread(target=work, args=(ours, theirs)),
        threading.Thread(target=work, args=(theirs, ours)),
    ]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    print("balances", ours.balance, theirs.balance)


main()
