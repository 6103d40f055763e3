#!/bin/sh
# Installs what src/DEPS names and this machine lacks.
# usage: deps.sh run|test|lint ...    DEPS=no in the environment: does nothing.
# The command is printed before it runs; sudo is used only when not root.
[ "${DEPS:-yes}" = no ] && exit 0
here=$(dirname "$0")
want=$*

# Where Homebrew keeps what it does not link.
brewed=
if command -v brew >/dev/null 2>&1; then
	root=$(brew --prefix)
	brewed="-I$root/include -I$root/opt/ncurses/include -I$root/opt/sqlite/include"
fi

have() {
	case $1 in
	x:*) command -v "${1#x:}" >/dev/null 2>&1 ;;
	h:*) echo "#include <${1#h:}>" |
		${CC:-cc} $CPPFLAGS $brewed -E - >/dev/null 2>&1 ;;
	esac
}

if command -v apt-get >/dev/null 2>&1; then manager=apt
elif command -v dnf >/dev/null 2>&1; then manager=dnf
elif command -v pacman >/dev/null 2>&1; then manager=pacman
elif command -v brew >/dev/null 2>&1; then manager=brew
else manager=none
fi

missing=
packages=
while read -r for probe apt dnf pacman brew; do
	case $for in '' | '#'*) continue ;; esac
	case " $want " in *" $for "*) ;; *) continue ;; esac
	have "$probe" && continue
	missing="$missing ${probe#?:}"
	case $manager in
	apt) name=$apt ;; dnf) name=$dnf ;; pacman) name=$pacman ;;
	brew) name=$brew ;; none) name=- ;;
	esac
	[ "$name" = - ] || packages="$packages $name"
done <"$here/DEPS"

[ -z "$missing" ] && exit 0
echo "lectern needs, and does not find here:$missing"
if [ -z "$packages" ]; then
	echo "no package is known for them here: going on without"
	exit 0
fi

root=
[ "$(id -u)" = 0 ] || root='sudo '
run() {
	echo "+ $*"
	"$@" </dev/null
}
case $manager in
apt)
	apt-cache show $packages >/dev/null 2>&1 && [ -n "$(ls /var/lib/apt/lists 2>/dev/null | grep -v -e lock -e partial)" ] ||
		run ${root}apt-get update || exit 1
	run ${root}env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages ;;
dnf) run ${root}dnf install -y $packages ;;
pacman) run ${root}pacman -S --needed --noconfirm $packages ;;
brew) run brew install $packages ;;
esac || {
	echo "could not install:$packages (DEPS=no skips this step)" >&2
	exit 1
}
