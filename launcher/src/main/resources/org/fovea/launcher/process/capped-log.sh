# Reads lines and keeps the last of them in two files: $1, and $1.1 for what came before.
# $2: bytes after which $1 becomes $1.1. Ends when the last writer has ended; never blocks on a
# full disk. A shell, not a thread of ours, because it must outlive the command that started it.
# Addresses are masked before a line is written: of IPv4 the last two bytes, of IPv6 all after the
# first 32 bits. A line is cut after 4,000 bytes, so that one alone cannot break the cap.
LC_ALL=C
export LC_ALL
umask 077
file=$1
limit=$2
size=0
[ ! -f "$file" ] || mv -f "$file" "$file.1"
: >"$file"
sed -u -E '
  s/^(.{4000}).*$/\1/
  :ipv4
  s/(^|[^0-9.])([0-9]{1,3}\.[0-9]{1,3})\.[0-9]{1,3}\.[0-9]{1,3}($|[^0-9.]|\.$|\.[^0-9])/\1\2.xxx.xxx\3/
  t ipv4
  :ipv6
  s/(^|[^0-9A-Za-z_:])([0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}):[0-9A-Fa-f:]*:[0-9A-Fa-f]{1,4}($|[^0-9A-Za-z_:]|:$|:[^0-9A-Fa-f:])/\1\2::xxxx\3/
  t ipv6
  s/(^|[^0-9A-Za-z_:])([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4})?)::[0-9A-Fa-f]{1,4}($|[^0-9A-Za-z_:]|:$|:[^0-9A-Fa-f:])/\1\2::xxxx\4/
' | while IFS= read -r line || [ -n "$line" ]; do
  printf '%s\n' "$line" >>"$file"
  size=$((size + ${#line} + 1))
  if [ "$size" -gt "$limit" ]; then
    mv -f "$file" "$file.1"
    size=0
  fi
done
