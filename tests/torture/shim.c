/* A disk that can be watched and that can fail: loaded in front of the C library with LD_PRELOAD.

   After torture_watch(root, log) every change below `root` is written to `log`, in the order in which it happened:
   open (with creation and truncation), write, truncate, sync, unlink, rename, mkdir, rmdir, and what the program says to
   the outside world (torture_say). After torture_fail(what, n, error, for_good) the n-th write (what = 1) or sync
   (what = 2) below `root` fails with this error (-9: the process is killed instead); with for_good every later one, too. torture_count(what) tells how
   many there were. A record: 1 byte kind, 3 x 8 bytes (file, offset, length), then `length` bytes of data. Paths in
   data end with a zero byte. A mutex is held across each call and its record, so the log tells what happened. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 4096
enum { WRITES = 1, SYNCS = 2, DIE = -9 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static size_t root_length;
static int log_file = -1;
static char watched[MOST_FILES]; /* by file descriptor */
static long seen[3], fails_at[3];
static int fails_with[3], fails_for_good[3], is_full;

static void put(const void *data, size_t length) {
    const char *from = data;
    while (length && log_file >= 0) {
        long done = syscall(SYS_write, log_file, from, length);
        if (done <= 0) _exit(97);
        from += done, length -= (size_t)done;
    }
}

static void record(char kind, uint64_t file, uint64_t offset, const void *data, uint64_t length) {
    int before = errno;
    char head[25];
    if (log_file < 0) return;
    head[0] = kind;
    memcpy(head + 1, &file, 8), memcpy(head + 9, &offset, 8), memcpy(head + 17, &length, 8);
    put(head, sizeof head), put(data, length);
    errno = before;
}

static void record_paths(char kind, uint64_t file, uint64_t flags, const char *one, const char *two) {
    char both[2 * PATH_MAX];
    size_t length = strlen(one) + 1;
    memcpy(both, one, length);
    if (two) memcpy(both + length, two, strlen(two) + 1), length += strlen(two) + 1;
    record(kind, file, flags, both, length);
}

static int inside(const char *path) { return root_length && !strncmp(path, root, root_length) && path[root_length] == '/'; }

static const char *absolute(int folder, const char *path, char *room) {
    char link[64];
    ssize_t length;
    if (path[0] == '/') return path;
    if (folder == AT_FDCWD) {
        if (!getcwd(room, PATH_MAX)) return path;
        length = (ssize_t)strlen(room);
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        if ((length = readlink(link, room, PATH_MAX - 1)) < 0) return path;
    }
    snprintf(room + length, PATH_MAX - (size_t)length, "/%s", path);
    return room;
}

static uint64_t file_of(int fd) {
    struct stat found;
    return fstat(fd, &found) ? 0 : (uint64_t)found.st_ino;
}

static int is_watched(int fd) { return root_length && fd >= 0 && fd < MOST_FILES && watched[fd]; }

static int must_fail(int what) {
    long now = ++seen[what];
    if (!fails_at[what] || now < fails_at[what] || (now > fails_at[what] && !fails_for_good[what])) return 0;
    if (fails_with[what] == DIE) syscall(SYS_kill, (int)syscall(SYS_getpid), SIGKILL);
    errno = fails_with[what];
    if (errno == ENOSPC) is_full = 1;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define HOLD pthread_mutex_lock(&lock)
#define LET_GO pthread_mutex_unlock(&lock)

/* ---- what the harness calls ---- */

void torture_watch(const char *folder, const char *log) {
    HOLD;
    snprintf(root, sizeof root, "%s", folder);
    root_length = strlen(root);
    log_file = *log ? (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    memset(seen, 0, sizeof seen);
    LET_GO;
}

void torture_fail(int what, long n, int error, int for_good) {
    HOLD;
    seen[what] = 0, fails_at[what] = n, fails_with[what] = error, fails_for_good[what] = for_good;
    LET_GO;
}

long torture_count(int what) { return seen[what]; }

void torture_say(const char *text) {
    HOLD;
    record('!', 0, 0, text, strlen(text));
    LET_GO;
}

/* ---- what the C library calls ---- */

static int opened(int folder, const char *path, int flags, mode_t mode) {
    char room[PATH_MAX];
    const char *whole = absolute(folder, path, room);
    int ours = inside(whole) || (root_length && !strcmp(whole, root)), fresh = 0, fd, before;
    struct stat found;
    HOLD;
    if (ours && (flags & O_CREAT)) {
        before = errno;
        fresh = fstatat(AT_FDCWD, whole, &found, 0) != 0;
        errno = before;
    }
    if (fresh && must_fail(WRITES)) fd = -1;
    else fd = (int)syscall(SYS_openat, folder, path, flags, mode);
    if (fd >= 0 && fd < MOST_FILES) {
        watched[fd] = (char)ours;
        if (ours && (fresh || (flags & O_TRUNC)))
            record_paths('o', file_of(fd), (uint64_t)(fresh ? 1 : 2), whole, NULL);
    }
    LET_GO;
    return fd;
}

int close(int fd) {
    if (fd >= 0 && fd < MOST_FILES) watched[fd] = 0;
    return (int)syscall(SYS_close, fd);
}

#define OPENER(name)                                                                   \
    int name(const char *path, int flags, ...) {                                       \
        va_list rest;                                                                  \
        va_start(rest, flags);                                                         \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;      \
        va_end(rest);                                                                  \
        return opened(AT_FDCWD, path, flags, mode);                                    \
    }
#define OPENER_AT(name)                                                                \
    int name(int folder, const char *path, int flags, ...) {                           \
        va_list rest;                                                                  \
        va_start(rest, flags);                                                         \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;      \
        va_end(rest);                                                                  \
        return opened(folder, path, flags, mode);                                      \
    }
OPENER(open)
OPENER(open64)
OPENER_AT(openat)
OPENER_AT(openat64)

static ssize_t written(int fd, const void *data, size_t length, off_t at) {
    ssize_t done = -1;
    HOLD;
    if (!must_fail(WRITES)) {
        done = at < 0 ? syscall(SYS_write, fd, data, length) : syscall(SYS_pwrite64, fd, data, length, at);
        if (done > 0) {
            uint64_t where = (uint64_t)(at < 0 ? lseek(fd, 0, SEEK_CUR) - done : at);
            record('w', file_of(fd), where, data, (uint64_t)done);
        }
    }
    LET_GO;
    return done;
}

ssize_t write(int fd, const void *data, size_t length) {
    return is_watched(fd) ? written(fd, data, length, -1) : syscall(SYS_write, fd, data, length);
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) {
    return is_watched(fd) ? written(fd, data, length, at) : syscall(SYS_pwrite64, fd, data, length, at);
}
ssize_t pwrite64(int fd, const void *data, size_t length, off_t at) { return pwrite(fd, data, length, at); }

ssize_t writev(int fd, const struct iovec *parts, int count) {
    ssize_t all = 0;
    if (!is_watched(fd)) return syscall(SYS_writev, fd, parts, count);
    for (int part = 0; part < count; part++) {
        ssize_t done = written(fd, parts[part].iov_base, parts[part].iov_len, -1);
        if (done < 0) return all ? all : -1;
        all += done;
    }
    return all;
}

ssize_t sendfile64(int to, int from, off_t *at, size_t length) {
    if (is_watched(to)) return errno = ENOTSOCK, -1; /* callers then read and write */
    return syscall(SYS_sendfile, to, from, at, length);
}
ssize_t sendfile(int to, int from, off_t *at, size_t length) { return sendfile64(to, from, at, length); }
ssize_t copy_file_range(int from, off_t *a, int to, off_t *b, size_t length, unsigned flags) {
    if (is_watched(to)) return errno = EXDEV, -1;
    return syscall(SYS_copy_file_range, from, a, to, b, length, flags);
}

int ftruncate(int fd, off_t size) {
    int done;
    if (!is_watched(fd)) return (int)syscall(SYS_ftruncate, fd, size);
    HOLD;
    done = (int)syscall(SYS_ftruncate, fd, size);
    if (!done) record('t', file_of(fd), (uint64_t)size, "", 0);
    LET_GO;
    return done;
}
int ftruncate64(int fd, off_t size) { return ftruncate(fd, size); }

int posix_fallocate(int fd, off_t at, off_t length) {
    return is_watched(fd) ? EOPNOTSUPP : REAL(posix_fallocate)(fd, at, length);
}

static int synced(int fd, long call) {
    int done;
    if (!is_watched(fd)) return (int)syscall(call, fd);
    HOLD;
    if (must_fail(SYNCS)) {
        done = -1;
        record('x', file_of(fd), 0, "", 0);
    } else {
        done = (int)syscall(call, fd);
        if (!done) record('s', file_of(fd), 0, "", 0);
    }
    LET_GO;
    return done;
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

static int removed(int folder, const char *path, int flags) {
    char room[PATH_MAX];
    const char *whole = absolute(folder, path, room);
    HOLD;
    int done = (int)syscall(SYS_unlinkat, folder, path, flags);
    if (!done && inside(whole)) record_paths('u', 0, 0, whole, NULL);
    LET_GO;
    return done;
}
int unlink(const char *path) { return removed(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return removed(AT_FDCWD, path, AT_REMOVEDIR); }
int unlinkat(int folder, const char *path, int flags) { return removed(folder, path, flags); }

static int renamed(int from, const char *one, int to, const char *two) {
    char room[PATH_MAX], other[PATH_MAX];
    const char *before = absolute(from, one, room), *after = absolute(to, two, other);
    HOLD;
    int done = (int)syscall(SYS_renameat2, from, one, to, two, 0);
    if (!done && inside(after)) record_paths('r', 0, 0, before, after);
    LET_GO;
    return done;
}
int rename(const char *one, const char *two) { return renamed(AT_FDCWD, one, AT_FDCWD, two); }
int renameat(int from, const char *one, int to, const char *two) { return renamed(from, one, to, two); }

int mkdirat(int folder, const char *path, mode_t mode) {
    char room[PATH_MAX];
    const char *whole = absolute(folder, path, room);
    struct stat made;
    HOLD;
    int done = (inside(whole) && must_fail(WRITES)) ? -1 : (int)syscall(SYS_mkdirat, folder, path, mode);
    if (!done && inside(whole) && !stat(whole, &made)) record_paths('m', (uint64_t)made.st_ino, 0, whole, NULL);
    LET_GO;
    return done;
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

/* Who asks how much room there is after a write found none, hears that there is none. */
int statvfs64(const char *path, struct statvfs64 *told) {
    int done = REAL(statvfs64)(path, told);
    if (!done && is_full) told->f_bavail = told->f_bfree = 0;
    return done;
}
int statvfs(const char *path, struct statvfs *told) {
    int done = REAL(statvfs)(path, told);
    if (!done && is_full) told->f_bavail = told->f_bfree = 0;
    return done;
}
