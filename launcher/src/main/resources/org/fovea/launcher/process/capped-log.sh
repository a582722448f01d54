# Reads lines and keeps the last of them in two files: $1, and $1.1 for what came before.
# $2: bytes after which $1 becomes $1.1. Ends when the last writer has ended; never blocks on a
# full disk. A shell, not a thread of ours, because it must outlive the command that started it.
LC_ALL=C
umask 077
file=$1
limit=$2
size=0
[ ! -f "$file" ] || mv -f "$file" "$file.1"
: >"$file"
while IFS= read -r line || [ -n "$line" ]; do
  printf '%s\n' "$line" >>"$file"
  size=$((size + ${#line} + 1))
  if [ "$size" -gt "$limit" ]; then
    mv -f "$file" "$file.1"
    size=0
  fi
done
