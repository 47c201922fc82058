package closures

import "testing"

// What a call costs, alone and beside others: run it with -cpu 1,2.
func BenchmarkCall(b *testing.B) {
	compiled := run(b, counter)
	increment := function(b, compiled, "increment")
	b.RunParallel(func(each *testing.PB) {
		context := isolated(compiled)
		for each.Next() {
			if _, err := context.Call(increment); err != nil {
				b.Error(err)
			}
		}
	})
}

// What isolation costs where there is much to copy.
func BenchmarkIsolation(b *testing.B) {
	compiled := runTable(b, 1000)
	for b.Loop() {
		isolated(compiled)
	}
}
