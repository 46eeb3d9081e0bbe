/* Tables that sort, and things that filter: the rows of a table, the marks of a ladder. */
(function (HowFar) {
  "use strict";

  var FILTERS = { class: "Class", route: "Route", application: "For", country: "Country", kind: "Kind", company: "Company", state: "State", entry: "What" };
  var WORDS = { "all-solid-state": "all-solid-state", "solid-liquid": "solid–liquid", "unclear": "class unclear", "happened": "what happened", "said": "what was promised" };

  function key(cell) { return cell.hasAttribute("data-sort") ? cell.getAttribute("data-sort") : cell.textContent.trim(); }

  function compare(a, b, numeric) {
    if (numeric) return (parseFloat(a.replace(/,/g, "")) || 0) - (parseFloat(b.replace(/,/g, "")) || 0);
    return a.localeCompare(b, undefined, { numeric: true });
  }

  function sort(table, index, direction) {
    var heads = table.tHead.rows[0].cells;
    var numeric = heads[index].hasAttribute("data-number");
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    rows.sort(function (a, b) { return direction * compare(key(a.cells[index]), key(b.cells[index]), numeric); });
    rows.forEach(function (row) { table.tBodies[0].appendChild(row); });
    Array.prototype.forEach.call(heads, function (head, other) {
      if (other === index) head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
  }

  /* The page's own table keeps its order under `sort`, one behind a picture under `sort-` and the picture's name. */
  HowFar.add("table[data-sortable]", function (table) {
    var name = table.hasAttribute("data-filterable") ? "sort" : "sort-" + ((table.closest("[id]") || {}).id || "table");
    var heads = table.tHead.rows[0].cells;
    Array.prototype.forEach.call(heads, function (head, index) {
      var button = HowFar.make("button", { type: "button" }), first = head.firstChild;
      button.textContent = first.textContent.trim();
      head.replaceChild(button, first);
      button.addEventListener("click", function () {
        var direction = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        sort(table, index, direction);
        HowFar.set(name, (direction < 0 ? "-" : "") + index);
      });
    });
    var wanted = HowFar.get(name);
    if (/^-?\d+$/.test(wanted) && Math.abs(+wanted) < heads.length) sort(table, Math.abs(+wanted), wanted[0] === "-" ? -1 : 1);
  });

  function choices(things, name) {
    var found = {};
    things.forEach(function (thing) {
      (thing.getAttribute("data-" + name) || "").split(" ").forEach(function (value) {
        if (value) found[value] = (name === "company" && thing.getAttribute("data-company-name")) || found[value] || value;
      });
    });
    return Object.keys(found).map(function (value) { return [value, worded(name, found[value])]; })
      .sort(function (a, b) { return a[1].localeCompare(b[1]); });
  }

  function worded(name, value) {
    if (name === "country" && window.Intl && Intl.DisplayNames) return new Intl.DisplayNames(["en"], { type: "region" }).of(value);
    return WORDS[value] || (name === "kind" && value !== "start-up" ? value.replace(/-/g, " ") : value);
  }

  /* Put controls before `before` for every property in which the things differ; what does not fit is dimmed or hidden. */
  HowFar.filter = function (root, things, before) {
    var chosen = {};
    var box = HowFar.make("div", { class: "filters", role: "group", "aria-label": "Filter" });
    var count = HowFar.make("span", { class: "count", role: "status" });

    function apply() {
      var words = (chosen.find || "").toLowerCase().split(/\s+/).filter(Boolean), fitting = 0;
      things.forEach(function (thing) {
        var fits = Object.keys(FILTERS).every(function (name) {
          return !chosen[name] || (thing.getAttribute("data-" + name) || "").split(" ").indexOf(chosen[name]) >= 0;
        });
        var text = words.length ? ((thing.getAttribute("data-names") || "") + " " + thing.textContent).toLowerCase() : "";
        fits = fits && words.every(function (word) { return text.indexOf(word) >= 0; });
        thing.classList.toggle("is-out", !fits);
        fitting += fits;
      });
      var narrowed = Object.keys(chosen).some(function (name) { return chosen[name]; });
      count.textContent = narrowed && root.tBodies ? fitting + " of " + things.length : "";
      if (root.hasAttribute("data-find")) {
        things.forEach(function (row) { row.querySelector("details").open = narrowed && fitting <= 3 && !row.classList.contains("is-out"); });
      }
    }

    function control(name, label, element) {
      var wrap = HowFar.make("label", {}, label + " ");
      wrap.appendChild(element);
      box.appendChild(wrap);
      element.addEventListener("input", function () { HowFar.set(name, element.value); });
      HowFar.follow(name, function (value) {
        element.value = chosen[name] = value;
        if (element.value !== value) chosen[name] = element.value = "";
        apply();
      });
    }

    if (root.hasAttribute("data-find")) control("find", "Car, cell or company", HowFar.make("input", { type: "search" }));
    Object.keys(FILTERS).forEach(function (name) {
      var found = choices(things, name);
      if (found.length < 2) return;
      var select = HowFar.make("select");
      select.append(new Option("all", ""));
      found.forEach(function (choice) { select.append(new Option(choice[1], choice[0])); });
      control(name, FILTERS[name], select);
    });
    if (!box.children.length) return;
    box.appendChild(count);
    if (root.hasAttribute("data-folded")) {
      var fold = HowFar.make("details", { class: "tools" });
      fold.append(HowFar.make("summary", {}, "Filter"), box);
      fold.open = Object.keys(chosen).some(function (name) { return chosen[name]; });
      box = fold;
    }
    before.parentNode.insertBefore(box, before);
  };

  HowFar.add("table[data-filterable]", function (table) {
    HowFar.filter(table, Array.prototype.slice.call(table.tBodies[0].rows), table.parentNode);
  });
})(window.HowFar);
