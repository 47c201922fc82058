// Two tellers pay into one account.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

var balance int64

func payIn(amount int64) {
	balance += amount // TWIN: nothing keeps the tellers apart
}

func main() {
	var tellers sync.WaitGroup
	for range 2 {
		tellers.Add(1)
		go func() {
			defer tellers.Done()
			for range 1000 {
				payIn(1)
			}
		}()
	}
	tellers.Wait()
	fmt.Println("balance", atomic.LoadInt64(&balance))
}
