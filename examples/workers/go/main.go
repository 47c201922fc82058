// A worker in Go: operations that stress-action times, one message a line (docs/workers.md).
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"time"
)

type message struct {
	ID        float64 `json:"id"`
	Type      string  `json:"type"`
	Operation string  `json:"operation"`
}

type answer map[string]any

var document = makeDocument()

var operations = map[string]func() error{
	"": parse, "parse": parse, "parse-1000": parseInALoop,
	// Costs no time: what is left is the way to the worker and back.
	"nothing": func() error { return nil },
	"fail":    func() error { return errors.New("this operation always fails") },
}

func main() {
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	answers := json.NewEncoder(os.Stdout)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return // The end of the input ends the worker.
		}
		var received message
		if json.Unmarshal(line, &received) != nil {
			fmt.Fprintf(os.Stderr, "not a message: %.100s", line)
			continue
		}
		body, err := handle(received)
		reply := answer{"id": received.ID, "ok": err == nil}
		if err != nil {
			reply["error"] = err.Error()
		}
		for key, value := range body {
			reply[key] = value
		}
		answers.Encode(reply)
		if received.Type == "shutdown" {
			return
		}
	}
}

func handle(received message) (answer, error) {
	switch received.Type {
	case "init":
		return answer{"protocol": 1, "abilities": []string{"gc", "stats", "checkpoint"}}, nil
	case "op":
		return operate(received.Operation)
	case "gc":
		runtime.GC()
		return nil, nil
	case "stats":
		memory := memoryNow()
		pause := fmt.Sprintf("%dns", memory.PauseTotalNs)
		return answer{"metrics": answer{"gc.count": memory.NumGC, "gc.pause.total": pause}}, nil
	case "checkpoint":
		values := answer{"memory.heap": memoryNow().HeapAlloc, "goroutines": runtime.NumGoroutine()}
		return answer{"values": values}, nil
	case "shutdown":
		return nil, nil
	}
	return nil, fmt.Errorf("no message type %q", received.Type)
}

func operate(name string) (answer, error) {
	operation, known := operations[name]
	if !known {
		return nil, fmt.Errorf("no operation %q", name)
	}
	started := time.Now()
	err := operation()
	return answer{"ns": time.Since(started).Nanoseconds()}, err
}

func parse() error {
	var parsed struct{ Items []struct{ ID int } }
	if err := json.Unmarshal(document, &parsed); err != nil {
		return err
	}
	if parsed.Items[99].ID != 99 {
		return errors.New("the last item is another one")
	}
	return nil
}

func parseInALoop() error {
	for n := 0; n < 1000; n++ {
		if err := parse(); err != nil {
			return err
		}
	}
	return nil
}

func makeDocument() []byte {
	type item struct {
		ID   int    `json:"id"`
		Name string `json:"name"`
	}
	items := make([]item, 100)
	for n := range items {
		items[n] = item{n, fmt.Sprintf("item %d", n)}
	}
	text, _ := json.Marshal(map[string]any{"items": items})
	return text
}

func memoryNow() (memory runtime.MemStats) {
	runtime.ReadMemStats(&memory)
	return
}
