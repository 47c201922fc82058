/* Two counters at the doors count visitors into one total, and write down what each has counted. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include "../../history.h"

enum { DOORS = 2, VISITORS = 1000000 };

static _Atomic long total;
static pthread_barrier_t opening;

static void *count(void *door) {
  pthread_barrier_wait(&opening);
  for (int i = 0; i < VISITORS; i++) {
    total = total + 1; /* TWIN: two steps, one that reads and one that writes */
  }
  record("{\"op\":\"add\",\"worker\":%d,\"value\":%d}", (int)(intptr_t)door, VISITORS);
  return NULL;
}

int main(void) {
  pthread_t doors[DOORS];
  pthread_barrier_init(&opening, NULL, DOORS);
  for (int i = 0; i < DOORS; i++) pthread_create(&doors[i], NULL, count, (void *)(intptr_t)i);
  for (int i = 0; i < DOORS; i++) pthread_join(doors[i], NULL);
  record("{\"op\":\"final\",\"worker\":\"main\",\"value\":%ld}", (long)total);
}
