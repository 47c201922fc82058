// A job that fills a bounded cache and leaks on request; the arguments are those of ../README.md.
package main

import (
	"flag"
	"fmt"
	"math"
	"math/rand"
	"net"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

const checkpoints = 60

var (
	leak       = flag.Float64("leak", 0, "KB, or things, per 1,000 operations")
	shape      = flag.String("shape", "none", "none, sawtooth, warmup or step")
	kind       = flag.String("kind", "memory", "memory, fds, sockets or goroutines")
	operations = flag.Int("operations", 200_000, "operations")
	work       = flag.Int("work", 1, "size of an operation")
	natural    = flag.Bool("natural", false, "no checkpoints")
)

var (
	kept    []any
	held    [][]byte
	forever = make(chan struct{})
)

func leakOne() {
	switch *kind {
	case "fds":
		file, err := os.Open("/dev/null")
		must(err)
		kept = append(kept, file)
	case "sockets":
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		must(err)
		kept = append(kept, listener)
	case "goroutines":
		go func() { <-forever }()
	default:
		kept = append(kept, make([]byte, 1024))
	}
}

// Healthy growth, the same with and without a leak.
func grow(operation int, steps map[int]bool) {
	switch *shape {
	case "sawtooth":
		if operation%20_000 == 0 {
			held = nil
		}
		if operation%5 == 0 {
			held = append(held, make([]byte, 1024))
		}
	case "warmup":
		target := 40_000 * (1 - math.Exp(-float64(operation)/(float64(*operations)/4)))
		for float64(len(held)) < target {
			held = append(held, make([]byte, 1024))
		}
	case "step":
		if steps[operation] {
			block := make([]byte, 1<<20)
			for at := range block {
				block[at] = 1
			}
			held = append(held, block)
		}
	}
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	flag.Parse()
	metrics, err := os.OpenFile(os.Getenv("STRESS_METRICS"), os.O_APPEND|os.O_WRONLY, 0)
	must(err)
	steps := map[int]bool{}
	for range [3]int{} {
		steps[rand.New(rand.NewSource(time.Now().UnixNano()+int64(len(steps)))).Intn(*operations)] = true
	}
	cache := map[int]string{}
	owed := 0.0
	every := *operations / checkpoints
	for operation := 1; operation <= *operations; operation++ {
		words := make([]string, 0, 8**work)
		for n := 0; n < 8**work; n++ {
			words = append(words, strconv.Itoa(operation*31+n))
		}
		cache[operation%2_000] = strings.Join(words, "-")
		grow(operation, steps)
		for owed += *leak / 1000; owed >= 1; owed-- {
			leakOne()
		}
		if operation%every == 0 && !*natural {
			runtime.GC()
			var memory runtime.MemStats
			runtime.ReadMemStats(&memory)
			fmt.Fprintf(metrics, "checkpoint operations=%d memory.heap=%dB threads=%d\n",
				operation, memory.HeapAlloc+memory.StackInuse, runtime.NumGoroutine())
		}
	}
	fmt.Fprintf(metrics, "operations=%d\n", *operations)
	runtime.KeepAlive(kept)
}
