-- One item after another from the blank form to the publisher's confirmation: an author writes and
-- submits it, three persons sign, a publisher confirms. Each opens the page that shows the form
-- before sending it, as a browser does. Where a form leads to, the next person looks at.
--
-- Sessions of a thread: author, legality reviewer, secrecy reviewer, leader, publisher.
-- WOODBELL_ENDING is what the publisher types, the last two characters of the account's name.
local browser = dofile("Benchmarks/http/browser.lua")
local ending = os.getenv("WOODBELL_ENDING") or ""

local function shows(action, keep)
  return function(state, status, _, body)
    local form, path = browser.form(body, action(state))
    if status ~= 200 or not form then
      return false
    end
    state.action = path
    state.fields = keep(state, form)
    return true
  end
end

local function sends(who)
  return function(state)
    return browser.send(state.action, who, state.fields)
  end
end

local function leads(to)
  return function(_, status, location, _)
    return status == 303 and location:find(to, 1, true) ~= nil
  end
end

-- The form of a new item, filled in.
local function filled(state, form)
  state.number = state.number + 1
  local fields = browser.fields(form, { "organization", "kind" })
  local function add(name, value)
    fields[#fields + 1] = { name, value }
  end
  add("title", "路灯检修通知 " .. id .. "-" .. state.number)
  add("accounts", form:match('name="accounts" value="(%d+)"') or "")
  add("sensitivity", "ordinary")
  add("category", form:match('name="category".-<option[^>]*value="([%w-]+)"') or "")
  add("summary", "")
  add("body", browser.text(id * 1000000 + state.number, 400))
  add("origin", "own")
  add("planned", "")
  add("concerns-none", "yes")
  return fields
end

-- The form of a signature: every question answered with no, and that it may be published.
local function agreed(_, form)
  local fields = browser.fields(form, { "revision", "_digest" })
  local known = {}
  for name in form:gmatch('name="(answer%-[%w-]+)"') do
    if not known[name] then
      known[name] = true
      fields[#fields + 1] = { name, "no" }
    end
  end
  if form:find('name="conclusion"', 1, true) then
    fields[#fields + 1] = { "conclusion", "publish" }
  end
  fields[#fields + 1] = { "opinion", "" }
  return fields
end

local function post(state)
  return "/posts/" .. state.post
end

local way = {
  {
    name = "new item, page",
    ask = function() return browser.open("/posts/new?kind=ordinary", 1) end,
    read = shows(function() return "/posts\"" end, filled),
  },
  {
    name = "new item, saved",
    ask = sends(1),
    read = function(state, status, location, _)
      state.post = location:match("^/posts/(%d+)/edit%?done=written")
      return status == 303 and state.post ~= nil
    end,
  },
  {
    name = "editor, page",
    ask = function(state) return browser.open(post(state) .. "/edit", 1) end,
    read = shows(
      function(state) return post(state) .. "/submission" end,
      function(_, form) return browser.fields(form, { "revision" }) end),
  },
  { name = "submitted", ask = sends(1), read = leads("done=submitted") },
}

for who = 2, 4 do
  way[#way + 1] = {
    name = "stage, page",
    ask = function(state) return browser.open(post(state), who) end,
    read = shows(function() return "/stages/" end, agreed),
  }
  way[#way + 1] = { name = "signed", ask = sends(who), read = leads("done=signed") }
end

way[#way + 1] = {
  name = "release, page",
  ask = function(state) return browser.open(post(state), 5) end,
  read = shows(
    function() return "/releases/" end,
    function(_, form)
      local fields = browser.fields(form, {})
      fields[#fields + 1] = { "confirmation", ending }
      return fields
    end),
}
way[#way + 1] = { name = "confirmed", ask = sends(5), read = leads("/posts/") }

browser.go(way)

function done()
  browser.report("journeys to the confirmation", {
    "new item, page", "new item, saved", "editor, page", "submitted", "stage, page", "signed",
    "release, page", "confirmed",
  })
end
