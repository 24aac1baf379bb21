#include "platform/painter.h"

#include "base/file.h"

#include <cairo.h>
#include <stdlib.h>
#include <string.h>

struct bytes { /* the PNG, as it grows */
	unsigned char *data;
	size_t size, room;
};

static cairo_status_t collect(void *self, const unsigned char *data, unsigned int size)
{
	struct bytes *bytes = self;
	if (bytes->size + size > bytes->room) {
		const size_t room = (bytes->size + size) * 2;
		unsigned char *more = realloc(bytes->data, room);
		if (!more)
			return CAIRO_STATUS_NO_MEMORY;
		bytes->data = more;
		bytes->room = room;
	}
	memcpy(bytes->data + bytes->size, data, size);
	bytes->size += size;
	return CAIRO_STATUS_SUCCESS;
}

bool painter_save(struct painter *painter, const struct page *page, const char *path,
		  struct error *error)
{
	struct bytes bytes = { 0 };
	cairo_surface_t *surface =
	    cairo_image_surface_create(CAIRO_FORMAT_RGB24, page->width, page->height);
	bool done = false;
	if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
		error_set(error, "no memory for a picture of %d x %d", page->width, page->height);
	} else {
		painter_draw(painter, page,
			     (uint32_t *)(void *)cairo_image_surface_get_data(surface),
			     cairo_image_surface_get_stride(surface));
		cairo_surface_mark_dirty(surface);
		const cairo_status_t status =
		    cairo_surface_write_to_png_stream(surface, collect, &bytes);
		done = status == CAIRO_STATUS_SUCCESS
			   ? file_write(path, bytes.data, bytes.size, error)
			   : error_set(error, "cannot make the picture for %s: %s", path,
				       cairo_status_to_string(status));
	}
	cairo_surface_destroy(surface);
	free(bytes.data);
	return done;
}
