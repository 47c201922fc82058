package main

import (
	"strconv"
	"strings"
)

// words counts how often each word occurs in a text that it makes first: maps, strings and the collector.
func words(i int) int {
	var text strings.Builder
	for n := 0; n < 1_700; n++ {
		text.WriteString("word")
		text.WriteString(strconv.Itoa((n*n + i) % 211))
		text.WriteByte(' ')
	}
	counts := map[string]int{}
	for _, word := range strings.Fields(text.String()) {
		counts[word]++
	}
	most := 0
	for _, count := range counts {
		most = max(most, count)
	}
	return most + len(counts)
}
