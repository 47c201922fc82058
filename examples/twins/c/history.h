/* Appends one line to $STRESS_DIR/history.ndjson. A line is one write(), so that lines of threads and processes do not mix. */
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

__attribute__((format(printf, 1, 2))) static void record(const char *format, ...) {
  char path[4096], line[4096];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(line, sizeof line - 1, format, arguments);
  va_end(arguments);
  line[length++] = '\n';
  snprintf(path, sizeof path, "%s/history.ndjson", getenv("STRESS_DIR"));
  int file = open(path, O_WRONLY | O_APPEND | O_CREAT, 0644);
  if (file < 0 || write(file, line, length) != length) {
    perror(path);
    exit(1);
  }
  close(file);
}
