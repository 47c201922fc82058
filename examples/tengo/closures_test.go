// Package closures puts the closures of a script under load: what many goroutines get when they call the same compiled functions.
// Every test asserts what came back, never only that a call returned.
package closures

import (
	"fmt"
	"math/rand"
	"os"
	"strconv"
	"sync"
	"testing"

	"github.com/tiagoj/tengo/v2"
)

// run compiles a script and runs it once, so that its globals have their values.
func run(t testing.TB, script string) *tengo.Compiled {
	t.Helper()
	compiled, err := tengo.NewScript([]byte(script)).Run()
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// function is a global of the script, as the library's documentation takes it: by its name from the compiled script.
func function(t testing.TB, compiled *tengo.Compiled, name string) *tengo.CompiledFunction {
	t.Helper()
	found, ok := compiled.Get(name).Value().(*tengo.CompiledFunction)
	if !ok {
		t.Fatalf("%s is %s, want a function", name, compiled.Get(name).ValueType())
	}
	return found
}

// isolated is what the documentation says to use in a goroutine.
func isolated(compiled *tengo.Compiled) *tengo.ExecutionContext {
	return tengo.NewExecutionContext(compiled).WithIsolatedGlobals()
}

// together calls work in n goroutines that all start at once, and returns when the last has ended.
func together(n int, work func(worker int)) {
	var ended sync.WaitGroup
	start := make(chan struct{})
	for worker := range n {
		ended.Add(1)
		go func() {
			defer ended.Done()
			<-start
			work(worker)
		}()
	}
	close(start)
	ended.Wait()
}

// integer is the number that a call returned; -1, which no test expects, of anything else.
func integer(value tengo.Object, err error) int64 {
	if number, ok := value.(*tengo.Int); ok && err == nil {
		return number.Value
	}
	return -1
}

func text(s string) *tengo.String { return &tengo.String{Value: s} }

func number(n int) *tengo.Int { return &tengo.Int{Value: int64(n)} }

// seeded gives the same choices for the same $STRESS_SEED, and others to each worker.
func seeded(worker int) *rand.Rand {
	seed, _ := strconv.ParseInt(os.Getenv("STRESS_SEED"), 10, 64)
	return rand.New(rand.NewSource(seed + int64(worker)<<32))
}

// goroutines names the subtest of a ladder.
func goroutines(n int) string { return fmt.Sprintf("goroutines=%d", n) }
