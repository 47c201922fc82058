/*
 * known RULE [name=value…] [port=0] [log=FILE]: prints its port, serves until SIGTERM or the end of its standard input, then writes the log.
 * One thread, so that nothing but arrivals decides what it does.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>
#include "known.h"

static ns now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return (ns)at.tv_sec * 1000000000 + (ns)at.tv_nsec;
}

static int listen_on(uint16_t port) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)) != 0 || bind(fd, (void *)&address, size) != 0 ||
      listen(fd, SOMAXCONN) != 0 || getsockname(fd, (void *)&address, &size) != 0)
    fail("port", "it cannot be listened on");
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  return fd;
}

static void accept_all(int epoll, int listener) {
  for (int fd; (fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0; open_connection(epoll, fd))
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
}

static void answer_due(void) {
  for (const struct waiting *first; (first = first_waiting()) != NULL && first->due <= now();) {
    struct waiting request = next_waiting();
    answer_connection(request.connection, request.life, false);
    log_answer(request.entry, now());
  }
}

/* Absolute, so that a moment in the past fires at once; zero disarms. */
static void set_timer(int timer, ns *set) {
  const struct waiting *first = first_waiting();
  ns due = first == NULL ? 0 : first->due;
  if (due == *set) return;
  struct itimerspec spec = {.it_value = {(time_t)(due / 1000000000), (long)(due % 1000000000)}};
  timerfd_settime(timer, TFD_TIMER_ABSTIME, &spec, NULL);
  *set = due;
}

static void watch(int epoll, int fd) {
  epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &(struct epoll_event){.events = EPOLLIN, .data.u32 = (uint32_t)fd});
}

static void serve(int listener) {
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigprocmask(SIG_BLOCK, &ends, NULL);
  int epoll = epoll_create1(0), timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK), end = signalfd(-1, &ends, 0);
  watch(epoll, listener);
  watch(epoll, timer);
  watch(epoll, end);
  watch(epoll, STDIN_FILENO);
  struct epoll_event events[256];
  for (ns set = 0;; set_timer(timer, &set)) {
    int count = epoll_wait(epoll, events, 256, -1);
    for (int i = 0; i < count; i++) {
      int fd = (int)events[i].data.u32;
      if (fd == end || fd == STDIN_FILENO) return;
      if (fd == listener) accept_all(epoll, listener);
      else if (fd == timer) set = read(timer, &(uint64_t){0}, 8) == 8 ? 0 : set;
      else read_connection((uint32_t)fd, now);
    }
    answer_due();
  }
}

int main(int count, char **words) {
  if (count < 2) fail("known", "it takes a rule: stall, bucket or worker");
  set_options(count - 2, words + 2);
  choose_rule(words[1]);
  /* Before its neighbours where that is allowed: it takes little, and what it takes late is no longer the truth. */
  setpriority(PRIO_PROCESS, 0, -10);
  const char *log = text_option("log", NULL), *port = text_option("port", NULL);
  serve(listen_on(port == NULL ? 0 : (uint16_t)number_option("port", 0)));
  if (log != NULL) write_log(log);
  return 0;
}
