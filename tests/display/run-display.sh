#!/bin/sh
# Runs a command as a person at an otherwise empty desktop would: an X server of its own, a session bus with AT-SPI,
# a window manager, and folders that nobody else writes into. Its exit status is the command's.
#   run-display.sh COMMAND [ARGUMENT…]
# SW_SCREEN (WIDTHxHEIGHT, 1280x800 if not set) is the size of the screen.
set -u

here=$(cd "$(dirname "$0")" && pwd)

fail ()
{
  echo "run-display.sh: $1" >&2
  exit 99
}

# The second half, inside the session bus: the window manager must be there before the first window is.
if [ "${1-}" = --inside ]; then
  shift
  openbox --sm-disable --config-file "$here/openbox.xml" >"$SW_DISPLAY_DIR/openbox.log" 2>&1 &
  window_manager=$!
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id' && break
    sleep 0.1
  done
  "$@" >&3 3>&-
  status=$?
  kill "$window_manager" 2>/dev/null
  exit $status
fi

[ $# -gt 0 ] || fail 'a command is missing'
for tool in Xvfb openbox dbus-run-session xprop; do
  command -v "$tool" >/dev/null || fail "$tool is not installed"
done

SW_DISPLAY_DIR=$(mktemp -d "${TMPDIR:-/tmp}/streamwright-display.XXXXXX") || fail 'no folder for temporary files'
export SW_DISPLAY_DIR
x_server=

clean_up ()
{
  [ -z "$x_server" ] || kill "$x_server" 2>/dev/null
  [ -z "$x_server" ] || wait "$x_server" 2>/dev/null
  rm -rf "$SW_DISPLAY_DIR"
}
trap clean_up EXIT
trap 'exit 143' HUP INT TERM

# The server takes a free display by itself and tells which one.
Xvfb -displayfd 3 -screen 0 "${SW_SCREEN:-1280x800}x24" -nolisten tcp -noreset -dpi 96 \
  3>"$SW_DISPLAY_DIR/display" >"$SW_DISPLAY_DIR/xvfb.log" 2>&1 &
x_server=$!
tries=0
until [ -s "$SW_DISPLAY_DIR/display" ]; do
  tries=$((tries + 1))
  [ $tries -le 200 ] && kill -0 "$x_server" 2>/dev/null || fail "no X server: $(cat "$SW_DISPLAY_DIR/xvfb.log")"
  sleep 0.05
done

for name in home config data state cache runtime; do
  mkdir -m 700 "$SW_DISPLAY_DIR/$name"
done
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS SESSION_MANAGER NO_AT_BRIDGE GTK_THEME
export DISPLAY=":$(cat "$SW_DISPLAY_DIR/display")"
export HOME="$SW_DISPLAY_DIR/home" XDG_RUNTIME_DIR="$SW_DISPLAY_DIR/runtime"
export XDG_CONFIG_HOME="$SW_DISPLAY_DIR/config" XDG_DATA_HOME="$SW_DISPLAY_DIR/data"
export XDG_STATE_HOME="$SW_DISPLAY_DIR/state" XDG_CACHE_HOME="$SW_DISPLAY_DIR/cache"
export GDK_BACKEND=x11 GSK_RENDERER="${GSK_RENDERER:-cairo}" GTK_A11Y=atspi GSETTINGS_BACKEND=memory
export ADW_DISABLE_PORTAL=1 GTK_USE_PORTAL=0 GTK_IM_MODULE=gtk-im-context-simple LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=0

# What the session bus starts says where it is running; only the command may write into its own output.
dbus-run-session -- "$here/run-display.sh" --inside "$@" 3>&1 >&2
exit $?
