// A test on random input: one number of items in twenty fills its last page exactly.
package pages

import (
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
)

const perPage = 20

func pages(items int) int {
	return items/perPage + 1 // TWIN: one too many where the last page is full
}

func TestEveryPageHasAnItem(t *testing.T) {
	seed, err := strconv.ParseUint(os.Getenv("STRESS_SEED"), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	items := 1 + rand.New(rand.NewPCG(seed, 0)).IntN(1000)
	needed := 0
	for shown := 0; shown < items; shown += perPage {
		needed++
	}
	if got := pages(items); got != needed {
		t.Errorf("%d items: %d pages, expected %d", items, got, needed)
	}
}
