// Stands between a program and its disk (LD_PRELOAD). Of every file below one folder it writes down, in their order, all
// that could be lost when the power fails; and it can make the disk full, read-only or slow while the program runs.
//
//   DISK_ROOT     the folder
//   DISK_LOG      takes the records: see disk-log.ts, which reads them
//   DISK_CONTROL  a file of three 32-bit numbers: what the disk does now, bytes that are left, milliseconds a flush takes
//
// Threads of one program; not its children, which begin anew and would write over each other.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum operation { CREATE = 1, WRITE, TRUNCATE, FLUSH, RENAME, UNLINK, MAKE_FOLDER, REMOVE_FOLDER, LINK };
enum disk { WELL = 0, FULL = 1, READ_ONLY = 2, FAILS_TO_FLUSH = 3 };

struct record {
  uint8_t operation;
  uint8_t unused;
  uint16_t path_bytes;
  uint32_t data_bytes;
  uint64_t at;
} __attribute__((packed));

struct control {
  uint32_t disk;
  int32_t bytes_left;
  int32_t times_left;
  uint32_t flush_ms;
};

#define MOST_FILES 4096
static struct open_file {
  char *path;
  int appends;
  dev_t device;
  ino_t inode;
} open_files[MOST_FILES];
static char root[PATH_MAX];
static size_t root_bytes;
static int log_file = -1;
static struct control well, *control = &well;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
  const char *folder = getenv("DISK_ROOT"), *records = getenv("DISK_LOG"), *steer = getenv("DISK_CONTROL");
  unsetenv("LD_PRELOAD");
  if (!folder) return;
  if (!realpath(folder, root)) abort();
  root_bytes = strlen(root);
  if (records) log_file = REAL(open)(records, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (steer) {
    int file = REAL(open)(steer, O_RDWR | O_CLOEXEC);
    void *mapped = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (file < 0 || mapped == MAP_FAILED) abort();
    control = mapped;
  }
}

// The path from the root on, or NULL where it is not below it.
static const char *below(const char *path) {
  static __thread char whole[PATH_MAX];
  if (!root_bytes || !path) return NULL;
  if (path[0] != '/') {
    char here[PATH_MAX];
    if (!getcwd(here, sizeof here)) return NULL;
    if (snprintf(whole, sizeof whole, "%s/%s", here, path) >= (int)sizeof whole) return NULL;
    path = whole;
  }
  if (strncmp(path, root, root_bytes) != 0) return NULL;
  if (path[root_bytes] == '\0') return "";
  return path[root_bytes] == '/' ? path + root_bytes + 1 : NULL;
}

// The path below the root that is open as this file. Node closes files without asking the library: a number may long stand
// for something else, so what it stands for is compared.
static const char *of(int file) {
  if (file < 0 || file >= MOST_FILES || !open_files[file].path) return NULL;
  const struct open_file *known = &open_files[file];
  struct stat about;
  if (fstat(file, &about) != 0 || about.st_dev != known->device || about.st_ino != known->inode) return NULL;
  return known->path;
}

static void put(const void *bytes, size_t count) {
  if (REAL(write)(log_file, bytes, count) != (ssize_t)count) abort();
}

static void note(enum operation operation, const char *path, uint64_t at, const void *data, size_t count) {
  if (log_file < 0) return;
  struct record head = {operation, 0, (uint16_t)strlen(path), (uint32_t)count, at};
  char *all = malloc(sizeof head + head.path_bytes + count);
  memcpy(all, &head, sizeof head);
  memcpy(all + sizeof head, path, head.path_bytes);
  if (count) memcpy(all + sizeof head + head.path_bytes, data, count);
  put(all, sizeof head + head.path_bytes + count);
  free(all);
}

static uint64_t size_of(int file) {
  struct stat about;
  return fstat(file, &about) == 0 ? (uint64_t)about.st_size : 0;
}

// Nonzero where a full disk has no room for this any more, with errno set.
static int has_no_room(int64_t bytes) {
  if (control->bytes_left < bytes || control->times_left <= 0) return errno = ENOSPC;
  control->bytes_left -= (int32_t)bytes;
  control->times_left -= 1;
  return 0;
}

// Nonzero where the disk refuses, with errno set. What lies within a file already has its place, on a full disk too.
static int refuses(uint64_t from, uint64_t to, uint64_t size) {
  (void)from;
  if (control->disk == READ_ONLY) return errno = EROFS;
  return control->disk == FULL && to > size ? has_no_room((int64_t)(to - size)) : 0;
}

// A name takes some room in its folder.
static int refuses_name(void) {
  if (control->disk == READ_ONLY) return errno = EROFS;
  return control->disk == FULL ? has_no_room(1) : 0;
}

static int opened(const char *path, int flags, mode_t mode, int (*really)(const char *, int, ...)) {
  const char *name = below(path);
  if (!name) return really(path, flags, mode);
  pthread_mutex_lock(&order);
  int is_new = (flags & O_CREAT) && access(path, F_OK) != 0, file = -1;
  if (!((is_new || (control->disk == READ_ONLY && (flags & O_ACCMODE) != O_RDONLY)) && refuses_name()))
    file = really(path, flags, mode);
  if (file >= 0 && file < MOST_FILES) {
    struct stat about;
    if (fstat(file, &about) != 0) abort();
    free(open_files[file].path);
    open_files[file] = (struct open_file){strdup(name), (flags & O_APPEND) != 0, about.st_dev, about.st_ino};
    if (is_new) note(CREATE, name, 0, NULL, 0);
    else if (flags & O_TRUNC) note(TRUNCATE, name, 0, NULL, 0);
  }
  pthread_mutex_unlock(&order);
  return file;
}

#define MODE_OF(flags)                                  \
  mode_t mode = 0;                                      \
  if (flags & (O_CREAT | O_TMPFILE)) {                  \
    va_list more;                                       \
    va_start(more, flags);                              \
    mode = va_arg(more, mode_t);                        \
    va_end(more);                                       \
  }

int open(const char *path, int flags, ...) {
  MODE_OF(flags)
  return opened(path, flags, mode, (int (*)(const char *, int, ...))REAL(open));
}

int open64(const char *path, int flags, ...) {
  MODE_OF(flags)
  return opened(path, flags | O_LARGEFILE, mode, (int (*)(const char *, int, ...))REAL(open64));
}

int access(const char *path, int how) {
  if ((how & W_OK) && control->disk == READ_ONLY && below(path)) return errno = EROFS, -1;
  return REAL(access)(path, how);
}

static ssize_t written(int file, const void *bytes, size_t count, off64_t at, int has_place) {
  const char *path = of(file);
  if (!path) return has_place ? REAL(pwrite64)(file, bytes, count, at) : REAL(write)(file, bytes, count);
  pthread_mutex_lock(&order);
  uint64_t size = size_of(file);
  uint64_t from = has_place ? (uint64_t)at : open_files[file].appends ? size : (uint64_t)lseek64(file, 0, SEEK_CUR);
  ssize_t done = -1;
  if (!refuses(from, from + count, size))
    done = has_place ? REAL(pwrite64)(file, bytes, count, at) : REAL(write)(file, bytes, count);
  if (done > 0) note(WRITE, path, from, bytes, (size_t)done);
  pthread_mutex_unlock(&order);
  return done;
}

ssize_t write(int file, const void *bytes, size_t count) { return written(file, bytes, count, 0, 0); }
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { return written(file, bytes, count, at, 1); }
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) { return written(file, bytes, count, at, 1); }

ssize_t writev(int file, const struct iovec *parts, int count) {
  if (!of(file)) return REAL(writev)(file, parts, count);
  ssize_t all = 0;
  for (int each = 0; each < count; each++) {
    ssize_t done = write(file, parts[each].iov_base, parts[each].iov_len);
    if (done < 0) return all > 0 ? all : done;
    all += done;
  }
  return all;
}

static ssize_t many(int file, const struct iovec *parts, int count, off64_t at) {
  ssize_t all = 0;
  for (int each = 0; each < count; each++) {
    ssize_t done = written(file, parts[each].iov_base, parts[each].iov_len, at + all, 1);
    if (done < 0) return all > 0 ? all : done;
    all += done;
  }
  return all;
}

ssize_t pwritev(int file, const struct iovec *parts, int count, off_t at) {
  return of(file) ? many(file, parts, count, at) : REAL(pwritev)(file, parts, count, at);
}

ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t at) {
  return of(file) ? many(file, parts, count, at) : REAL(pwritev64)(file, parts, count, at);
}

static int cut(int file, off64_t to) {
  const char *path = of(file);
  if (!path) return REAL(ftruncate64)(file, to);
  pthread_mutex_lock(&order);
  int done = -1;
  if (!refuses(0, (uint64_t)to, size_of(file))) done = REAL(ftruncate64)(file, to);
  if (done == 0) note(TRUNCATE, path, (uint64_t)to, NULL, 0);
  pthread_mutex_unlock(&order);
  return done;
}

int ftruncate(int file, off_t to) { return cut(file, to); }
int ftruncate64(int file, off64_t to) { return cut(file, to); }

static int flushed(int file, int (*really)(int)) {
  const char *path = of(file);
  if (!path) return really(file);
  uint32_t ms = control->flush_ms;
  if (ms > 0) {
    struct timespec rest = {ms / 1000, (long)(ms % 1000) * 1000000};
    nanosleep(&rest, NULL);
  }
  pthread_mutex_lock(&order);
  int done = -1;
  if (control->disk == FAILS_TO_FLUSH) errno = EIO;
  else done = really(file);
  if (done == 0) note(FLUSH, path, 0, NULL, 0);
  pthread_mutex_unlock(&order);
  return done;
}

int fsync(int file) { return flushed(file, REAL(fsync)); }
int fdatasync(int file) { return flushed(file, REAL(fdatasync)); }

static int named(const char *from, const char *to, enum operation operation, int (*really)(const char *, const char *)) {
  const char *name = below(from);
  if (!name) return really(from, to);
  char *kept = strdup(name);
  const char *new_name = below(to);
  pthread_mutex_lock(&order);
  int done = refuses_name() ? -1 : really(from, to);
  if (done == 0) note(operation, kept, 0, new_name ? new_name : "", new_name ? strlen(new_name) : 0);
  pthread_mutex_unlock(&order);
  free(kept);
  return done;
}

int rename(const char *from, const char *to) { return named(from, to, RENAME, REAL(rename)); }
int link(const char *from, const char *to) { return named(from, to, LINK, REAL(link)); }

static int gone(const char *path, enum operation operation, int (*really)(const char *)) {
  const char *name = below(path);
  if (!name) return really(path);
  pthread_mutex_lock(&order);
  int done = -1;
  if (control->disk == READ_ONLY) errno = EROFS;
  else done = really(path);
  if (done == 0) note(operation, name, 0, NULL, 0);
  pthread_mutex_unlock(&order);
  return done;
}

int unlink(const char *path) { return gone(path, UNLINK, REAL(unlink)); }
int rmdir(const char *path) { return gone(path, REMOVE_FOLDER, REAL(rmdir)); }

int remove(const char *path) {
  struct stat about;
  if (!below(path) || lstat(path, &about) != 0) return REAL(remove)(path);
  return S_ISDIR(about.st_mode) ? rmdir(path) : unlink(path);
}

int unlinkat(int folder, const char *path, int flags) {
  if (!root_bytes) return REAL(unlinkat)(folder, path, flags);
  char whole[PATH_MAX];
  if (folder == AT_FDCWD || path[0] == '/') snprintf(whole, sizeof whole, "%s", path);
  else {
    char link[64], at[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t bytes = readlink(link, at, sizeof at - 1);
    if (bytes < 0) return REAL(unlinkat)(folder, path, flags);
    at[bytes] = '\0';
    if (snprintf(whole, sizeof whole, "%s/%s", at, path) >= (int)sizeof whole) abort();
  }
  if (!below(whole)) return REAL(unlinkat)(folder, path, flags);
  return flags & AT_REMOVEDIR ? rmdir(whole) : unlink(whole);
}

int mkdir(const char *path, mode_t mode) {
  const char *name = below(path);
  if (!name) return REAL(mkdir)(path, mode);
  pthread_mutex_lock(&order);
  int done = refuses_name() ? -1 : REAL(mkdir)(path, mode);
  if (done == 0) note(MAKE_FOLDER, name, 0, NULL, 0);
  pthread_mutex_unlock(&order);
  return done;
}
