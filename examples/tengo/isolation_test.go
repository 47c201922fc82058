package closures

import (
	"fmt"
	"runtime"
	"sync"
	"testing"

	"github.com/tiagoj/tengo/v2"
)

// A value of every kind that a script can keep between calls: a global, and inside a map, an array and a nested map.
const keepers = `
scalar := ""
object := {token: ""}
list := [""]
nested := {inner: {list: [{token: ""}]}}
keep := func(token) {
	scalar = token
	object.token = token
	list[0] = token
	nested.inner.list[0].token = token
}
kept := func() { return [scalar, object.token, list[0], nested.inner.list[0].token] }
`

// A value that only the closure knows: a variable of the function that made it.
const capturing = `
make := func() {
	token := ""
	return [func(value) { token = value }, func() { return [token] }]
}
pair := make()
keep := pair[0]
kept := pair[1]
`

// Scenario 2: every worker keeps a token of its own in its isolated context; when all have kept theirs, each reads back. It must find its own.
func TestIsolatedGlobals(t *testing.T) { readBack(t, 64, run(t, keepers)) }

// The same for what a closure has captured. "Use WithIsolatedGlobals() to ensure complete isolation between concurrent executions."
func TestIsolatedCaptures(t *testing.T) { readBack(t, 16, run(t, capturing)) }

func readBack(t *testing.T, n int, compiled *tengo.Compiled) {
	keep, kept := function(t, compiled, "keep"), function(t, compiled, "kept")
	records := newHistory(n)
	var allKept sync.WaitGroup
	allKept.Add(n)
	together(n, func(worker int) {
		token := fmt.Sprintf("token of %d", worker)
		context := isolated(compiled)
		if _, err := context.Call(keep, text(token)); err != nil {
			t.Error(err)
		}
		records.add(worker, "write", "", token)
		allKept.Done()
		allKept.Wait()
		for range seeded(worker).Intn(5) {
			runtime.Gosched()
		}
		for _, found := range strings(context.Call(kept)) {
			records.add(worker, "observe", "", found)
			if found != token {
				t.Errorf("worker %d kept %q and read %q", worker, token, found)
			}
		}
	})
	records.write(t)
}

// strings are the elements of an array that a call returned; a single empty one of anything else, which nobody has kept.
func strings(value tengo.Object, err error) []string {
	array, ok := value.(*tengo.Array)
	if !ok || err != nil {
		return []string{""}
	}
	found := make([]string, len(array.Value))
	for i, element := range array.Value {
		found[i], _ = tengo.ToString(element)
	}
	return found
}

// What the script made immutable stays so in an isolated context: there, too, assigning to it is an error.
func TestIsolatedImmutables(t *testing.T) {
	compiled := run(t, `
		primes := immutable([2, 3, 5])
		read := func() { return primes[0] }
		spoil := func() { primes[0] = 4 }
	`)
	context := isolated(compiled)
	func() {
		defer func() { _ = recover() }() // How the error is reported is the matter of TestRuntimeErrors.
		context.Call(function(t, compiled, "spoil"))
	}()
	if got := integer(context.Call(function(t, compiled, "read"))); got != 2 {
		t.Errorf("the first element of an immutable array is %d after an assignment, want 2", got)
	}
}
