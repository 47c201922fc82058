/* Two doors count visitors into one total. They come in pairs, one through each door at the same moment. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include "../../history.h"

enum { DOORS = 2, VISITORS = 100 };

static _Atomic long total;
static pthread_barrier_t doorstep;

/* Waits for the other door. */
static long together(long value) {
  pthread_barrier_wait(&doorstep);
  return value;
}

static void *count(void *door) {
  for (int i = 0; i < VISITORS; i++) {
    total = together(total) + 1; /* TWIN: two steps, one that reads and one that writes */
    record("{\"op\":\"add\",\"worker\":%d,\"value\":1}", (int)(intptr_t)door);
  }
  return NULL;
}

int main(void) {
  pthread_t doors[DOORS];
  pthread_barrier_init(&doorstep, NULL, DOORS);
  for (int i = 0; i < DOORS; i++) pthread_create(&doors[i], NULL, count, (void *)(intptr_t)i);
  for (int i = 0; i < DOORS; i++) pthread_join(doors[i], NULL);
  record("{\"op\":\"final\",\"worker\":\"main\",\"value\":%ld}", (long)total);
}
