package main

import (
	"fmt"
	"net/http"
	"sync"
)

// Tally counts the requests of each route.
type Tally struct {
	mutex  sync.Mutex
	counts map[string]int
}

// NewTally has counted nothing yet.
func NewTally() *Tally { return &Tally{counts: map[string]int{}} }

// Counting answers as handler does, and counts each request for route.
func (t *Tally) Counting(route string, handler http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		t.mutex.Lock()
		t.counts[route]++
		t.mutex.Unlock()
		handler(w, r)
	}
}

// String has every route with its number of requests, in order of their names.
func (t *Tally) String() string {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return fmt.Sprint("requests: ", t.counts)
}
