/*
 * LD_PRELOAD: counts what reaches the disk, and can make every sync take longer, as on a counter PC.
 * SYNC_COUNTERS names a file of 24 bytes: syncs, bytes written, microseconds added to each sync.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct counters {
  _Atomic uint64_t syncs;
  _Atomic uint64_t bytes;
  _Atomic uint64_t delay_us;
};

static struct counters none;
static struct counters *counted = &none;

__attribute__((constructor)) static void map_counters(void) {
  const char *path = getenv("SYNC_COUNTERS");
  int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (fd < 0) return;
  void *at = mmap(NULL, sizeof none, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (at != MAP_FAILED) counted = at;
  close(fd);
}

static void count_sync(void) {
  counted->syncs++;
  uint64_t us = counted->delay_us;
  if (us == 0) return;
  struct timespec wait = {.tv_sec = us / 1000000, .tv_nsec = (us % 1000000) * 1000};
  nanosleep(&wait, NULL);
}

/* Pipes and sockets are no disk. */
static ssize_t count_bytes(int fd, ssize_t written) {
  struct stat what;
  if (written > 0 && fstat(fd, &what) == 0 && S_ISREG(what.st_mode)) counted->bytes += written;
  return written;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int fsync(int fd) {
  static __typeof__(&fsync) real;
  if (!real) real = REAL(fsync);
  count_sync();
  return real(fd);
}

int fdatasync(int fd) {
  static __typeof__(&fdatasync) real;
  if (!real) real = REAL(fdatasync);
  count_sync();
  return real(fd);
}

ssize_t write(int fd, const void *from, size_t size) {
  static __typeof__(&write) real;
  if (!real) real = REAL(write);
  return count_bytes(fd, real(fd, from, size));
}

ssize_t pwrite(int fd, const void *from, size_t size, off_t at) {
  static __typeof__(&pwrite) real;
  if (!real) real = REAL(pwrite);
  return count_bytes(fd, real(fd, from, size, at));
}

ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
  static __typeof__(&pwrite64) real;
  if (!real) real = REAL(pwrite64);
  return count_bytes(fd, real(fd, from, size, at));
}
