#!/bin/sh
# Make a virtual environment with the newest Python from 3.11 on. Usage: find-python.sh FOLDER
set -eu
folder=$1
[ -x "$folder/bin/python" ] && exit 0
for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
  command -v "$name" >/dev/null 2>&1 || continue
  "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
  if "$name" -c 'import ensurepip, venv' 2>/dev/null && "$name" -m venv "$folder"; then
    exit 0
  fi
  rm -rf "$folder"
  version=$("$name" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  echo "Python $version is here, without its venv module. On Debian or Ubuntu: sudo apt install python$version-venv" >&2
  exit 1
done
echo "Python 3.11 or newer is needed and was not found." >&2
echo "On Debian or Ubuntu: sudo apt install python3 python3-venv. On macOS: brew install python@3.13." >&2
exit 1
