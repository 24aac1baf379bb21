/*
 * floor - the least that any program between a button and a lamp can be: one line follows another.
 * No library, no debounce, no disk, no screen: only the kernel's own interface. What the terminal
 * takes is measured against it.
 *
 *   floor CHIP INPUT OUTPUT      e.g. floor /dev/gpiochip0 17 22
 */
#include <fcntl.h>
#include <linux/gpio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int take(int chip, const char *line, __u64 flags)
{
	struct gpio_v2_line_request wish = { .num_lines = 1, .config.flags = flags };

	wish.offsets[0] = (__u32)atoi(line);
	strcpy(wish.consumer, "floor");
	return ioctl(chip, GPIO_V2_GET_LINE_IOCTL, &wish) == 0 ? wish.fd : -1;
}

int main(int argc, char **argv)
{
	struct gpio_v2_line_event edge;
	int chip = argc == 4 ? open(argv[1], O_RDWR) : -1;

	if (chip < 0)
		return 1;
	int in = take(chip, argv[2],
		      GPIO_V2_LINE_FLAG_INPUT | GPIO_V2_LINE_FLAG_ACTIVE_LOW |
			  GPIO_V2_LINE_FLAG_BIAS_PULL_UP | GPIO_V2_LINE_FLAG_EDGE_RISING |
			  GPIO_V2_LINE_FLAG_EDGE_FALLING);
	int out = take(chip, argv[3], GPIO_V2_LINE_FLAG_OUTPUT);
	while (read(in, &edge, sizeof edge) == sizeof edge) {
		struct gpio_v2_line_values values = { .mask = 1 };
		values.bits = edge.id == GPIO_V2_LINE_EVENT_RISING_EDGE;
		if (ioctl(out, GPIO_V2_LINE_SET_VALUES_IOCTL, &values) != 0)
			return 1;
	}
	return 1;
}
