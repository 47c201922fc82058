// Two polite diners share one spoon. Each offers it to the other, who is hungry, too.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"example.org/twins/progress"
)

type diner struct {
	name   string
	spouse *diner
	hungry atomic.Bool
}

var spoon atomic.Pointer[diner]

func (d *diner) dine() {
	for offered := false; d.hungry.Load(); runtime.Gosched() {
		if spoon.Load() != d {
			continue
		}
		if d.spouse.hungry.Load() && !offered { // TWIN: after you, once
			offered = true
			spoon.Store(d.spouse)
			continue
		}
		d.hungry.Store(false)
		progress.Report()
		fmt.Println(d.name, "has eaten; was polite:", offered)
		spoon.Store(d.spouse)
	}
}

func main() {
	ann, bob := &diner{name: "Ann"}, &diner{name: "Bob"}
	ann.spouse, bob.spouse = bob, ann
	spoon.Store(ann)
	progress.Report()
	var table sync.WaitGroup
	ann.hungry.Store(true)
	bob.hungry.Store(true)
	for _, guest := range []*diner{ann, bob} {
		table.Add(1)
		go func() {
			defer table.Done()
			guest.dine()
		}()
	}
	table.Wait()
}
