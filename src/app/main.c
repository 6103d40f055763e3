#include "text/width.h"

#include <stdio.h>

int main(void)
{
	text_locale();
	puts("lectern");
	return 0;
}
