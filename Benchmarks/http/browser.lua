-- What an editor's browser does in a bench: keeps one connection, goes through steps one after the
-- other, reads the hidden fields of a form from the page that shows it, and notes how long each
-- answer took. One thread of wrk is one editor with the colleagues they work with; start wrk with as
-- many threads as connections.
--
-- WOODBELL_SESSIONS   a file with one line for each thread: session cookies with tabs between
-- WOODBELL_WARM       seconds that count for nothing
-- WOODBELL_SECONDS    seconds that are measured; then each thread ends its way and stops
local ffi = require("ffi")
ffi.cdef([[
  typedef struct { long seconds; long nanoseconds; } wb_time;
  int clock_gettime(int clock, wb_time *time);
]])
local place = ffi.new("wb_time")

local browser = {}

local function clock(number)
  ffi.C.clock_gettime(number, place)
  return tonumber(place.seconds) * 1000 + tonumber(place.nanoseconds) / 1e6
end

-- Milliseconds since the machine was started.
local function now()
  return clock(1)
end

-- A text as a form sends it.
function browser.encoded(text)
  return (text:gsub("[^%w%-._~]", function(byte)
    return string.format("%%%02X", byte:byte())
  end))
end

-- Name and value pairs as the body of a form.
function browser.body(fields)
  local parts = {}
  for number, field in ipairs(fields) do
    parts[number] = browser.encoded(field[1]) .. "=" .. browser.encoded(field[2])
  end
  return table.concat(parts, "&")
end

-- The form of a page whose action begins so, from its tag to its end; nil where there is none.
-- Also gives the rest of the action.
function browser.form(page, action)
  local from = page:find('action="' .. action, 1, true)
  if not from then
    return nil
  end
  local to = page:find("</form>", from, true) or #page
  local form = page:sub(from, to)
  return form, form:match('^action="([^"]*)"')
end

-- The value of a hidden field.
function browser.hidden(form, name)
  local _, last = form:find('name="' .. name .. '" value="', 1, true)
  return last and form:match('^[^"]*', last + 1) or ""
end

-- The hidden fields that every form of a page carries, and those asked for.
function browser.fields(form, names)
  local fields = { { "_form", browser.hidden(form, "_form") } }
  for _, name in ipairs(names) do
    fields[#fields + 1] = { name, browser.hidden(form, name) }
  end
  return fields
end

local headers = { ["Content-Type"] = "application/x-www-form-urlencoded" }

-- A page that somebody opens.
function browser.open(path, who)
  return wrk.format("GET", path, { ["Cookie"] = state.sessions[who] })
end

-- A form that somebody sends.
function browser.send(path, who, fields)
  headers["Cookie"] = state.sessions[who]
  return wrk.format("POST", path, headers, browser.body(fields))
end

local steps, at, begun, sent

-- Makes wrk go through the steps again and again. Each has a `name` under which its time is noted,
-- `ask(state)`, which gives the request, and `read(state, status, location, body)`, which gives true
-- where the answer is as it must be.
function browser.go(way)
  steps = way
  at = 1
  -- What `done` reads. wrk hands over globals, and no tables among them.
  ended, errors, complaint, asked, noted = 0, 0, "", 0, ""
  state = { sessions = {}, number = 0 }

  function init(_)
    local number = 0
    for line in io.lines(os.getenv("WOODBELL_SESSIONS")) do
      number = number + 1
      if number == id then
        for session in line:gmatch("[^\t]+") do
          state.sessions[#state.sessions + 1] = session
        end
      end
    end
    local warm = tonumber(os.getenv("WOODBELL_WARM") or "5") * 1000
    from = now() + warm
    to = from + tonumber(os.getenv("WOODBELL_SECONDS") or "30") * 1000
    -- The same in time of day, for whoever asks the books.
    wallFrom = clock(0) + warm
    wallTo = wallFrom + to - from
  end

  function request()
    if at == 1 then
      begun = now()
    end
    sent = now()
    return steps[at].ask(state)
  end

  local times = {}

  local function note(name, milliseconds)
    times[name] = times[name] or {}
    table.insert(times[name], string.format("%.3f", milliseconds))
  end

  local function stop()
    local lines = {}
    for name, list in pairs(times) do
      lines[#lines + 1] = name .. "=" .. table.concat(list, " ") .. "\n"
    end
    noted = table.concat(lines)
    wrk.thread:stop()
  end

  local function refuse(status, body)
    errors = errors + 1
    if complaint == "" then
      local why = body:match('class="error[^>]*>(.-)</') or body:match("<h1[^>]*>(.-)</h1>") or ""
      complaint = steps[at].name .. ": " .. status .. " " .. why:gsub("<[^>]*>", " ")
    end
    at = 1
  end

  function response(status, answered, body)
    local time = now()
    local step = steps[at]
    local isCounted = time >= from and time < to
    if isCounted then
      asked = asked + 1
      note(step.name, time - sent)
    end
    local location = answered["Location"] or answered["location"] or ""
    if not step.read(state, status, location, body) then
      refuse(status, body)
    elseif at < #steps then
      at = at + 1
    else
      ended = ended + 1
      if isCounted then
        note("", time - begun)
      end
      at = 1
    end
    if at == 1 and time >= to then
      stop()
    end
  end
end

local threads = {}

function setup(thread)
  table.insert(threads, thread)
  thread:set("id", #threads)
end

local function percentile(sorted, share)
  return sorted[math.max(1, math.ceil(#sorted * share))] or 0
end

local function merged(name)
  local all = {}
  for _, thread in ipairs(threads) do
    for line in thread:get("noted"):gmatch("[^\n]+") do
      local whose, list = line:match("^([^=]*)=(.*)$")
      if whose == name then
        for time in list:gmatch("%S+") do
          all[#all + 1] = tonumber(time)
        end
      end
    end
  end
  table.sort(all)
  return all
end

-- Prints how many ways were gone, and how long they and each of their steps took; last, for the
-- script, how many ended in all and which time was measured.
function browser.report(noun, names)
  local total, wrong, said, count = 0, 0, "", 0
  for _, thread in ipairs(threads) do
    total = total + thread:get("ended")
    wrong = wrong + thread:get("errors")
    count = count + thread:get("asked")
    if said == "" then
      said = thread:get("complaint")
    end
    if thread:get("noted") == "" then
      wrong = wrong + 1
      said = said == "" and "an editor did not come to an end" or said
    end
  end
  local first = threads[1]
  local seconds = (first:get("to") - first:get("from")) / 1000
  local ways = merged("")
  io.write(string.format(
    "- %s: %d in %.0f s, %.0f a second, p50 %.1f ms, p99 %.1f ms; %.0f requests a second, errors %d\n",
    noun, #ways, seconds, #ways / seconds, percentile(ways, 0.5), percentile(ways, 0.99),
    count / seconds, wrong))
  if said ~= "" then
    io.write("- the first error: " .. said .. "\n")
  end
  for _, name in ipairs(names) do
    local times = merged(name)
    if #times > 0 then
      io.write(string.format(
        "- … %s: p50 %.1f ms, p99 %.1f ms\n", name, percentile(times, 0.5),
        percentile(times, 0.99)))
    end
  end
  io.write(string.format(
    "ended %d from %.0f to %.0f errors %d\n", total, first:get("wallFrom"), first:get("wallTo"),
    wrong))
end

-- Chinese text that is another each time: stretches of some characters with commas and stops, drawn
-- by a number. Not from a list of words, so nothing in it is a find.
local stretches = {
  "今晚九点起", "东关路口的路灯", "分批检修", "请过往行人", "绕行北侧便道", "施工队设有围挡",
  "现场有人引导", "预计四小时完成", "如遇下雨顺延一天", "窗口周六照常办理", "带好户口簿",
  "可以先在网上预约", "不收任何费用", "办好后短信通知", "老人和孩子", "由家人陪同前往",
  "停车场入口改在西门", "公交车临时改道", "站牌上贴有说明", "有疑问请拨值班电话",
}

-- - size: in characters, a few more at most.
function browser.text(number, size)
  local parts, length, index = {}, 0, 0
  local draw = number * 7919 + 13
  while length < size do
    draw = (draw * 1103515245 + 12345) % 2147483648
    index = index + 1
    local part = stretches[math.floor(draw / 65536) % #stretches + 1]
    local mark = index % 40 == 0 and "。\n\n" or index % 4 == 0 and "。" or "，"
    parts[index] = part .. mark
    length = length + #part / 3 + 1
  end
  return table.concat(parts)
end

return browser
