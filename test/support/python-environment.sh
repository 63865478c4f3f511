# Sourced: python_environment TITLE NAME REQUIREMENTS sets "environment" to a virtual environment with the packages of a file. It is created once, in
# the cache directory of the user. Without Python 3.10, "venv" or the packages, the check is skipped in one sentence, with exit code 0. A file
# constraints-VERSION.txt next to the requirements pins all packages, also the indirect ones, for that version of Python; it is the output of
# "pip freeze".

skip() {
  echo "skipped: the $title was not run, because $1"
  exit 0
}

python_environment() {
  title=$1
  local name=$2 requirements=$3 cache new version
  local -a pins
  command -v python3 >/dev/null || skip '"python3" is not on the path.'
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' || skip '"python3" is older than 3.10.'
  python3 -c 'import ensurepip, venv' 2>/dev/null || skip '"python3" has no "venv".'
  version=$(python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  pins=("$requirements" "${requirements%/*}/constraints-$version.txt")
  [ -f "${pins[1]}" ] || unset 'pins[1]'
  # Other requirements or another Python version use another environment.
  cache=${XDG_CACHE_HOME:-$HOME/.cache}/cdk-data-science-platform-$name
  environment=$cache/$( { cat "${pins[@]}"; python3 --version; command -v python3; } | cksum | cut -d ' ' -f 1)
  [ -d "$environment" ] && return
  mkdir -p "$cache"
  new=$(mktemp -d "$cache/new-XXXXXX")
  # shellcheck disable=SC2064
  trap "rm -rf '$new'" EXIT
  python3 -m venv "$new"
  "$new/bin/python" -m pip install --quiet --disable-pip-version-check -r "$requirements" ${pins[1]:+-c "${pins[1]}"} ||
    skip 'its packages cannot be installed from the Python Package Index.'
  # Several checkouts can do this at the same time; the first one wins.
  mv -T "$new" "$environment" 2>/dev/null || mv "$new" "$environment" 2>/dev/null || [ -d "$environment" ]
}
