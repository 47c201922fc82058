package closures

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// record is one line of a history: what a worker did, and that it was done.
type record struct {
	Op     string `json:"op"`
	Worker string `json:"worker"`
	Key    string `json:"key,omitempty"`
	Value  any    `json:"value"`
}

// history is what the workers of one test did. Each has a list of its own: a lock around a common one would bring the workers into an
// order, and so hide their races from the detector.
type history [][]record

func newHistory(workers int) history { return make(history, workers) }

func (h history) add(worker int, op, key string, value any) {
	h[worker] = append(h[worker], record{op, fmt.Sprintf("worker-%d", worker), key, value})
}

// write appends everything to history.ndjson in $STRESS_DIR, once the workers have ended; it does nothing where nobody asks for a history.
func (h history) write(t *testing.T, last ...record) {
	t.Helper()
	folder := os.Getenv("STRESS_DIR")
	if folder == "" {
		return
	}
	file, err := os.OpenFile(filepath.Join(folder, "history.ndjson"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := json.NewEncoder(file)
	for _, records := range append(h, last) {
		for _, each := range records {
			if err := lines.Encode(each); err != nil {
				t.Fatal(err)
			}
		}
	}
}
