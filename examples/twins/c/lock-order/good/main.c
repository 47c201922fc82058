/* Two transfers, one after the other: nothing hangs today. Run at once, and in opposite directions, they may. */
#include <pthread.h>
#include <stdio.h>

struct account {
  pthread_mutex_t lock;
  long balance;
};

static struct account ours = {PTHREAD_MUTEX_INITIALIZER, 100}, theirs = {PTHREAD_MUTEX_INITIALIZER, 100};

static void transfer(struct account *from, struct account *to, long amount) {
  struct account *first = from < to ? from : to; /* TWIN: one order for all */
  struct account *second = first == from ? to : from;
  pthread_mutex_lock(&first->lock);
  pthread_mutex_lock(&second->lock);
  from->balance -= amount;
  to->balance += amount;
  pthread_mutex_unlock(&second->lock);
  pthread_mutex_unlock(&first->lock);
}

static void *there(void *nothing) {
  transfer(&ours, &theirs, 10);
  return nothing;
}

static void *back(void *nothing) {
  transfer(&theirs, &ours, 10);
  return nothing;
}

int main(void) {
  pthread_t teller;
  pthread_create(&teller, NULL, there, NULL);
  pthread_join(teller, NULL);
  pthread_create(&teller, NULL, back, NULL);
  pthread_join(teller, NULL);
  printf("balances %ld and %ld\n", ours.balance, theirs.balance);
}
