-- Asks for random tiles. Words after "--": a file with a tile in each line, what stands before a
-- tile in an address, and as many headers as wanted, each as "Name: value".

local tiles = {}
local prefix = ""

function init(words)
  for line in io.lines(words[1]) do
    tiles[#tiles + 1] = line
  end
  prefix = words[2]
  for i = 3, #words do
    local name, value = words[i]:match("^([^:]+): (.*)$")
    wrk.headers[name] = value
  end
  math.randomseed(4711) -- the same tiles for all
end

function request()
  return wrk.format("GET", prefix .. tiles[math.random(#tiles)])
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("result %d %d %d %d %d %d\n",
    summary.requests, summary.duration, summary.bytes,
    latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
