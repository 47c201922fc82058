package closures

import "testing"

const counter = `
counter := 0
increment := func() {
	counter += 1
	return counter
}
current := func() { return counter }
`

// Scenario 1 and test case 1: the same function at once in many isolated contexts. Each context counts its own calls, exactly, and the
// script that they came from counts none.
func TestConcurrentIncrement(t *testing.T) {
	const calls = 5
	for _, n := range []int{10, 100, 400} {
		t.Run(goroutines(n), func(t *testing.T) {
			compiled := run(t, counter)
			increment, current := function(t, compiled, "increment"), function(t, compiled, "current")
			together(n, func(worker int) {
				context := isolated(compiled)
				for call := int64(1); call <= calls; call++ {
					if got := integer(context.Call(increment)); got != call {
						t.Errorf("worker %d: call %d returned %d", worker, call, got)
					}
				}
				if got := integer(context.Call(current)); got != calls {
					t.Errorf("worker %d: its context counted %d calls, want %d", worker, got, calls)
				}
			})
			if got := compiled.Get("counter").Int(); got != 0 {
				t.Errorf("the script's own counter is %d, want 0: isolated contexts wrote to it", got)
			}
		})
	}
}
