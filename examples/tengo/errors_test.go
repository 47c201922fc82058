package closures

import (
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/tiagoj/tengo/v2"
)

// Scenario 5: a fifth of the inputs is bad, and the script returns an error for those. Exactly those give one, the others give their exact
// sums, and no goroutine stays behind.
func TestErrorValues(t *testing.T) {
	compiled := run(t, `
		total := 0
		deposit := func(amount) {
			if amount < 0 { return error("negative amount") }
			total += amount
			return total
		}
	`)
	deposit := function(t, compiled, "deposit")
	before := runtime.NumGoroutine()
	together(50, func(worker int) {
		context, choice, total := isolated(compiled), seeded(worker), int64(0)
		for range 20 {
			amount := 1 + choice.Intn(100)
			bad := choice.Intn(5) == 0
			if bad {
				amount = -amount
			} else {
				total += int64(amount)
			}
			value, err := context.Call(deposit, number(amount))
			if _, refused := value.(*tengo.Error); refused != bad || err != nil {
				t.Errorf("worker %d: depositing %d gave %v (%v)", worker, amount, value, err)
			}
			if !bad && integer(value, err) != total {
				t.Errorf("worker %d: the total is %v, want %d", worker, value, total)
			}
		}
	})
	expectGoroutines(t, before)
}

// Faults of a script that must come back as an error from Call: "graceful error handling without unexpected crashes". A panic would end
// the whole program, and with it the neighbours that did nothing wrong.
func TestRuntimeErrors(t *testing.T) {
	script := tengo.NewScript([]byte(`
		wrong_type := func() { return undefined + 1 }
		division := func() { return 1 / 0 }
		recursion := func() { return 1 + recursion() }
		allocations := func() {
			list := []
			for i := 0; i < 10000; i++ { list = append(list, [i]) }
			return list
		}
		arguments := func(one) { return one }
		neighbour := func() { return 7 }
	`))
	script.SetMaxAllocs(1000)
	compiled, err := script.Run()
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range []string{"wrong_type", "division", "recursion", "allocations", "arguments"} {
		t.Run(fault, func(t *testing.T) {
			faulty, neighbour := function(t, compiled, fault), function(t, compiled, "neighbour")
			together(10, func(worker int) {
				if worker%2 == 0 {
					if err := refusal(compiled, faulty); err != nil {
						t.Errorf("worker %d: %v", worker, err)
					}
				} else if got := integer(isolated(compiled).Call(neighbour)); got != 7 {
					t.Errorf("worker %d, which did nothing wrong, got %d, want 7", worker, got)
				}
			})
		})
	}
}

// refusal says what is wrong with how a faulty call was refused: nil where Call returned an error, as it should.
func refusal(compiled *tengo.Compiled, faulty *tengo.CompiledFunction) (wrong error) {
	defer func() {
		if panicked := recover(); panicked != nil {
			wrong = fmt.Errorf("Call panicked instead of returning an error: %v", panicked)
		}
	}()
	if value, err := isolated(compiled).Call(faulty); err == nil {
		return fmt.Errorf("Call returned %v and no error", value.TypeName())
	}
	return nil
}

// Scripts that never end are cancelled; those beside them end as they should.
func TestCancelledScripts(t *testing.T) {
	endless, err := tengo.NewScript([]byte(`for true {}`)).Compile()
	if err != nil {
		t.Fatal(err)
	}
	brief, err := tengo.NewScript([]byte(`sum := 0; for i := 0; i < 1000; i++ { sum += i }`)).Compile()
	if err != nil {
		t.Fatal(err)
	}
	cancelled, cancel := context.WithCancel(context.Background())
	before := runtime.NumGoroutine()
	together(8, func(worker int) {
		if worker%2 == 0 {
			if err := endless.Clone().RunContext(cancelled); err != context.Canceled {
				t.Errorf("worker %d: an endless script ended with %v, want %v", worker, err, context.Canceled)
			}
			return
		}
		clone := brief.Clone()
		if err := clone.RunContext(context.Background()); err != nil || clone.Get("sum").Int() != 499500 {
			t.Errorf("worker %d: the sum is %d, want 499500 (%v)", worker, clone.Get("sum").Int(), err)
		}
		cancel()
	})
	expectGoroutines(t, before)
}

// No more goroutines than before. One that has delivered its result may still be on its way out: it gets ten seconds.
func expectGoroutines(t *testing.T, before int) {
	t.Helper()
	for patience := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
		if time.Now().After(patience) {
			t.Fatalf("%d goroutines before, %d after", before, runtime.NumGoroutine())
		}
	}
}
