// Command work does rounds of one of three kinds of work: `work sieve`. How many, says work.json in the working directory.
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

var kinds = map[string]func(int) int{"sieve": sieve, "matrix": matrix, "words": words}

func main() {
	if len(os.Args) != 2 || kinds[os.Args[1]] == nil {
		fail("cannot work: name one of sieve, matrix, words")
	}
	name := os.Args[1]
	rounds, err := roundsOf(name)
	if err != nil {
		fail(fmt.Sprintf("cannot read the rounds of %s: %v", name, err))
	}
	sum := 0
	for i := 0; i < rounds; i++ {
		sum = (sum + kinds[name](i)) % 1_000_000_000
	}
	fmt.Printf("%s: %d rounds, %d\n", name, rounds, sum)
}

func roundsOf(name string) (int, error) {
	text, err := os.ReadFile("work.json")
	if err != nil {
		return 0, err
	}
	var rounds map[string]int
	err = json.Unmarshal(text, &rounds)
	return rounds[name], err
}

func fail(message string) {
	fmt.Fprintln(os.Stderr, message)
	os.Exit(1)
}
