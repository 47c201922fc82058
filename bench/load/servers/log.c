/*
 * What really happened, kept in memory and written at the end: three 64-bit little-endian numbers a request, ns: when it arrived, when its
 * answer was due (0: refused) and when that left (0: it never did).
 */
#include <stdio.h>
#include <stdlib.h>
#include "known.h"

static uint64_t (*entries)[3];
static uint64_t count, room;

uint64_t log_arrival(ns arrival, ns due) {
  if (count == room) {
    room = room == 0 ? 65536 : 2 * room;
    entries = realloc(entries, room * sizeof *entries);
    if (entries == NULL) fail("the log", "no memory is left");
  }
  entries[count][0] = arrival;
  entries[count][1] = due;
  entries[count][2] = 0;
  return count++;
}

void log_answer(uint64_t entry, ns at) { entries[entry][2] = at; }

void write_log(const char *file) {
  FILE *out = fopen(file, "wb");
  if (out == NULL) fail(file, "it cannot be written");
  bool written = fwrite(entries, sizeof *entries, count, out) == count;
  if (fclose(out) != 0 || !written) fail(file, "it cannot be written");
}
