// Two tellers move money between two accounts, at once and in opposite directions.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

const transfers = 2000

type account struct {
	sync.Mutex
	number, balance int
}

// inOrder puts the account with the lower number first.
func inOrder(a, b *account) (first, second *account) {
	if a.number < b.number {
		return a, b
	}
	return b, a
}

func transfer(from, to *account) {
	first, second := inOrder(from, to) // TWIN: one order for all
	first.Lock()
	defer first.Unlock()
	runtime.Gosched() // where the other teller gets a chance
	second.Lock()
	defer second.Unlock()
	from.balance--
	to.balance++
}

func main() {
	ours, theirs := &account{number: 1, balance: 100}, &account{number: 2, balance: 100}
	var tellers sync.WaitGroup
	move := func(from, to *account) {
		defer tellers.Done()
		for range transfers {
			transfer(from, to)
		}
	}
	tellers.Add(2)
	go move(ours, theirs)
	go move(theirs, ours)
	tellers.Wait()
	fmt.Println("balances", ours.balance, theirs.balance)
}
