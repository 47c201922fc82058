package closures

import (
	"sync"
	"testing"

	"github.com/tiagoj/tengo/v2"
)

const (
	workers = 16
	calls   = 25
)

// Scenario 3: one context for all goroutines. "All ExecutionContext methods are thread-safe and can be called concurrently from multiple
// goroutines", so every increment has to be in the final value.
func TestSharedCounter(t *testing.T) {
	compiled := run(t, counter)
	increment := function(t, compiled, "increment")
	context := tengo.NewExecutionContext(compiled)
	records := newHistory(workers)
	together(workers, func(worker int) {
		for range calls {
			if _, err := context.Call(increment); err == nil {
				records.add(worker, "add", "counter", 1)
			}
		}
	})
	expectCount(t, records, compiled, context)
}

// The same with a lock of the caller's own around each call: what a program can rely on.
func TestLockedCounter(t *testing.T) {
	compiled := run(t, counter)
	increment := function(t, compiled, "increment")
	context := tengo.NewExecutionContext(compiled)
	records := newHistory(workers)
	var lock sync.Mutex
	together(workers, func(worker int) {
		for range calls {
			lock.Lock()
			_, err := context.Call(increment)
			lock.Unlock()
			if err == nil {
				records.add(worker, "add", "counter", 1)
			}
		}
	})
	expectCount(t, records, compiled, context)
}

// The last value is the number of calls.
func expectCount(t *testing.T, records history, compiled *tengo.Compiled, context *tengo.ExecutionContext) {
	t.Helper()
	last := integer(context.Call(function(t, compiled, "current")))
	records.write(t, record{"final", "main", "counter", last})
	if last != workers*calls {
		t.Errorf("%d increments were acknowledged, the counter is %d", workers*calls, last)
	}
}

// Distinct keys of one map, by a context that all share.
func TestSharedMap(t *testing.T) {
	compiled := run(t, `
		store := {}
		put := func(key) {
			store[key] = key
			return len(store)
		}
	`)
	put := function(t, compiled, "put")
	context := tengo.NewExecutionContext(compiled)
	together(workers, func(worker int) {
		context.Call(put, text(string(rune('a'+worker))))
	})
	if stored := len(compiled.Get("store").Map()); stored != workers {
		t.Errorf("%d keys were put, %d are there", workers, stored)
	}
}
