/*
 * The truth. Each rule gives the moment of an answer from the moments of arrival alone, on an absolute schedule: however late the process
 * itself wakes, lateness never adds up, so that its capacity is exactly what its arguments say.
 */
#include <math.h>
#include <stddef.h>
#include <string.h>
#include "known.h"

static const double NS_PER_MS = 1e6, NS_PER_S = 1e9;

static ns later(ns a, ns b) { return a > b ? a : b; }

/*
 * stall period=10000 stall=1000 service=1 (ms): an answer takes the service time, but in the middle of every period, which the first
 * request begins, nothing leaves for the time of the stall; what arrives then is answered at its end.
 */
static struct {
  ns period, stall, service, origin;
} stalls;

static void prepare_stalls(void) {
  stalls.period = (ns)(number_option("period", 10000) * NS_PER_MS);
  stalls.stall = (ns)(number_option("stall", 1000) * NS_PER_MS);
  stalls.service = (ns)(number_option("service", 1) * NS_PER_MS);
  if (stalls.stall >= stalls.period) fail("stall", "it has to be shorter than the period");
}

static struct answer answer_with_stalls(ns arrival) {
  if (stalls.origin == 0) stalls.origin = arrival;
  ns begins = (stalls.period - stalls.stall) / 2, into = (arrival - stalls.origin) % stalls.period;
  bool stalled = into >= begins && into < begins + stalls.stall;
  ns end = stalled ? arrival - into + begins + stalls.stall : 0;
  return (struct answer){.due = later(arrival + stalls.service, end)};
}

/*
 * bucket rate=1000 burst=1 excess=queue|refuse: a token every 1 / rate seconds, `burst` of them at most; a request without one waits for
 * its own, or is refused. Virtual scheduling of the generic cell rate algorithm (ITU-T I.371): `next` is when the bucket is full again.
 */
static struct {
  ns token, slack, next;
  bool refuses;
} bucket;

static void prepare_bucket(void) {
  const char *excess = text_option("excess", "queue");
  bucket.refuses = strcmp(excess, "refuse") == 0;
  if (!bucket.refuses && strcmp(excess, "queue") != 0) fail(excess, "excess is queue or refuse");
  bucket.token = (ns)(NS_PER_S / number_option("rate", 1000));
  bucket.slack = (ns)(number_option("burst", 1) - 1) * bucket.token;
}

static struct answer answer_with_token(ns arrival) {
  ns due = later(arrival, bucket.next > bucket.slack ? bucket.next - bucket.slack : 0);
  if (bucket.refuses && due > arrival) return (struct answer){.due = arrival, .refused = true};
  bucket.next = later(arrival, bucket.next) + bucket.token;
  return (struct answer){.due = due};
}

/* worker mean=1 (ms) seed=1: one worker, first come first served, exponential service times: M/M/1 where arrivals are Poisson. */
static struct {
  double mean;
  ns free;
  uint64_t state;
} worker;

static void prepare_worker(void) {
  worker.mean = number_option("mean", 1) * NS_PER_MS;
  worker.state = (uint64_t)number_option("seed", 1) * 0x9e3779b97f4a7c15;
}

/* splitmix64 (Steele, Lea and Flood 2014), to (0, 1]. */
static double uniform(void) {
  uint64_t z = worker.state += 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return (double)(((z ^ (z >> 31)) >> 11) + 1) / 9007199254740992.0;
}

static struct answer answer_of_worker(ns arrival) {
  worker.free = later(arrival, worker.free) + (ns)(-log(uniform()) * worker.mean);
  return (struct answer){.due = worker.free};
}

static const struct rule {
  const char *name;
  void (*prepare)(void);
  struct answer (*answer)(ns arrival);
} rules[] = {
    {"stall", prepare_stalls, answer_with_stalls},
    {"bucket", prepare_bucket, answer_with_token},
    {"worker", prepare_worker, answer_of_worker},
};

static const struct rule *chosen;

void choose_rule(const char *name) {
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
    if (strcmp(rules[i].name, name) == 0) chosen = &rules[i];
  if (chosen == NULL) fail(name, "the first argument is stall, bucket or worker");
  chosen->prepare();
}

struct answer answer_to(ns arrival) { return chosen->answer(arrival); }
