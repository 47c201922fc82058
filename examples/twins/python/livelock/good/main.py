"""Two polite diners share one spoon. Each offers it to the other, who is hungry, too."""

import threading
import time

import progress


class Table:
    def __init__(self, spoon):
        self.spoon = spoon


class Diner:
    def __init__(self, name):
        self.name = name
        self.hungry = True

    def dine(self, table, spouse):
        offered = False
        while self.hungry:
            if table.spoon is not self:
                time.sleep(0)
                continue
            if spouse.hungry and not offered:  # TWIN: after you, once
                offered = True
                table.spoon = spouse
                continue
            self.hungry = False
            progress.report()
            print(self.name, "has eaten; was polite:", offered)
            table.spoon = spouse


def main():
    ann, bob = Diner("Ann"), Diner("Bob")
    table = Table(spoon=ann)
    seats = [
        threading.Thread(target=ann.dine, args=(table, bob)),
        threading.Thread(target=bob.dine, args=(table, ann)),
    ]
    progress.report()
    for seat in seats:
        seat.start()
    for seat in seats:
        seat.join()


main()
