/* Two polite diners share one spoon. Each offers it to the other, who is hungry, too. */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include "../../progress.h"

struct diner {
  const char *name;
  struct diner *spouse;
  atomic_bool hungry;
};

static struct diner ann, bob;
static _Atomic(struct diner *) spoon;

static void *dine(void *who) {
  struct diner *self = who;
  bool offered = false;
  while (self->hungry) {
    if (spoon != self) {
      sched_yield();
      continue;
    }
    if (self->spouse->hungry) { /* TWIN: after you, for ever */
      offered = true;
      spoon = self->spouse;
      continue;
    }
    self->hungry = false;
    progress();
    printf("%s has eaten%s\n", self->name, offered ? ", and was polite" : "");
    spoon = self->spouse;
  }
  return NULL;
}

int main(void) {
  pthread_t seats[2];
  ann = (struct diner){"Ann", &bob, true};
  bob = (struct diner){"Bob", &ann, true};
  spoon = &ann;
  progress();
  pthread_create(&seats[0], NULL, dine, &ann);
  pthread_create(&seats[1], NULL, dine, &bob);
  for (int i = 0; i < 2; i++) pthread_join(seats[i], NULL);
}
