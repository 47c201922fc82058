/* Keep-alive connections and requests without a body, one after the other or pipelined. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include "known.h"

enum { MOST_SOCKETS = 65536, LONGEST_HEAD = 8192 };

/* `life` tells a connection from the one that had its number before; `last` is set by `Connection: close`. */
static struct connection {
  char *head;
  size_t length;
  uint32_t life;
  bool open, last;
} connections[MOST_SOCKETS];

static const char OK[] = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nok\n";
static const char NO[] = "HTTP/1.1 429 Too Many Requests\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nno\n";

void open_connection(int epoll, int fd) {
  if (fd >= MOST_SOCKETS) {
    close(fd);
    return;
  }
  struct connection *c = &connections[fd];
  if (c->head == NULL && (c->head = malloc(LONGEST_HEAD)) == NULL) fail("a connection", "no memory is left");
  c->length = 0;
  c->life++;
  c->open = true;
  c->last = false;
  struct epoll_event event = {.events = EPOLLIN, .data.u32 = (uint32_t)fd};
  epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

static void close_connection(uint32_t fd) {
  connections[fd].open = false;
  close((int)fd);
}

/* An answer is far smaller than a socket's buffer: one that does not fit has nobody to read it. */
void answer_connection(uint32_t fd, uint32_t life, bool refused) {
  struct connection *c = &connections[fd];
  if (!c->open || c->life != life) return;
  const char *text = refused ? NO : OK;
  ssize_t length = (ssize_t)(refused ? sizeof NO : sizeof OK) - 1;
  if (send((int)fd, text, (size_t)length, MSG_NOSIGNAL) != length || c->last) close_connection(fd);
}

static void take_request(uint32_t fd, ns arrival) {
  struct connection *c = &connections[fd];
  struct answer answer = answer_to(arrival);
  uint64_t entry = log_arrival(arrival, answer.refused ? 0 : answer.due);
  if (answer.refused) answer_connection(fd, c->life, true);
  else wait_until_due((struct waiting){answer.due, entry, fd, c->life});
}

void read_connection(uint32_t fd, ns (*now)(void)) {
  struct connection *c = &connections[fd];
  ssize_t got = recv((int)fd, c->head + c->length, LONGEST_HEAD - c->length, 0);
  if (got < 0 && errno == EAGAIN) return;
  if (got <= 0) {
    close_connection(fd);
    return;
  }
  c->length += (size_t)got;
  char *end;
  while (c->open && (end = memmem(c->head, c->length, "\r\n\r\n", 4)) != NULL) {
    *end = '\0';
    c->last = strcasestr(c->head, "\nconnection: close") != NULL;
    take_request(fd, now());
    size_t used = (size_t)(end + 4 - c->head);
    c->length -= used;
    memmove(c->head, c->head + used, c->length);
  }
}
