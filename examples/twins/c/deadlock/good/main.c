/* Two tellers move money between two accounts, at once and in opposite directions. */
#include <pthread.h>
#include <sched.h>
#include <stdio.h>

enum { TRANSFERS = 2000 };

struct account {
  pthread_mutex_t lock;
  long balance;
};

static struct account ours = {PTHREAD_MUTEX_INITIALIZER, 100}, theirs = {PTHREAD_MUTEX_INITIALIZER, 100};
static pthread_barrier_t opening;

static void transfer(struct account *from, struct account *to) {
  struct account *first = from < to ? from : to; /* TWIN: one order for all */
  struct account *second = first == from ? to : from;
  pthread_mutex_lock(&first->lock);
  sched_yield(); /* where the other teller gets its chance */
  pthread_mutex_lock(&second->lock);
  from->balance--;
  to->balance++;
  pthread_mutex_unlock(&second->lock);
  pthread_mutex_unlock(&first->lock);
}

static void *there(void *nothing) {
  pthread_barrier_wait(&opening);
  for (int i = 0; i < TRANSFERS; i++) transfer(&ours, &theirs);
  return nothing;
}

static void *back(void *nothing) {
  pthread_barrier_wait(&opening);
  for (int i = 0; i < TRANSFERS; i++) transfer(&theirs, &ours);
  return nothing;
}

int main(void) {
  pthread_t tellers[2];
  pthread_barrier_init(&opening, NULL, 2);
  pthread_create(&tellers[0], NULL, there, NULL);
  pthread_create(&tellers[1], NULL, back, NULL);
  for (int i = 0; i < 2; i++) pthread_join(tellers[i], NULL);
  printf("balances %ld and %ld\n", ours.balance, theirs.balance);
}
