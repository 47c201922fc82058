/* A job that fills a bounded cache and leaks on request; the arguments are those of ../README.md. */
#include <fcntl.h>
#include <malloc.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { CACHE = 2000, CHECKPOINTS = 60, HELD = 60000, STEPS = 3 };

static double leak = 0;
static const char *shape = "none", *kind = "memory";
static long operations = 200000, work = 1;
static int natural = 0;

static char *cache[CACHE];
static char *held[HELD];
static long holding = 0;
static long steps[STEPS];

static void *wait_forever(void *unused) {
  (void)unused;
  for (;;) pause();
  return NULL;
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static char *touched(size_t bytes) {
  char *block = malloc(bytes);
  if (block == NULL) fail("malloc");
  memset(block, 1, bytes);
  return block;
}

/* Only the last one is known; the others are lost. */
char *volatile last_leaked;

static void leak_one(void) {
  if (strcmp(kind, "fds") == 0) {
    if (open("/dev/null", O_RDONLY) < 0) fail("open");
  } else if (strcmp(kind, "sockets") == 0) {
    if (socket(AF_INET, SOCK_STREAM, 0) < 0) fail("socket");
  } else if (strcmp(kind, "threads") == 0) {
    pthread_t thread;
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 64 * 1024);
    if (pthread_create(&thread, &small, wait_forever, NULL) != 0) fail("pthread_create");
  } else {
    last_leaked = touched(1024 - 16);
  }
}

/* Healthy growth, the same with and without a leak. */
static void grow(long operation) {
  if (strcmp(shape, "sawtooth") == 0) {
    if (operation % 20000 == 0)
      while (holding > 0) free(held[--holding]);
    if (operation % 5 == 0 && holding < HELD) held[holding++] = touched(1024);
  } else if (strcmp(shape, "warmup") == 0) {
    double target = 40000 * (1 - exp(-(double)operation / (operations / 4.0)));
    while (holding < target) held[holding++] = touched(1024);
  } else if (strcmp(shape, "step") == 0) {
    for (int n = 0; n < STEPS; n++)
      if (steps[n] == operation) held[holding++] = touched(1 << 20);
  }
}

static void job(long operation) {
  char text[4096];
  size_t length = 0;
  for (long n = 0; n < 8 * work && length < sizeof text - 32; n++)
    length += snprintf(text + length, 32, "%ld-", operation * 31 + n);
  long at = operation % CACHE;
  free(cache[at]);
  cache[at] = strdup(text);
}

/* The folder of a process's threads has one link each, and two of its own. */
static long threads(void) {
  struct stat tasks;
  if (stat("/proc/self/task", &tasks) != 0) fail("/proc/self/task");
  return (long)tasks.st_nlink - 2;
}

static void read_arguments(int count, char **arguments) {
  for (int n = 1; n < count; n++) {
    const char *name = arguments[n], *value = n + 1 < count ? arguments[n + 1] : "";
    if (strcmp(name, "--natural") == 0) {
      natural = 1;
      continue;
    }
    if (strcmp(name, "--leak") == 0) leak = atof(value);
    else if (strcmp(name, "--shape") == 0) shape = value;
    else if (strcmp(name, "--kind") == 0) kind = value;
    else if (strcmp(name, "--operations") == 0) operations = atol(value);
    else if (strcmp(name, "--work") == 0) work = atol(value);
    n++;
  }
}

int main(int count, char **arguments) {
  read_arguments(count, arguments);
  FILE *metrics = fopen(getenv("STRESS_METRICS") ? getenv("STRESS_METRICS") : "/dev/null", "a");
  if (metrics == NULL) fail("STRESS_METRICS");
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  srand48(now.tv_nsec);
  for (int n = 0; n < STEPS; n++) steps[n] = 1 + (long)(drand48() * operations);
  double owed = 0;
  for (long operation = 1; operation <= operations; operation++) {
    job(operation);
    grow(operation);
    for (owed += leak / 1000; owed >= 1; owed--) leak_one();
    if (operation % (operations / CHECKPOINTS) == 0 && !natural) {
      struct mallinfo2 heap = mallinfo2();
      fprintf(metrics, "checkpoint operations=%ld memory.heap=%zuB threads=%ld\n", operation,
              heap.uordblks + heap.hblkhd, threads());
      fflush(metrics);
    }
  }
  fprintf(metrics, "operations=%ld\n", operations);
  return fclose(metrics) == 0 ? 0 : 1;
}
