/* An HTTP/1.1 server on loopback whose answers leave at moments that are known: see rules.c for what it does, log.c for what it writes down. */
#ifndef KNOWN_H
#define KNOWN_H

#include <stdbool.h>
#include <stdint.h>

/* Nanoseconds of CLOCK_MONOTONIC, which process.hrtime() reads as well. */
typedef uint64_t ns;

/* When the answer to a request leaves, and whether it says no: 429, at once. */
struct answer {
  ns due;
  bool refused;
};

/* options.c: a word `name=value` of the command line. */
double number_option(const char *name, double otherwise);
const char *text_option(const char *name, const char *otherwise);
void set_options(int count, char **words);
_Noreturn void fail(const char *what, const char *why);

/* rules.c: answers leave in the order in which requests arrived, refusals excepted. */
void choose_rule(const char *name);
struct answer answer_to(ns arrival);

/* queue.c: requests that wait for their moment. */
struct waiting {
  ns due;
  uint64_t entry; /* in the log */
  uint32_t connection, life;
};
void wait_until_due(struct waiting request);
const struct waiting *first_waiting(void);
struct waiting next_waiting(void);

/* log.c: one entry a request. */
uint64_t log_arrival(ns arrival, ns due);
void log_answer(uint64_t entry, ns at);
void write_log(const char *file);

/* connections.c */
void open_connection(int epoll, int socket);
void read_connection(uint32_t connection, ns (*now)(void));
void answer_connection(uint32_t connection, uint32_t life, bool refused);

#endif
