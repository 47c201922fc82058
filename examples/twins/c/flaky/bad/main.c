/* A test on random input: one number of items in twenty fills its last page exactly. */
#include <stdio.h>
#include <stdlib.h>

enum { PAGE = 20, MOST = 1000 };

static int pages(int items) {
  return items / PAGE + 1; /* TWIN: one too many where the last page is full */
}

int main(void) {
  int items = 1 + (int)(strtoul(getenv("STRESS_SEED"), NULL, 10) % MOST);
  int shown = 0, needed = 0;
  for (; shown < items; shown += PAGE) needed++;
  puts("TAP version 13\n1..1");
  if (pages(items) == needed) return puts("ok 1 - every page has an item") < 0;
  printf("not ok 1 - every page has an item\n# %d items: %d pages, expected %d\n", items, pages(items), needed);
  return 1;
}
