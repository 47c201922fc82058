package closures

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/tiagoj/tengo/v2"
)

// A table that every context has to copy, changed and summed up in place.
const table = `
rows := []
for i := 0; i < size; i++ {
	rows = append(rows, {id: i, name: "row " + string(i), tags: [i % 7, i % 11]})
}
digest := func(salt) {
	groups := {}
	for row in rows {
		row.id += salt
		row.tags[0] *= 3
		key := row.name + "/" + string(row.tags[0])
		groups[key] = is_undefined(groups[key]) ? [row.id] : append(groups[key], row.id)
	}
	return groups
}
`

func runTable(t testing.TB, size int) *tengo.Compiled {
	t.Helper()
	script := tengo.NewScript([]byte(table))
	if err := script.Add("size", size); err != nil {
		t.Fatal(err)
	}
	compiled, err := script.Run()
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// Scenario 4 and test case 2: every worker gets, bit for bit, what it gets alone.
func TestLargeData(t *testing.T) {
	for _, size := range []int{10, 100, 1000} {
		for _, n := range []int{2, 8, 32} {
			t.Run(fmt.Sprintf("rows=%d/%s", size, goroutines(n)), func(t *testing.T) {
				compiled := runTable(t, size)
				digest := function(t, compiled, "digest")
				alone := make([]string, n)
				for worker := range n {
					alone[worker] = fingerprint(isolated(compiled).Call(digest, number(worker)))
				}
				together(n, func(worker int) {
					if got := fingerprint(isolated(compiled).Call(digest, number(worker))); got != alone[worker] {
						t.Errorf("worker %d got %s, alone it got %s", worker, got, alone[worker])
					}
				})
			})
		}
	}
}

// fingerprint is a hash over all of a value, with the keys of maps in order; of a failed call, its error.
func fingerprint(value tengo.Object, err error) string {
	if err != nil {
		return err.Error()
	}
	bytes, err := json.Marshal(tengo.ToInterface(value))
	if err != nil {
		return err.Error()
	}
	sum := sha256.Sum256(bytes)
	return hex.EncodeToString(sum[:8])
}
