#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "known.h"

static int words;
static char **word;

void set_options(int count, char **given) {
  words = count;
  word = given;
}

const char *text_option(const char *name, const char *otherwise) {
  size_t length = strlen(name);
  for (int i = 0; i < words; i++)
    if (strncmp(word[i], name, length) == 0 && word[i][length] == '=') return word[i] + length + 1;
  return otherwise;
}

double number_option(const char *name, double otherwise) {
  const char *text = text_option(name, NULL);
  if (text == NULL) return otherwise;
  char *end;
  double value = strtod(text, &end);
  if (*text == '\0' || *end != '\0' || !(value > 0)) fail(name, "it takes a positive number");
  return value;
}

void fail(const char *what, const char *why) {
  fprintf(stderr, "Cannot go on: %s: %s\n", what, why);
  exit(2);
}
