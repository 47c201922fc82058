/* A ring that doubles when it is full. */
#include <stdlib.h>
#include "known.h"

static struct waiting *ring;
static uint64_t size, first, after;

static void grow(void) {
  uint64_t larger = size == 0 ? 1024 : 2 * size;
  struct waiting *to = malloc(larger * sizeof *to);
  if (to == NULL) fail("a queue", "no memory is left");
  for (uint64_t i = first; i < after; i++) to[i % larger] = ring[i % size];
  free(ring);
  ring = to;
  size = larger;
}

void wait_until_due(struct waiting request) {
  if (after - first == size) grow();
  ring[after++ % size] = request;
}

const struct waiting *first_waiting(void) { return first == after ? NULL : &ring[first % size]; }

struct waiting next_waiting(void) { return ring[first++ % size]; }
