/* What script adds: tables that sort and filter, the state in the address bar, and quotes that pop up at their number.
   Without it everything is still there. A classic script, so that it runs from file:// too. */
(function () {
  "use strict";

  var FILTERS = { class: "Class", route: "Route", application: "For", country: "Country", kind: "Kind", state: "State" };

  // A page opened from a file may not change its query: there the state follows the hash, as in #?sort=-3.
  function params() { return new URLSearchParams(location.hash.slice(0, 2) === "#?" ? location.hash.slice(2) : location.search); }

  function remember(name, value) {
    var found = params();
    if (value) found.set(name, value); else found.delete(name);
    var query = found.toString();
    if (location.protocol === "file:") location.replace("#?" + query);
    else history.replaceState(history.state, "", location.pathname + (query ? "?" + query : "") + location.hash);
  }

  function key(cell) { return cell.hasAttribute("data-sort") ? cell.getAttribute("data-sort") : cell.textContent.trim(); }

  function compare(a, b, numeric) {
    if (numeric) return (parseFloat(a) || 0) - (parseFloat(b) || 0);
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

  function sortable(table) {
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, index) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var direction = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        sort(table, index, direction);
        remember("sort", (direction < 0 ? "-" : "") + index);
      });
    });
    var wanted = params().get("sort");
    if (wanted && /^-?\d+$/.test(wanted) && Math.abs(+wanted) < table.tHead.rows[0].cells.length) {
      sort(table, Math.abs(+wanted), wanted[0] === "-" ? -1 : 1);
    }
  }

  function values(things, name) {
    var found = {};
    things.forEach(function (thing) {
      (thing.getAttribute("data-" + name) || "").split(" ").forEach(function (value) { if (value) found[value] = true; });
    });
    return Object.keys(found).sort();
  }

  function filterable(root, things, before) {
    if (!things.length) return;
    var box = document.createElement("div");
    var chosen = {};
    box.className = "filters";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Filter");

    function apply() {
      var words = (chosen.find || "").toLowerCase().split(/\s+/).filter(Boolean);
      things.forEach(function (thing) {
        var fits = Object.keys(FILTERS).every(function (name) {
          return !chosen[name] || (thing.getAttribute("data-" + name) || "").split(" ").indexOf(chosen[name]) >= 0;
        });
        var text = ((thing.getAttribute("data-names") || "") + " " + thing.textContent).toLowerCase();
        thing.classList.toggle("is-out", !(fits && words.every(function (word) { return text.indexOf(word) >= 0; })));
      });
    }

    function control(name, label, element) {
      var wrap = document.createElement("label");
      wrap.append(label + " ", element);
      box.appendChild(wrap);
      chosen[name] = params().get(name) || "";
      element.value = chosen[name];
      element.addEventListener("input", function () { chosen[name] = element.value; remember(name, element.value); apply(); });
    }

    if (root.hasAttribute("data-find")) {
      var input = document.createElement("input");
      input.type = "search";
      control("find", "Car, cell or company", input);
    }
    Object.keys(FILTERS).forEach(function (name) {
      var found = values(things, name);
      if (found.length < 2) return;
      var select = document.createElement("select");
      select.append(new Option("all", ""));
      found.forEach(function (value) { select.append(new Option(value.replace(/-/g, " "), value)); });
      control(name, FILTERS[name], select);
    });
    if (!box.children.length) return;
    before.parentNode.insertBefore(box, before);
    apply();
  }

  function popovers(root) {
    root.querySelectorAll("sup.ref a").forEach(function (mark) {
      var target = document.getElementById(mark.getAttribute("href").slice(1));
      if (target) mark.title = target.textContent.trim().replace(/\s+/g, " ");
    });
  }

  function start() {
    var root = document.querySelector(".md-content");
    if (!root || root.hasAttribute("data-ready")) return;
    root.setAttribute("data-ready", "");
    root.querySelectorAll("table[data-sortable]").forEach(sortable);
    root.querySelectorAll("table[data-filterable]").forEach(function (table) {
      filterable(table, Array.prototype.slice.call(table.tBodies[0].rows), table.parentNode);
    });
    root.querySelectorAll("[data-ladder]").forEach(function (figure) {
      filterable(figure, Array.prototype.slice.call(figure.querySelectorAll(".mark")), figure.querySelector(".under"));
    });
    popovers(root);
  }

  // Both: under instant navigation the theme announces each page, from file:// it may not announce the first.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
  if (window.document$ && window.document$.subscribe) window.document$.subscribe(start);
})();
