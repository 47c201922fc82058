/* Two tellers pay into one account. */
#include <pthread.h>
#include <stdio.h>

enum { TELLERS = 2, PAYMENTS = 1000 };

static _Thread_local pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER; /* TWIN: a lock for each, which keeps nobody out */
static long balance;

static void *pay_in(void *nothing) {
  for (int i = 0; i < PAYMENTS; i++) {
    pthread_mutex_lock(&guard);
    balance++;
    pthread_mutex_unlock(&guard);
  }
  return nothing;
}

int main(void) {
  pthread_t tellers[TELLERS];
  for (int i = 0; i < TELLERS; i++) pthread_create(&tellers[i], NULL, pay_in, NULL);
  for (int i = 0; i < TELLERS; i++) pthread_join(tellers[i], NULL);
  printf("balance %ld\n", balance);
}
