// Two doors count visitors into one total. Every step is atomic: the race detector has nothing to say.
package main

import (
	"sync"
	"sync/atomic"

	"example.org/twins/history"
)

const visitors = 1_000_000

func main() {
	var total atomic.Int64
	var doors sync.WaitGroup
	for door := range 2 {
		doors.Add(1)
		go func() {
			defer doors.Done()
			for range visitors {
				total.Store(total.Load() + 1) // TWIN: two steps
			}
			history.Record(map[string]any{"op": "add", "worker": door, "value": visitors})
		}()
	}
	doors.Wait()
	history.Record(map[string]any{"op": "final", "worker": "main", "value": total.Load()})
}
