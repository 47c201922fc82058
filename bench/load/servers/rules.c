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
static struct answer stalls(ns arrival) {
  static ns period, stall, service, origin;
  if (period == 0) {
    period = (ns)(number_option("period", 10000) * NS_PER_MS);
    stall = (ns)(number_option("stall", 1000) * NS_PER_MS);
    service = (ns)(number_option("service", 1) * NS_PER_MS);
    origin = arrival;
  }
  ns begins = (period - stall) / 2, into = (arrival - origin) % period;
  bool stalled = into >= begins && into < begins + stall;
  return (struct answer){.due = later(arrival + service, stalled ? arrival - into + begins + stall : 0)};
}

/*
 * bucket rate=1000 burst=1 excess=queue|refuse: a token every 1 / rate seconds, `burst` of them at most; a request without one waits for
 * its own, or is refused. Virtual scheduling of the generic cell rate algorithm (ITU-T I.371).
 */
static struct answer bucket(ns arrival) {
  static ns token, slack, next;
  static bool refuses;
  if (token == 0) {
    token = (ns)(NS_PER_S / number_option("rate", 1000));
    slack = (ns)(number_option("burst", 1) - 1) * token;
    refuses = strcmp(text_option("excess", "queue"), "refuse") == 0;
  }
  ns due = later(arrival, next > slack ? next - slack : 0);
  if (refuses && due > arrival) return (struct answer){.due = arrival, .refused = true};
  next = later(arrival, next) + token;
  return (struct answer){.due = due};
}

/* splitmix64 (Steele, Lea and Flood 2014), to (0, 1]. */
static double uniform(void) {
  static uint64_t state;
  if (state == 0) state = (uint64_t)number_option("seed", 1) * 0x9e3779b97f4a7c15;
  uint64_t z = state += 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return (double)(((z ^ (z >> 31)) >> 11) + 1) / 9007199254740992.0;
}

/* worker mean=1 (ms) seed=1: one worker, first come first served, exponential service times: M/M/1 where arrivals are Poisson. */
static struct answer worker(ns arrival) {
  static double mean;
  static ns free_at;
  if (mean == 0) mean = number_option("mean", 1) * NS_PER_MS;
  free_at = later(arrival, free_at) + (ns)(-log(uniform()) * mean);
  return (struct answer){.due = free_at};
}

static const struct {
  const char *name;
  struct answer (*rule)(ns arrival);
} rules[] = {{"stall", stalls}, {"bucket", bucket}, {"worker", worker}};

static struct answer (*chosen)(ns arrival);

void choose_rule(const char *name) {
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
    if (strcmp(rules[i].name, name) == 0) chosen = rules[i].rule;
  if (chosen == NULL) fail(name, "the first argument is stall, bucket or worker");
}

struct answer answer_to(ns arrival) { return chosen(arrival); }
