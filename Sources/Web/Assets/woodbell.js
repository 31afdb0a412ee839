// Small comforts. Every page works without this file; it decides nothing, and sends nothing but what
// is being typed into an item.
(function () {
  "use strict";
  var each = function (selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  };
  var one = function (selector) { return document.querySelector(selector); };

  // Buttons that only a script can serve are hidden until here.
  each("[data-print]", function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  // Copies the words of a field; where the browser does not let us, they are selected.
  each("[data-copy]", function (button) {
    var field = document.getElementById(button.getAttribute("data-copy"));
    if (!field) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      field.focus();
      field.select();
      var done = function () { button.textContent = button.getAttribute("data-copied"); };
      if (navigator.clipboard && window.isSecureContext) {
        navigator.clipboard.writeText(field.value).then(done, function () {});
      } else if (document.execCommand("copy")) done();
    });
  });

  // The list of errors is read first.
  var first = one("[data-focus=first]");
  if (first) first.focus();

  // How much a field still takes, counted as the receiver counts.
  var lengthIn = function (text, unit) {
    var sum = 0;
    for (var character of text) {
      var code = character.codePointAt(0);
      if (unit === "bytes-gbk") sum += code < 0x80 ? 1 : code > 0xffff ? 4 : 2;
      else if (unit === "bytes-utf8") {
        sum += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      } else sum += 1;
    }
    return sum;
  };
  each("[data-limit]", function (control) {
    var words = document.getElementById(control.id + "-count");
    if (!words) return;
    var show = function () {
      var left = Number(control.dataset.limit) - lengthIn(control.value, control.dataset.unit);
      var phrase = left < 0 ? control.dataset.over : control.dataset.left;
      words.textContent = phrase.replace("{n}", String(Math.abs(left)));
      words.classList.toggle("over", left < 0);
    };
    control.addEventListener("input", show);
    show();
  });

  // A yes that wants an explanation opens the place for it.
  each("[data-opens]", function (more) {
    each("input[name='" + more.dataset.opens + "']", function (answer) {
      answer.addEventListener("change", function () { more.open = answer.value === "yes"; });
    });
  });

  // Common phrases go where the pen stands.
  each("[data-phrases]", function (list) { list.hidden = false; });
  each("[data-insert]", function (button) {
    button.addEventListener("click", function () {
      var box = document.getElementById(button.dataset.insert);
      if (!box) return;
      box.setRangeText(button.textContent, box.selectionStart, box.selectionEnd, "end");
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.focus();
    });
  });

  // What is pasted from a page or a web editor comes with its mark-up.
  each("[data-markup]", function (box) {
    box.addEventListener("paste", function (event) {
      var markup = event.clipboardData && event.clipboardData.getData("text/html");
      if (!markup) return;
      event.preventDefault();
      box.setRangeText(markup, box.selectionStart, box.selectionEnd, "end");
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
  });

  // Clocks of less than a day, counted from the server's time and not from this machine's.
  var started = performance.now();
  var clocks = [];
  each("[data-due]", function (clock) { clocks.push(clock); });
  var span = function (clock, milliseconds) {
    var minutes = Math.max(1, Math.floor(Math.abs(milliseconds) / 60000));
    var parts = [];
    if (minutes >= 60) parts.push(clock.dataset.hours.replace("{n}", Math.floor(minutes / 60)));
    if (minutes % 60) parts.push(clock.dataset.minutes.replace("{n}", minutes % 60));
    return parts.join(" ");
  };
  var tick = function () {
    clocks.forEach(function (clock) {
      var now = Number(clock.dataset.now) + performance.now() - started;
      var left = Number(clock.dataset.due) - now;
      var words = clock.querySelector("span");
      if (!words) return;
      var phrase = left < 0 ? clock.dataset.over : clock.dataset.left;
      var filled = phrase.replace("{duration}", span(clock, left));
      if (words.textContent === filled) return;
      words.textContent = filled;
      if (left < 0 && !clock.classList.contains("tone-red")) {
        clock.classList.remove("tone-amber", "tone-primary");
        clock.classList.add("tone-red");
        clock.setAttribute("role", "status");
      }
    });
  };
  if (clocks.length) setInterval(tick, 20000);

  // A form is sent once, unless what it brings is a file or a page that changes nothing; coming back to the page frees it again.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post" || form.dataset.stays) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    form.classList.add("busy");
  });
  window.addEventListener("pageshow", function () {
    each("form[data-sent]", function (form) {
      delete form.dataset.sent;
      form.classList.remove("busy");
    });
  });

  // What is typed into an item is kept while it is typed, and who else writes is shown.
  var writing = one("form[data-working]");
  var typed = function () { return new URLSearchParams(new FormData(writing)); };
  if (writing) {
    var [keptLine, others] = [one("[data-kept]"), one("[data-others]")];
    var last = writing.dataset.fresh === "yes" ? "" : typed().toString();
    var waiting = 0;
    var keep = function () {
      clearTimeout(waiting);
      waiting = 0;
      if (writing.dataset.sent) return;
      var fields = typed();
      var now = fields.toString();
      var isNew = now !== last;
      if (!isNew) {
        fields = new URLSearchParams();
        ["_form", "version"].forEach(function (name) {
          fields.set(name, writing.elements[name].value);
        });
      }
      // A browser lets 64 KiB outlive the page, no more.
      fetch(writing.dataset.working, {
        method: "POST", body: fields, keepalive: document.hidden && now.length < 60000
      }).then(function (answer) {
        if (!/json/.test(answer.headers.get("Content-Type"))) throw answer;
        return answer.json();
      }).then(function (said) {
        if (isNew) last = now;
        if (said.kept) keptLine.textContent = said.kept;
        if (others && others.textContent !== said.others) others.textContent = said.others;
      }).catch(function () {
        if (isNew) keptLine.textContent = writing.dataset.lost;
      });
    };
    ["input", "change"].forEach(function (kind) {
      writing.addEventListener(kind, function () {
        if (!waiting) waiting = setTimeout(keep, 10000);
      });
    });
    setInterval(function () { if (!document.hidden) keep(); }, 30000);
    document.addEventListener("visibilitychange", function () {
      if (document.hidden && typed().toString() !== last) keep();
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      if (writing.requestSubmit) writing.requestSubmit();
    });
  }

  // Menus close when something else is clicked, or with Escape.
  var menus = ".person[open], .phone-menu[open]";
  document.addEventListener("click", function (event) {
    each(menus, function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    each(menus, function (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  // Single keys: never while writing, never with Ctrl, Alt or Meta, and they can be turned off.
  var store = function (value) {
    try {
      if (value !== undefined) localStorage.setItem("woodbell.keys", value);
      return localStorage.getItem("woodbell.keys");
    } catch (refused) { return null; }
  };
  var sheet = one("#keys");
  var opener = one("[data-keys=open]");
  var toggle = one("[data-keys=toggle]");
  var isOff = function () { return store() === "off"; };
  var label = function () {
    if (toggle) toggle.textContent = isOff() ? toggle.dataset.on : toggle.dataset.off;
  };
  var showKeys = function () {
    if (sheet && sheet.showModal && !sheet.open) sheet.showModal();
  };
  if (sheet && sheet.showModal && opener) {
    opener.hidden = false;
    opener.addEventListener("click", showKeys);
    one("[data-keys=close]").addEventListener("click", function () { sheet.close(); });
    toggle.addEventListener("click", function () { store(isOff() ? "on" : "off"); label(); });
    label();
  }
  var move = function (step) {
    var links = Array.prototype.slice.call(document.querySelectorAll(".list tbody th a"));
    if (!links.length) {
      var next = one(step > 0 ? "main a[rel=next]" : "main a[rel=prev]");
      if (next) next.click();
      return;
    }
    var at = links.indexOf(document.activeElement);
    var target = links[Math.min(Math.max(at + step, 0), links.length - 1)];
    if (target) target.focus();
  };
  var choose = function () {
    var row = document.activeElement.closest(".list tbody tr");
    var box = row && row.querySelector("input[type=checkbox]");
    if (box) box.click();
  };
  var focusOn = function (selector) {
    var target = one(selector);
    if (target) target.focus();
    return Boolean(target);
  };
  var afterG = false;
  document.addEventListener("keydown", function (event) {
    if (isOff() || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.target.isContentEditable || (sheet && sheet.open)) return;
    if (afterG) {
      afterG = false;
      var link = /^[a-z]$/.test(event.key) && one("[data-go='" + event.key + "']");
      if (link) { event.preventDefault(); link.click(); }
      return;
    }
    if (event.key === "g") {
      afterG = true;
      setTimeout(function () { afterG = false; }, 1500);
    } else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "?") showKeys();
    else if (event.key === "x") choose();
    else if (event.key === "c" && one("[data-new]")) one("[data-new]").click();
    else if (event.key === "v" && one("[data-versions]")) one("[data-versions]").click();
    else if (event.key === "e" && document.activeElement.matches(".list tbody th a")) {
      document.activeElement.click();
    } else if (event.key === "/" && focusOn("[data-search]")) event.preventDefault();
    else if (event.key === "a" && focusOn("[data-approve]")) event.preventDefault();
    else if (event.key === "r" && focusOn("[data-opinion], .opinion-box textarea")) {
      event.preventDefault();
    } else if (/^[1-9]$/.test(event.key)) {
      var choice = document.querySelectorAll("[data-digits] input[type=radio]")[event.key - 1];
      if (choice) { choice.checked = true; choice.scrollIntoView({ block: "nearest" }); }
    }
  });
})();
