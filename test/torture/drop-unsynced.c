/*
 * Preloaded into a process, notes every change the process makes to files below TORTURE_ROOT, in the order it makes
 * them, in the journal TORTURE_JOURNAL. scripts/torture/disk.ts works out from it what a disk that drops unsynced
 * writes would hold after a power cut at any moment. What is written to TORTURE_MARKS (any path) becomes a mark in
 * the journal and is written nowhere else.
 *
 * TORTURE_FAIL=<write|sync|name|remove>:<nth>:<errno>:<times> makes calls of that kind fail, counted from the mark
 * "arm" on. The mark "fail <the same>" says so anew at any time and begins to count; the mark "calm" ends it and puts
 * how many calls of that kind were counted into the environment as TORTURE_SEEN.
 *
 * One record: op (1 byte), fd (4), a (8), b (8), length (4), then `length` bytes; little endian.
 */
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
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MAX_FD 65536
#define FICLONE_REQUEST 0x40049409ul

enum { UNTRACKED, TRACKED, MARKS, SHM };
enum { FAIL_NONE, FAIL_WRITE, FAIL_SYNC, FAIL_NAME, FAIL_REMOVE };

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static unsigned char tracked[MAX_FD];
static int journal = -1;
static char root[PATH_MAX];
static size_t root_length;
static char marks[PATH_MAX];
static int armed;
static int fail_kind;
static int fail_errno;
static long fail_from;
static long fail_times;
static long seen_calls;

#define REAL(name) ((__typeof__(&name))real(#name, &real_##name))
static void *real(const char *name, void **cache) {
  if (!*cache) *cache = dlsym(RTLD_NEXT, name);
  return *cache;
}
#define DECLARE(name) static void *real_##name

DECLARE(open); DECLARE(openat); DECLARE(close); DECLARE(write); DECLARE(pwrite); DECLARE(writev); DECLARE(pwritev);
DECLARE(ftruncate); DECLARE(truncate); DECLARE(rename); DECLARE(unlink); DECLARE(unlinkat); DECLARE(rmdir);
DECLARE(mkdir); DECLARE(link); DECLARE(fsync); DECLARE(fdatasync); DECLARE(mmap);

/* `syscall` is replaced below, and raw writes must not come back here. */
static long raw(long number, long a, long b, long c, long d, long e, long f) {
  static long (*call)(long, ...);
  if (!call) call = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  return call(number, a, b, c, d, e, f);
}

static void plan_failures(const char *plan) {
  char kind[16] = "";
  fail_kind = FAIL_NONE;
  if (sscanf(plan, "%15[a-z]:%ld:%d:%ld", kind, &fail_from, &fail_errno, &fail_times) != 4) return;
  fail_kind = !strcmp(kind, "write")    ? FAIL_WRITE
              : !strcmp(kind, "sync")   ? FAIL_SYNC
              : !strcmp(kind, "remove") ? FAIL_REMOVE
                                        : FAIL_NAME;
}

__attribute__((constructor)) static void start(void) {
  const char *folder = getenv("TORTURE_ROOT");
  const char *file = getenv("TORTURE_JOURNAL");
  const char *marker = getenv("TORTURE_MARKS");
  const char *fail = getenv("TORTURE_FAIL");
  if (!folder || !marker) return;
  strncpy(root, folder, sizeof root - 1);
  root_length = strlen(root);
  strncpy(marks, marker, sizeof marks - 1);
  if (file && *file)
    journal = (int)raw(SYS_openat, AT_FDCWD, (long)file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600, 0, 0);
  if (fail) plan_failures(fail);
}

static void put_all(struct iovec *parts, int count) {
  int at = 0;
  while (at < count) {
    ssize_t written = raw(SYS_writev, journal, (long)(parts + at), count - at, 0, 0, 0);
    if (written < 0) {
      if (errno == EINTR) continue;
      static const char message[] = "drop-unsynced: the journal cannot be written\n";
      raw(SYS_write, 2, (long)message, sizeof message - 1, 0, 0, 0);
      _exit(97);
    }
    while (at < count && (size_t)written >= parts[at].iov_len) written -= (ssize_t)parts[at++].iov_len;
    if (at < count) {
      parts[at].iov_base = (char *)parts[at].iov_base + written;
      parts[at].iov_len -= (size_t)written;
    }
  }
}

static void note(char op, int fd, uint64_t a, uint64_t b, const void *bytes, size_t length) {
  if (journal < 0) return;
  int keep = errno;
  struct __attribute__((packed)) { char op; int32_t fd; uint64_t a; uint64_t b; uint32_t length; } head = {
      op, fd, a, b, (uint32_t)length};
  struct iovec parts[2] = {{&head, sizeof head}, {(void *)bytes, length}};
  put_all(parts, 2);
  errno = keep;
}

static void note_paths(char op, int fd, uint64_t a, const char *first, const char *second) {
  char both[2 * PATH_MAX];
  size_t length = strlen(first);
  memcpy(both, first, length);
  if (second) {
    both[length++] = 0;
    memcpy(both + length, second, strlen(second));
    length += strlen(second);
  }
  note(op, fd, a, 0, both, length);
}

/* The absolute path; NULL where it is not below the root. */
static const char *watched(int folder, const char *path, char *buffer) {
  if (!root_length || !path) return NULL;
  if (path[0] != '/') {
    char base[PATH_MAX];
    ssize_t length;
    if (folder == AT_FDCWD) {
      if (!getcwd(base, sizeof base)) return NULL;
    } else {
      char link_name[64];
      snprintf(link_name, sizeof link_name, "/proc/self/fd/%d", folder);
      length = readlink(link_name, base, sizeof base - 1);
      if (length < 0) return NULL;
      base[length] = 0;
    }
    snprintf(buffer, PATH_MAX, "%s/%s", base, path);
    path = buffer;
  }
  if (strncmp(path, root, root_length) != 0) return NULL;
  return path[root_length] == '/' || path[root_length] == 0 ? path : NULL;
}

static int ends_with(const char *path, const char *end) {
  size_t length = strlen(path), tail = strlen(end);
  return length >= tail && !strcmp(path + length - tail, end);
}

/* True where this call must fail; errno is set. Called with the turn held. */
static int fails(int kind) {
  if (!armed || kind != fail_kind) return 0;
  seen_calls++;
  if (seen_calls < fail_from || seen_calls >= fail_from + fail_times) return 0;
  note('E', 0, (uint64_t)kind, (uint64_t)seen_calls, "", 0);
  errno = fail_errno;
  return 1;
}

static int kind_of(int fd) { return fd >= 0 && fd < MAX_FD ? tracked[fd] : UNTRACKED; }

static int opened(int folder, const char *given, int flags, mode_t mode, int at) {
  char buffer[PATH_MAX];
  if (given && marks[0] && !strcmp(given, marks)) {
    int fd = (int)raw(SYS_openat, AT_FDCWD, (long)"/dev/null", O_WRONLY | O_CLOEXEC, 0, 0, 0);
    if (fd >= 0 && fd < MAX_FD) tracked[fd] = MARKS;
    return fd;
  }
  const char *path = watched(folder, given, buffer);
  if (!path) {
    int other = at ? REAL(openat)(folder, given, flags, mode) : REAL(open)(given, flags, mode);
    /* Its number may have been a watched file's that was closed on a way not known here. */
    if (kind_of(other) != UNTRACKED) tracked[other] = UNTRACKED;
    return other;
  }
  pthread_mutex_lock(&turn);
  int fresh = (flags & O_CREAT) && raw(SYS_faccessat, AT_FDCWD, (long)path, F_OK, 0, 0, 0) != 0;
  int fd = -1;
  if (!(fresh && fails(FAIL_NAME)))
    fd = at ? REAL(openat)(folder, given, flags, mode) : REAL(open)(given, flags, mode);
  if (fd >= 0 && fd < MAX_FD) {
    tracked[fd] = ends_with(path, "-shm") ? SHM : TRACKED;
    uint64_t how = (fresh ? 1u : 0u) | ((flags & O_TRUNC) ? 2u : 0u);
    note_paths('O', fd, how, path, NULL);
  }
  pthread_mutex_unlock(&turn);
  return fd;
}

static mode_t mode_of(int flags, va_list rest) {
  return (flags & (O_CREAT | O_TMPFILE)) ? (mode_t)va_arg(rest, int) : 0;
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return opened(AT_FDCWD, path, flags, mode, 0);
}
int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return opened(AT_FDCWD, path, flags | O_LARGEFILE, mode, 0);
}
int openat(int folder, const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return opened(folder, path, flags, mode, 1);
}
int openat64(int folder, const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return opened(folder, path, flags | O_LARGEFILE, mode, 1);
}
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode, 0); }

int close(int fd) {
  if (kind_of(fd) == UNTRACKED) return REAL(close)(fd);
  pthread_mutex_lock(&turn);
  if (kind_of(fd) != MARKS) note('X', fd, 0, 0, "", 0);
  tracked[fd] = UNTRACKED;
  int result = REAL(close)(fd);
  pthread_mutex_unlock(&turn);
  return result;
}

static ssize_t mark(const void *bytes, size_t length) {
  pthread_mutex_lock(&turn);
  char text[80] = "";
  memcpy(text, bytes, length < sizeof text ? length : sizeof text - 1);
  if (!strncmp(text, "arm", 3)) armed = 1;
  if (!strncmp(text, "fail ", 5)) {
    plan_failures(text + 5);
    seen_calls = 0;
    armed = 1;
  }
  if (!strncmp(text, "calm", 4)) {
    char seen[24];
    armed = 0;
    snprintf(seen, sizeof seen, "%ld", seen_calls);
    setenv("TORTURE_SEEN", seen, 1);
  }
  note('M', 0, 0, 0, bytes, length);
  pthread_mutex_unlock(&turn);
  return (ssize_t)length;
}

/* Where a write without an offset goes. */
static uint64_t place_of(int fd) {
  struct stat stats;
  int flags = fcntl(fd, F_GETFL);
  if (flags >= 0 && (flags & O_APPEND) && fstat(fd, &stats) == 0) return (uint64_t)stats.st_size;
  off_t at = lseek(fd, 0, SEEK_CUR);
  return at < 0 ? 0 : (uint64_t)at;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  int kind = kind_of(fd);
  if (kind == MARKS) return mark(bytes, length);
  if (kind != TRACKED) return REAL(write)(fd, bytes, length);
  pthread_mutex_lock(&turn);
  ssize_t done = -1;
  if (!fails(FAIL_WRITE)) {
    uint64_t at = place_of(fd);
    done = REAL(write)(fd, bytes, length);
    if (done > 0) note('W', fd, at, 0, bytes, (size_t)done);
  }
  pthread_mutex_unlock(&turn);
  return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
  if (kind_of(fd) == MARKS) return mark(bytes, length);
  if (kind_of(fd) != TRACKED) return REAL(pwrite)(fd, bytes, length, at);
  pthread_mutex_lock(&turn);
  ssize_t done = -1;
  if (!fails(FAIL_WRITE)) {
    done = REAL(pwrite)(fd, bytes, length, at);
    if (done > 0) note('W', fd, (uint64_t)at, 0, bytes, (size_t)done);
  }
  pthread_mutex_unlock(&turn);
  return done;
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) { return pwrite(fd, bytes, length, at); }

static void note_parts(int fd, uint64_t at, const struct iovec *parts, int count, ssize_t done) {
  for (int index = 0; index < count && done > 0; index++) {
    size_t length = parts[index].iov_len < (size_t)done ? parts[index].iov_len : (size_t)done;
    note('W', fd, at, 0, parts[index].iov_base, length);
    at += length;
    done -= (ssize_t)length;
  }
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (kind_of(fd) != TRACKED) return REAL(writev)(fd, parts, count);
  pthread_mutex_lock(&turn);
  ssize_t done = -1;
  if (!fails(FAIL_WRITE)) {
    uint64_t at = place_of(fd);
    done = REAL(writev)(fd, parts, count);
    note_parts(fd, at, parts, count, done);
  }
  pthread_mutex_unlock(&turn);
  return done;
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  if (kind_of(fd) != TRACKED) return REAL(pwritev)(fd, parts, count, at);
  pthread_mutex_lock(&turn);
  ssize_t done = -1;
  if (!fails(FAIL_WRITE)) {
    done = REAL(pwritev)(fd, parts, count, at);
    note_parts(fd, (uint64_t)at, parts, count, done);
  }
  pthread_mutex_unlock(&turn);
  return done;
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) { return pwritev(fd, parts, count, at); }

int ftruncate(int fd, off_t size) {
  if (kind_of(fd) != TRACKED) return REAL(ftruncate)(fd, size);
  pthread_mutex_lock(&turn);
  int result = -1;
  if (!fails(FAIL_WRITE)) {
    result = REAL(ftruncate)(fd, size);
    if (result == 0) note('T', fd, (uint64_t)size, 0, "", 0);
  }
  pthread_mutex_unlock(&turn);
  return result;
}
int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

int truncate(const char *path, off_t size) {
  char buffer[PATH_MAX];
  const char *found = watched(AT_FDCWD, path, buffer);
  if (!found) return REAL(truncate)(path, size);
  int fd = open(path, O_WRONLY);
  if (fd < 0) return -1;
  int result = ftruncate(fd, size);
  close(fd);
  return result;
}

/* A full disk still removes names, so those calls are of a kind of their own. One call that changes names. */
#define NAMES(first, second, op, call, kind)                                              \
  char buffer_a[PATH_MAX], buffer_b[PATH_MAX];                                  \
  const char *from = watched(AT_FDCWD, first, buffer_a);                        \
  const char *to = watched(AT_FDCWD, second, buffer_b);                         \
  if (!from && !to) return call;                                                \
  pthread_mutex_lock(&turn);                                                    \
  int result = -1;                                                              \
  if (!fails(kind)) {                                                           \
    result = call;                                                              \
    if (result == 0) note_paths(op, 0, 0, from ? from : "", second ? (to ? to : "") : NULL); \
  }                                                                             \
  pthread_mutex_unlock(&turn);                                                  \
  return result;

int rename(const char *a, const char *b) { NAMES(a, b, 'R', REAL(rename)(a, b), FAIL_NAME) }
int link(const char *a, const char *b) { NAMES(a, b, 'L', REAL(link)(a, b), FAIL_NAME) }
int unlink(const char *path) { NAMES(path, NULL, 'U', REAL(unlink)(path), FAIL_REMOVE) }
int rmdir(const char *path) { NAMES(path, NULL, 'U', REAL(rmdir)(path), FAIL_REMOVE) }
int mkdir(const char *path, mode_t mode) { NAMES(path, NULL, 'D', REAL(mkdir)(path, mode), FAIL_NAME) }
int remove(const char *path) {
  struct stat stats;
  if (lstat(path, &stats) != 0) return -1;
  return S_ISDIR(stats.st_mode) ? rmdir(path) : unlink(path);
}
int unlinkat(int folder, const char *path, int flags) {
  char buffer[PATH_MAX];
  const char *found = watched(folder, path, buffer);
  if (!found) return REAL(unlinkat)(folder, path, flags);
  return (flags & AT_REMOVEDIR) ? rmdir(found) : unlink(found);
}

static int synced(int fd, int data_only) {
  if (kind_of(fd) != TRACKED) return data_only ? REAL(fdatasync)(fd) : REAL(fsync)(fd);
  pthread_mutex_lock(&turn);
  int result = -1;
  /* A journal takes the place of the disk: nothing has to wait for the real one. */
  if (!fails(FAIL_SYNC)) {
    result = 0;
    note('S', fd, 0, 0, "", 0);
  }
  pthread_mutex_unlock(&turn);
  return result;
}
int fsync(int fd) { return synced(fd, 0); }
int fdatasync(int fd) { return synced(fd, 1); }

/* Ways round the calls above: refused, so that the caller falls back to one of them; or reported. */
static int refuse(int error) {
  errno = error;
  return -1;
}
ssize_t sendfile(int out, int in, off_t *at, size_t length) {
  if (kind_of(out) == TRACKED) return refuse(EINVAL);
  return raw(SYS_sendfile, out, in, (long)at, (long)length, 0, 0);
}
ssize_t sendfile64(int out, int in, off64_t *at, size_t length) { return sendfile(out, in, at, length); }
ssize_t copy_file_range(int in, off64_t *a, int out, off64_t *b, size_t length, unsigned flags) {
  if (kind_of(out) == TRACKED) return refuse(ENOSYS);
  return raw(SYS_copy_file_range, in, (long)a, out, (long)b, (long)length, flags);
}
int fallocate(int fd, int mode, off_t at, off_t length) {
  if (kind_of(fd) == TRACKED) return refuse(EOPNOTSUPP);
  return (int)raw(SYS_fallocate, fd, mode, at, length, 0, 0);
}
int ioctl(int fd, unsigned long request, ...) {
  va_list rest;
  va_start(rest, request);
  void *argument = va_arg(rest, void *);
  va_end(rest);
  if (request == FICLONE_REQUEST && kind_of(fd) == TRACKED) return refuse(EOPNOTSUPP);
  return (int)raw(SYS_ioctl, fd, (long)request, (long)argument, 0, 0, 0);
}
long syscall(long number, ...) {
  va_list rest;
  va_start(rest, number);
  long a = va_arg(rest, long), b = va_arg(rest, long), c = va_arg(rest, long);
  long d = va_arg(rest, long), e = va_arg(rest, long), f = va_arg(rest, long);
  va_end(rest);
  /* How libuv closes files. */
  if (number == SYS_close) return close((int)a);
  if (number == SYS_copy_file_range && kind_of((int)c) == TRACKED) return refuse(ENOSYS);
  if (number == SYS_io_uring_setup) return refuse(ENOSYS);
  return raw(number, a, b, c, d, e, f);
}
static void *mapped(void *at, size_t length, int protection, int flags, int fd, off_t offset) {
  if ((flags & MAP_SHARED) && (protection & PROT_WRITE) && kind_of(fd) == TRACKED)
    note('P', fd, 0, 0, "", 0);
  return REAL(mmap)(at, length, protection, flags, fd, offset);
}
void *mmap(void *at, size_t length, int protection, int flags, int fd, off_t offset) {
  return mapped(at, length, protection, flags, fd, offset);
}
void *mmap64(void *at, size_t length, int protection, int flags, int fd, off64_t offset) {
  return mapped(at, length, protection, flags, fd, offset);
}
