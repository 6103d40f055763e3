# make run        opens the course           make test      runs the tests
# make help lists the rest.  DEPS=no: install nothing.  V=1: show commands.
#
# CFLAGS, CPPFLAGS, LDFLAGS and LDLIBS are the user's and never carry -std,
# warnings or sanitizers.  Every product lies under build/.

prefix      ?= /usr/local
exec_prefix ?= $(prefix)
bindir      ?= $(exec_prefix)/bin
datarootdir ?= $(prefix)/share
pkgdatadir  ?= $(datarootdir)/lectern
mandir      ?= $(datarootdir)/man

MODE        ?= release
B           := build/$(MODE)
CC          ?= cc
PKG_CONFIG  ?= pkg-config
INSTALL     ?= install
CFLAGS      ?= -O2 -g
JOBS        := $(if $(findstring j,$(MAKEFLAGS)),,-j 2)
WARN        := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wold-style-definition -Wwrite-strings \
	-Wpointer-arith -Wcast-qual -Wformat=2 -Wundef -Wvla \
	-Wimplicit-fallthrough -Wnull-dereference $(if $(WERROR),-Werror)
MODE_release := -fstack-protector-strong
MODE_asan   := -O1 -g3 -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all
FORTIFY     := $(if $(filter release,$(MODE)),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
ALL_CFLAGS   = -std=c17 $(WARN) $(CFLAGS) $(MODE_$(MODE))
ALL_CPPFLAGS = -Isrc -D_XOPEN_SOURCE=700 $(FORTIFY) $(ROOM) $(CPPFLAGS)
ALL_LDFLAGS  = $(MODE_$(MODE)) -Wl,--as-needed $(LDFLAGS)
ifeq ($(shell uname -s),Darwin)
ALL_LDFLAGS  = $(MODE_$(MODE)) $(LDFLAGS)
ALL_CPPFLAGS += -D_DARWIN_C_SOURCE -I$(shell brew --prefix 2>/dev/null)/include
export PKG_CONFIG_PATH := $(shell brew --prefix 2>/dev/null)/opt/ncurses/lib/pkgconfig:$(PKG_CONFIG_PATH)
endif

# What pkg-config says of a library, or the flag that works without it.
libs         = $(shell $(PKG_CONFIG) --libs $(1) 2>/dev/null || echo $(2))
cflags       = $(shell $(PKG_CONFIG) --cflags $(1) 2>/dev/null)
# A library that lies here as an archive too is linked from it: the loader's
# work is half of the time that a small `lectern render` takes.  STATIC=no
# links all of them shared, as distributions do.
STATIC      ?= yes
archive      = $(filter /%,$(if $(filter yes,$(STATIC)),$(shell $(CC) -print-file-name=lib$(1).a)))
lib          = $(or $(call archive,$(1)),$(call libs,$(2),-l$(1)))
curses      := $(and $(call archive,ncursesw),$(call archive,tinfo))
ALL_LDLIBS   = $(call lib,cmark,libcmark) \
	$(if $(curses),$(call archive,ncursesw) $(call archive,tinfo),$(call libs,ncursesw,-lncursesw)) \
	$(call lib,sqlite3,sqlite3) -lm -pthread $(LDLIBS)

# A library's flags reach its one room.  (ncursesw's own --cflags set
# _XOPEN_SOURCE=600, so they are not for all.)
$(B)/src/doc/md.o $(B)/src/doc/inline.o: ROOM = $(call cflags,libcmark)
$(B)/src/store/%.o:      ROOM = $(call cflags,sqlite3)
$(B)/src/term/curses.o:  ROOM = -DNCURSES_WIDECHAR=1 -D_DEFAULT_SOURCE
$(B)/src/app/paths.o:    ROOM = -DPKGDATADIR='"$(pkgdatadir)"'

SRC   := $(sort $(shell find src -name '*.c'))
OBJ   := $(SRC:%.c=$(B)/%.o)
LIB   := $(B)/liblectern.a
BIN   := $(B)/lectern
UNIT  := $(patsubst %.c,$(B)/%,$(sort $(shell find tests -name '*_test.c')))
TOOLS := $(patsubst %.c,$(B)/%,$(sort $(shell find tests/tools -name '*.c')))
TAPS  := $(sort $(shell find tests -name '*.t'))

ifeq ($(V),)
Q   := @
say  = @printf '%-5s %s\n' $(1) $(2)
endif

.DELETE_ON_ERROR:
.PHONY: all run test check sanitize lint format bench install uninstall \
	clean distclean help deps-run deps-test deps-lint tests

all: build/lectern

help:
	@sed -n 's/^## //p' Makefile

## make            builds build/release/lectern and links build/lectern
build/lectern: $(BIN)
	$(Q)ln -sf $(MODE)/lectern $@

## make run        the same, and opens the course (ARGS='…' goes to lectern)
run:
	@src/deps.sh run
	@$(MAKE) --no-print-directory $(JOBS) -s build/lectern
	@LECTERN_DATA="$(CURDIR)" exec ./build/lectern $(ARGS)

## make test       builds and runs every test
test:
	@src/deps.sh run test
	@$(MAKE) --no-print-directory $(JOBS) check

check: tests
	@tests/tools/floors.sh
	@LC_ALL=C.UTF-8 B=$(B) LECTERN=$(CURDIR)/$(BIN) \
		prove --timer -j 2 --exec '' $(UNIT) $(TAPS)

tests: build/lectern $(UNIT) $(TOOLS)

## make sanitize   every test under ASan and UBSan
sanitize:
	@src/deps.sh run test
	@$(MAKE) --no-print-directory $(JOBS) MODE=asan check

## make lint       clang-format and cppcheck
lint:
	@src/deps.sh lint
	clang-format --dry-run -Werror $$(find src tests -name '*.[ch]')
	cppcheck -q --std=c11 --error-exitcode=1 --inline-suppr -j 2 \
		--enable=warning,performance,portability -Isrc \
		--library=tests/tools/cppcheck.cfg --suppress=missingInclude --suppress=checkersReport src

## make format     rewrites the C files in the house's shape
format:
	clang-format -i $$(find src tests -name '*.[ch]')

## make bench      figures beside their peers, as ratios
bench: build/lectern $(TOOLS)
	@B=$(B) LECTERN=$(CURDIR)/$(BIN) tests/bench/run.sh

$(B)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(LIB): $(filter-out $(B)/src/app/main.o,$(OBJ))
	$(call say,AR,$@)
	$(Q)rm -f $@ && ar rcs $@ $^

$(BIN): $(B)/src/app/main.o $(LIB)
	$(call say,LD,$@)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LDLIBS)

# Tests take their memory in blocks of 64 bytes, so that a little input
# reaches every path that grows.
$(B)/tests/arena64.o: src/base/arena.c Makefile
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CPPFLAGS) -DARENA_BLOCK=64 $(ALL_CFLAGS) -c -o $@ $<

VTERM = $(call libs,vterm,-lvterm)
$(B)/tests/%_test: tests/%_test.c tests/tap.h $(B)/tests/arena64.o $(LIB)
	@mkdir -p $(@D)
	$(call say,TEST,$<)
	$(Q)$(CC) $(ALL_CPPFLAGS) -Itests -D_DEFAULT_SOURCE $(ALL_CFLAGS) \
		$(ALL_LDFLAGS) -MMD -MP -o $@ $< $(B)/tests/arena64.o $(LIB) \
		$(if $(findstring /pty/,$@),$(VTERM)) $(ALL_LDLIBS)

$(B)/tests/tools/%: tests/tools/%.c $(LIB)
	@mkdir -p $(@D)
	$(call say,TOOL,$<)
	$(Q)$(CC) $(ALL_CPPFLAGS) -Itests -D_DEFAULT_SOURCE $(ALL_CFLAGS) \
		$(ALL_LDFLAGS) -MMD -MP -o $@ $< $(LIB) $(VTERM) $(ALL_LDLIBS)

-include $(shell find $(B) -name '*.d' 2>/dev/null)

## make install    DESTDIR and prefix as in the GNU standards
install: build/lectern
	$(INSTALL) -d $(DESTDIR)$(bindir) $(DESTDIR)$(pkgdatadir)/lessons/code/good \
		$(DESTDIR)$(pkgdatadir)/quizzes/code \
		$(DESTDIR)$(mandir)/man1 $(DESTDIR)$(mandir)/man5
	$(INSTALL) -m 755 $(BIN) $(DESTDIR)$(bindir)/lectern
	$(INSTALL) -m 644 lessons/*.md $(DESTDIR)$(pkgdatadir)/lessons
	$(INSTALL) -m 644 lessons/code/*.tf $(DESTDIR)$(pkgdatadir)/lessons/code
	$(INSTALL) -m 644 lessons/code/good/*.tf $(DESTDIR)$(pkgdatadir)/lessons/code/good
	$(INSTALL) -m 644 quizzes/*.md $(DESTDIR)$(pkgdatadir)/quizzes
	$(INSTALL) -m 644 quizzes/code/*.tf $(DESTDIR)$(pkgdatadir)/quizzes/code
	$(INSTALL) -m 644 src/man/*.1 $(DESTDIR)$(mandir)/man1
	$(INSTALL) -m 644 src/man/*.5 $(DESTDIR)$(mandir)/man5

uninstall:
	rm -f $(DESTDIR)$(bindir)/lectern
	rm -rf $(DESTDIR)$(pkgdatadir)
	cd $(DESTDIR)$(mandir) && rm -f man1/lectern.1 man5/lectern-*.5

## make clean      removes build/
clean distclean:
	rm -rf build
