// Package upstream asks the library that the fork comes from the same about its clones. It is a package of its own because a program
// cannot have both: each registers its types with gob under the same names, and the second panics.
package upstream

import (
	"sync"
	"testing"

	"github.com/d5/tengo/v2"
)

// "Cloned copies are safe for concurrent use by multiple goroutines", those of a script that looks into a string of its own, too.
func TestConstantsOfUpstreamClones(t *testing.T) {
	compiled, err := tengo.NewScript([]byte(`letters := 0; for letter in "stress" { letters += 1 }`)).Compile()
	if err != nil {
		t.Fatal(err)
	}
	var ended sync.WaitGroup
	for worker := range 8 {
		ended.Add(1)
		go func() {
			defer ended.Done()
			clone := compiled.Clone()
			if err := clone.Run(); err != nil || clone.Get("letters").Int() != 6 {
				t.Errorf("worker %d counted %d letters, want 6 (%v)", worker, clone.Get("letters").Int(), err)
			}
		}()
	}
	ended.Wait()
}
