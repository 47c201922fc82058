// Two tellers move money between two accounts, at once and in opposite directions.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

const transfers = 50

var (
	both  = make(chan struct{})
	asked atomic.Int64
)

// together waits for the other teller.
func together() {
	select {
	case both <- struct{}{}:
	case <-both:
	}
}

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

func transfer(from, to *account, number int64) {
	first, second := from, to // TWIN: the order depends on who asks
	asked.Add(1)
	first.Lock()
	defer first.Unlock()
	for asked.Load() < 2*number { // until the other teller asks for an account, too
		runtime.Gosched()
	}
	runtime.Gosched()
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
		for number := range int64(transfers) {
			together()
			transfer(from, to, number+1)
		}
	}
	tellers.Add(2)
	go move(ours, theirs)
	go move(theirs, ours)
	tellers.Wait()
	fmt.Println("balances", ours.balance, theirs.balance)
}
