// Workers serve one user each. What a worker knows about its user is written first, and read when every worker has written.
package main

import (
	"fmt"
	"sync"

	"example.org/twins/history"
)

const workers = 4

type session struct {
	sync.Mutex
	user string
}

func (s *session) login(user string) {
	s.Lock()
	defer s.Unlock()
	s.user = user
}

func (s *session) whoami() string {
	s.Lock()
	defer s.Unlock()
	return s.user
}

var common session

func main() {
	var written, served sync.WaitGroup
	written.Add(workers)
	served.Add(workers)
	for worker := range workers {
		go func() {
			defer served.Done()
			current := new(session) // TWIN: one session for each
			user := fmt.Sprint("user-", worker)
			current.login(user)
			history.Record(map[string]any{"op": "write", "worker": worker, "value": user})
			written.Done()
			written.Wait()
			history.Record(map[string]any{"op": "observe", "worker": worker, "value": current.whoami()})
		}()
	}
	served.Wait()
}
