// Stands between a program and the names of the network: those under `.test` are of this computer, or of nobody for as long as
// the file that NAMES_GONE names is there. Each look-up asks anew.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **found) {
  static const char ours[] = ".test";
  int (*really)(const char *, const char *, const struct addrinfo *, struct addrinfo **) =
      (__typeof__(&getaddrinfo))dlsym(RTLD_NEXT, "getaddrinfo");
  const size_t length = name ? strlen(name) : 0;
  if (length < sizeof ours || strcmp(name + length + 1 - sizeof ours, ours) != 0)
    return really(name, service, hints, found);
  const char *gone = getenv("NAMES_GONE");
  if (gone && access(gone, F_OK) == 0) return EAI_AGAIN;
  return really("127.0.0.1", service, hints, found);
}
