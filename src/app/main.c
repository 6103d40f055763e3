#include "app/quiz_lines.h"
#include "app/render.h"
#include "text/width.h"

#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
	text_locale();
	if (argc > 1 && strcmp(argv[1], "render") == 0)
		return render_command(argc - 1, argv + 1);
	if (argc > 1 && strcmp(argv[1], "quiz") == 0)
		return quiz_command(argc - 1, argv + 1);
	puts("lectern");
	return 0;
}
