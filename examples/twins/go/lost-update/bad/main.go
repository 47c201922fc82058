// Two doors count visitors into one total. They come in pairs, one through each door at the same moment. Every step is atomic: the
// race detector has nothing to say.
package main

import (
	"sync"
	"sync/atomic"

	"example.org/twins/history"
)

const visitors = 100

var doorstep = make(chan struct{})

// together waits for the other door.
func together(value int64) int64 {
	select {
	case doorstep <- struct{}{}:
	case <-doorstep:
	}
	return value
}

func main() {
	var total atomic.Int64
	var doors sync.WaitGroup
	for door := range 2 {
		doors.Add(1)
		go func() {
			defer doors.Done()
			for range visitors {
				total.Store(together(total.Load()) + 1) // TWIN: two steps
				history.Record(map[string]any{"op": "add", "worker": door, "value": 1})
			}
		}()
	}
	doors.Wait()
	history.Record(map[string]any{"op": "final", "worker": "main", "value": total.Load()})
}
