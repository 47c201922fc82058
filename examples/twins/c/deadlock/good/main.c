/* Two tellers move money between two accounts, at once and in opposite directions. */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>

enum { TRANSFERS = 50 };

struct account {
  pthread_mutex_t lock;
  long balance;
};

static struct account ours = {PTHREAD_MUTEX_INITIALIZER, 100}, theirs = {PTHREAD_MUTEX_INITIALIZER, 100};
static pthread_barrier_t both;
static atomic_int asked;

static void transfer(struct account *from, struct account *to, int number) {
  struct account *first = from < to ? from : to; /* TWIN: one order for all */
  struct account *second = first == from ? to : from;
  asked++;
  pthread_mutex_lock(&first->lock);
  while (asked < 2 * number) sched_yield(); /* until the other teller asks for an account, too */
  sched_yield();
  pthread_mutex_lock(&second->lock);
  from->balance--;
  to->balance++;
  pthread_mutex_unlock(&second->lock);
  pthread_mutex_unlock(&first->lock);
}

static void *there(void *nothing) {
  for (int number = 1; number <= TRANSFERS; number++) {
    pthread_barrier_wait(&both);
    transfer(&ours, &theirs, number);
  }
  return nothing;
}

static void *back(void *nothing) {
  for (int number = 1; number <= TRANSFERS; number++) {
    pthread_barrier_wait(&both);
    transfer(&theirs, &ours, number);
  }
  return nothing;
}

int main(void) {
  pthread_t tellers[2];
  pthread_barrier_init(&both, NULL, 2);
  pthread_create(&tellers[0], NULL, there, NULL);
  pthread_create(&tellers[1], NULL, back, NULL);
  for (int i = 0; i < 2; i++) pthread_join(tellers[i], NULL);
  printf("balances %ld and %ld\n", ours.balance, theirs.balance);
}
