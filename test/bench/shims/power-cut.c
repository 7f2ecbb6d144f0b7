/*
 * LD_PRELOAD: a simulated power cut. CUT_LIVE is the folder of a store, CUT_SYNCED the same folder as of
 * each file's last sync. Before or after a random write, sync or unlink both are copied, with CUT_SAID (what
 * the store's user was told by then), to CUT_TO/<number>/. The process goes on: one life gives many cuts.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static const char *live, *synced, *said, *to;
static uint64_t state, one_in, cuts, cuts_max;
static pthread_mutex_t alone = PTHREAD_MUTEX_INITIALIZER;
static __typeof__(&write) real_write;

static void broken(const char *what, const char *path) {
  dprintf(2, "power-cut: %s %s: %s\n", what, path, strerror(errno));
  _exit(70);
}

__attribute__((constructor)) static void begin(void) {
  real_write = REAL(write);
  live = getenv("CUT_LIVE");
  synced = getenv("CUT_SYNCED");
  said = getenv("CUT_SAID");
  to = getenv("CUT_TO");
  const char *seed = getenv("CUT_SEED"), *gap = getenv("CUT_ONE_IN"), *max = getenv("CUT_MAX");
  if (!live || !synced || !said || !to || !seed || !gap || !max) live = NULL;
  if (!live) return;
  state = strtoull(seed, NULL, 10) * 2 + 1;
  one_in = strtoull(gap, NULL, 10);
  cuts_max = strtoull(max, NULL, 10);
}

/* Whole at once: beside, then moved in place. A file that is not there stays so. */
static void copy(const char *from, const char *into) {
  char beside[PATH_MAX + 8], part[65536];
  int in = open(from, O_RDONLY | O_CLOEXEC);
  if (in < 0 && errno == ENOENT) return;
  snprintf(beside, sizeof beside, "%s.part", into);
  int out = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (in < 0 || out < 0) broken("copy", from);
  ssize_t size;
  while ((size = read(in, part, sizeof part)) > 0)
    if (real_write(out, part, size) != size) broken("copy", into);
  close(in);
  close(out);
  if (size < 0 || rename(beside, into) != 0) broken("copy", into);
}

static void copy_folder(const char *from, const char *into) {
  char a[PATH_MAX], b[PATH_MAX];
  mkdir(into, 0700);
  DIR *names = opendir(from);
  if (!names) broken("open", from);
  for (struct dirent *name; (name = readdir(names));) {
    if (name->d_type != DT_REG) continue;
    snprintf(a, sizeof a, "%s/%s", from, name->d_name);
    snprintf(b, sizeof b, "%s/%s", into, name->d_name);
    copy(a, b);
  }
  closedir(names);
}

/* The name of a watched file, or NULL. SQLite makes the index of its log anew after a power cut. */
static const char *name_of(const char *path) {
  size_t folder = live ? strlen(live) : 0;
  if (!folder || strncmp(path, live, folder) != 0 || path[folder] != '/') return NULL;
  const char *name = path + folder + 1;
  size_t size = strlen(name);
  return size > 4 && strcmp(name + size - 4, "-shm") == 0 ? NULL : name;
}

static const char *name_at(int fd, char *path) {
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t size = live ? readlink(link, path, PATH_MAX - 1) : -1;
  if (size < 0) return NULL;
  path[size] = 0;
  return name_of(path);
}

static void maybe_cut(void) {
  char into[PATH_MAX], part[PATH_MAX + 8];
  state = state * 6364136223846793005ULL + 1442695040888963407ULL;
  if (cuts >= cuts_max || (state >> 33) % one_in != 0) return;
  snprintf(into, sizeof into, "%s/%llu", to, (unsigned long long)cuts++);
  mkdir(into, 0700);
  snprintf(part, sizeof part, "%s/live", into);
  copy_folder(live, part);
  snprintf(part, sizeof part, "%s/synced", into);
  copy_folder(synced, part);
  snprintf(part, sizeof part, "%s/said", into);
  copy(said, part);
}

static void before_write(int fd) {
  char path[PATH_MAX];
  int kept = errno;
  if (name_at(fd, path)) {
    pthread_mutex_lock(&alone);
    maybe_cut();
    pthread_mutex_unlock(&alone);
  }
  errno = kept;
}

static void keep_synced(int fd) {
  char path[PATH_MAX], into[PATH_MAX];
  int kept = errno;
  const char *name = name_at(fd, path);
  if (name && *name) {
    pthread_mutex_lock(&alone);
    maybe_cut();
    snprintf(into, sizeof into, "%s/%s", synced, name);
    copy(path, into);
    maybe_cut();
    pthread_mutex_unlock(&alone);
  }
  errno = kept;
}

int fsync(int fd) {
  keep_synced(fd);
  return REAL(fsync)(fd);
}

int fdatasync(int fd) {
  keep_synced(fd);
  return REAL(fdatasync)(fd);
}

ssize_t write(int fd, const void *from, size_t size) {
  before_write(fd);
  return real_write(fd, from, size);
}

ssize_t pwrite(int fd, const void *from, size_t size, off_t at) {
  static __typeof__(&pwrite) real;
  if (!real) real = REAL(pwrite);
  before_write(fd);
  return real(fd, from, size, at);
}

ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
  static __typeof__(&pwrite64) real;
  if (!real) real = REAL(pwrite64);
  before_write(fd);
  return real(fd, from, size, at);
}

int ftruncate64(int fd, off64_t size) {
  before_write(fd);
  return REAL(ftruncate64)(fd, size);
}

int ftruncate(int fd, off_t size) {
  before_write(fd);
  return REAL(ftruncate)(fd, size);
}

/* A name that is gone is gone at once: kind to the store. */
int unlink(const char *path) {
  char into[PATH_MAX];
  const char *name = name_of(path);
  if (name) {
    pthread_mutex_lock(&alone);
    maybe_cut();
    snprintf(into, sizeof into, "%s/%s", synced, name);
    REAL(unlink)(into);
    pthread_mutex_unlock(&alone);
  }
  return REAL(unlink)(path);
}
