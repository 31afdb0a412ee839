-- Revisions of 2,000 characters, each with other words, twenty to an item: the form is sent, and the
-- page is opened that says what the rules find in the text.
--
-- Session of a thread: author.
local browser = dofile("Benchmarks/http/browser.lua")

-- The form of an item, with a text of its own.
local function rewritten(state, form, names)
  state.number = state.number + 1
  state.fields = browser.fields(form, names)
  local function add(name, value)
    state.fields[#state.fields + 1] = { name, value }
  end
  add("title", "便民办事与施工通知 " .. id)
  add("accounts", state.account)
  add("sensitivity", "ordinary")
  add("category", state.category)
  add("summary", "")
  add("body", browser.text(id * 1000000 + state.number, 2000))
  add("origin", "own")
  add("planned", "")
  add("concerns-none", "yes")
end

local function edit(state, status, _, body)
  local form, path = browser.form(body, "/posts/" .. state.post .. "/revisions")
  if status ~= 200 or not form then
    return false
  end
  state.action = path
  rewritten(state, form, { "version", "kind" })
  return true
end

local function open(state)
  return browser.open("/posts/" .. state.post .. "/edit", 1)
end

local function send(state)
  return browser.send(state.action, 1, state.fields)
end

local way = {
  {
    name = "new item, page",
    ask = function() return browser.open("/posts/new?kind=ordinary", 1) end,
    read = function(state, status, _, body)
      local form, path = browser.form(body, "/posts\"")
      if status ~= 200 or not form then
        return false
      end
      state.action = path
      state.account = form:match('name="accounts" value="(%d+)"') or ""
      state.category = form:match('name="category".-<option[^>]*value="([%w-]+)"') or ""
      rewritten(state, form, { "organization", "kind" })
      return true
    end,
  },
  {
    name = "new item, saved",
    ask = send,
    read = function(state, status, location, _)
      state.post = location:match("^/posts/(%d+)/edit%?done=written")
      return status == 303 and state.post ~= nil
    end,
  },
  { name = "editor, first page", ask = open, read = edit },
}

for _ = 1, 20 do
  way[#way + 1] = {
    name = "form sent, revision stored",
    ask = send,
    read = function(_, status, location, _)
      return status == 303 and location:find("done=saved", 1, true) ~= nil
    end,
  }
  way[#way + 1] = { name = "page with all findings", ask = open, read = edit }
end

browser.go(way)

function done()
  browser.report("items with 20 revisions of 2,000 characters each", {
    "form sent, revision stored", "page with all findings",
  })
end
