// Package history appends records to $STRESS_DIR/history.ndjson.
package history

import (
	"encoding/json"
	"log"
	"os"
	"path/filepath"
)

// Record is one line. It is a single write, so that lines of goroutines and processes do not mix.
func Record(fields map[string]any) {
	line, err := json.Marshal(fields)
	if err != nil {
		log.Fatal(err)
	}
	file, err := os.OpenFile(filepath.Join(os.Getenv("STRESS_DIR"), "history.ndjson"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	if _, err := file.Write(append(line, '\n')); err != nil {
		log.Fatal(err)
	}
}
