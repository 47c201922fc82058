package closures

import (
	"testing"

	"github.com/tiagoj/tengo/v2"
)

// A script that looks into a string of its own.
const spelling = `
spell := func() {
	letters := 0
	for letter in "stress" { letters += 1 }
	return letters
}
`

// Isolated contexts share the constants of the script, so nobody may write to them.
func TestConstantsOfContexts(t *testing.T) {
	compiled := run(t, spelling)
	spell := function(t, compiled, "spell")
	together(8, func(worker int) {
		if got := integer(isolated(compiled).Call(spell)); got != 6 {
			t.Errorf("worker %d counted %d letters, want 6", worker, got)
		}
	})
}

// The way without closures: a clone for each goroutine. "Cloned copies are safe for concurrent use by multiple goroutines."
func TestConstantsOfClones(t *testing.T) {
	compiled, err := tengo.NewScript([]byte(spelling + `letters := spell()`)).Compile()
	if err != nil {
		t.Fatal(err)
	}
	together(8, func(worker int) {
		clone := compiled.Clone()
		if err := clone.Run(); err != nil || clone.Get("letters").Int() != 6 {
			t.Errorf("worker %d counted %d letters, want 6 (%v)", worker, clone.Get("letters").Int(), err)
		}
	})
}
