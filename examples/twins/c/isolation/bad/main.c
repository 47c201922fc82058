/* Workers serve one user each. What a worker knows about its user is written first, and read when every worker has written. */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include "../../history.h"

enum { WORKERS = 4 };

static char user[32]; /* TWIN: one for all threads */
static pthread_barrier_t everybody;

static void *serve(void *argument) {
  int worker = (int)(intptr_t)argument;
  snprintf(user, sizeof user, "user-%d", worker);
  record("{\"op\":\"write\",\"worker\":%d,\"value\":\"user-%d\"}", worker, worker);
  pthread_barrier_wait(&everybody);
  record("{\"op\":\"observe\",\"worker\":%d,\"value\":\"%s\"}", worker, user);
  return NULL;
}

int main(void) {
  pthread_t workers[WORKERS];
  pthread_barrier_init(&everybody, NULL, WORKERS);
  for (int i = 0; i < WORKERS; i++) pthread_create(&workers[i], NULL, serve, (void *)(intptr_t)i);
  for (int i = 0; i < WORKERS; i++) pthread_join(workers[i], NULL);
}
