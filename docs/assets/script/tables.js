/* Tables that sort, and things that filter: the rows of a table, the marks of a ladder. The controls are in the page. */
(function (HowFar) {
  "use strict";

  function key(cell) { return cell.hasAttribute("data-sort") ? cell.getAttribute("data-sort") : cell.textContent.trim(); }

  // ">600" and "≈ 1,200" are sorted by their number, and what has none comes first.
  function number(text) {
    var found = parseFloat(text.replace(/,/g, "").replace(/^[^\d.−-]+/, "").replace("−", "-"));
    return isNaN(found) ? -Infinity : found;
  }

  function compare(a, b, numeric) {
    if (numeric) return number(a) - number(b);
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
    var name = table.closest("[data-filterable]") ? "sort" : "sort-" + ((table.closest("[id]") || {}).id || "table");
    var heads = table.tHead.rows[0].cells;
    Array.prototype.forEach.call(heads, function (head, index) {
      if (head.classList.contains("pick")) return;
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

  /* What does not fit the controls is hidden, on a drawing dimmed. Controls of one name on a page move together. */
  HowFar.add("[data-filterable]", function (root) {
    var things = HowFar.all(root, root.getAttribute("data-filterable"));
    var box = root.querySelector(".filters"), count = box.querySelector(".count"), fold = box.closest("details");
    var controls = HowFar.all(box, "select, input"), chosen = {}, touched = false;

    function fits(thing) {
      return controls.every(function (control) {
        var value = chosen[control.name];
        if (!value) return true;
        if (control.type !== "search") return (thing.getAttribute("data-" + control.name) || "").split(" ").indexOf(value) >= 0;
        var text = ((thing.getAttribute("data-names") || "") + " " + thing.textContent).toLowerCase();
        return value.toLowerCase().split(/\s+/).every(function (word) { return text.indexOf(word) >= 0; });
      });
    }

    // A programme that stands on a ladder and is promised on a higher rung has two marks there: it is counted once.
    function number_of(some) {
      return some.filter(function (thing) {
        return !/\+$/.test(thing.getAttribute("data-id") || "") && !thing.closest("[data-gone]");
      }).length;
    }

    function apply() {
      var narrowed = controls.some(function (control) { return chosen[control.name]; });
      var found = things.filter(function (thing) {
        var fit = fits(thing);
        thing.classList.toggle("is-out", !fit);
        return fit;
      });
      count.textContent = narrowed ? number_of(found) + " of " + number_of(things) : "";
      if (narrowed && fold) fold.open = true;
      // What is found is shown, also where it stands folded.
      if (narrowed) HowFar.all(root, "details.fold").forEach(function (part) {
        part.open = things.some(function (thing) { return part.contains(thing) && !thing.classList.contains("is-out"); });
      });
      if (root.hasAttribute("data-answers")) {
        things.forEach(function (row) { row.classList.toggle("answer", narrowed && found.length <= 3 && found.indexOf(row) >= 0); });
      }
    }

    root.addEventListener("redrawn", function () { if (touched) apply(); });
    controls.forEach(function (control) {
      control.addEventListener("input", function () { HowFar.set(control.name, control.value); });
      HowFar.follow(control.name, function (value) {
        control.value = value;
        chosen[control.name] = control.value === value ? value : (control.value = "");
        touched = touched || !!value; // a page without state has nothing to hide: it is spared the work
        if (touched) apply();
      });
    });
  });
})(window.HowFar);
