#include "platform/wait.h"

#include <dirent.h>
#include <linux/netlink.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <unistd.h>

#define INPUT_MAJOR 13 /* /dev/input, by the kernel's list of devices */

/* udev's news of devices that come and go. */
static bool is_device_news(int fd)
{
	int domain = 0, protocol = -1;
	socklen_t size = sizeof(domain);
	if (getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) != 0 || domain != AF_NETLINK)
		return false;
	size = sizeof(protocol);
	return getsockopt(fd, SOL_SOCKET, SO_PROTOCOL, &protocol, &size) == 0 &&
	       protocol == NETLINK_KOBJECT_UEVENT;
}

static bool is_wayland(int fd)
{
	struct sockaddr_un peer = { .sun_family = AF_UNSPEC };
	socklen_t size = sizeof(peer) - 1; /* the path stays ended */
	return getpeername(fd, (struct sockaddr *)&peer, &size) == 0 && size < sizeof(peer) &&
	       peer.sun_family == AF_UNIX && strstr(peer.sun_path, "/wayland-") != NULL;
}

static bool is_wanted(int fd, const struct stat *about)
{
	if (S_ISCHR(about->st_mode))
		return major(about->st_rdev) == INPUT_MAJOR;
	return S_ISSOCK(about->st_mode) && (is_device_news(fd) || is_wayland(fd));
}

static bool is_hung(const struct wait *wait, const struct stat *about)
{
	for (int i = 0; i < wait->hung_count; i++)
		if (wait->hung[i].device == about->st_dev && wait->hung[i].inode == about->st_ino)
			return true;
	return false;
}

/* What hung and is open no more may come back under the same number: forget it. */
static void forget(struct wait *wait, const struct wait_hung *open_still, int count)
{
	wait->hung_count = count;
	memcpy(wait->hung, open_still, (size_t)count * sizeof(*open_still));
}

int wait_find(struct wait *wait, struct pollfd *out, int room)
{
	struct wait_hung open_still[WAIT_OWN];
	int found = 0, hung = 0;
	DIR *folder = opendir("/proc/self/fd");
	if (!folder)
		return 0;
	for (const struct dirent *entry; (entry = readdir(folder)) && found < room;) {
		struct stat about;
		const int fd = atoi(entry->d_name);
		if (entry->d_name[0] == '.' || fd == dirfd(folder) || fstat(fd, &about) != 0 ||
		    !is_wanted(fd, &about))
			continue;
		if (!is_hung(wait, &about))
			out[found++] = (struct pollfd) { .fd = fd, .events = POLLIN };
		else if (hung < WAIT_OWN)
			open_still[hung++] = (struct wait_hung) { about.st_dev, about.st_ino };
	}
	closedir(folder);
	forget(wait, open_still, hung);
	return found;
}

bool wait_note_hung(struct wait *wait, const struct pollfd *fds, int count)
{
	bool any = false;
	for (int i = 0; i < count; i++) {
		struct stat about;
		if (!(fds[i].revents & (POLLHUP | POLLERR | POLLNVAL)))
			continue;
		any = true;
		if (wait->hung_count < WAIT_OWN && fstat(fds[i].fd, &about) == 0)
			wait->hung[wait->hung_count++] =
			    (struct wait_hung) { about.st_dev, about.st_ino };
	}
	return any;
}
