-- Sends a different message with every request, as the office's own programs do.
local thread = 0
function setup(t)
  thread = thread + 1
  t:set("id", thread)
end
local count = 0
local text = string.rep("路灯坏了请来修，谢谢。", 12)
function request()
  count = count + 1
  local body = '{"organization":"YC","kind":"request","title":"路灯 ' .. id .. '-' .. count ..
    '","body":"' .. text .. '","contact":"139****0000","mayPublish":true}'
  return wrk.format("POST", "/api/v1/messages", { ["Content-Type"] = "application/json" }, body)
end
local bad = 0
function response(status)
  if status ~= 201 then bad = bad + 1 end
end
function done(summary, latency)
  io.write(string.format("acknowledged %d, p50 %.1f ms, p99 %.1f ms, errors %d\n",
    summary.requests - summary.errors.status, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
