/* Picking programmes from any table or ladder, and setting two to four of them side by side. */
(function (HowFar) {
  "use strict";

  var MOST = 4;

  function picked() { return HowFar.get("with").split(",").filter(Boolean).slice(0, MOST); }

  function toggle(id) {
    var found = picked(), at = found.indexOf(id);
    if (at >= 0) found.splice(at, 1); else found.push(id);
    HowFar.set("with", found.slice(-MOST).join(","));
  }

  function page() { return document.querySelector("[data-compare-page]").getAttribute("href"); }

  function address(ids) { return page() + (location.protocol === "file:" ? "#?" : "?") + "with=" + ids.join(","); }

  /* The tray below a table or a ladder: what is picked, and the way to the comparison. */
  function tray(after, names) {
    var box = HowFar.make("div", { class: "tray", role: "status", hidden: "" });
    after.parentNode.insertBefore(box, after.nextSibling);
    HowFar.follow("with", function () {
      var found = picked().filter(function (id) { return names[id]; });
      box.hidden = !found.length;
      box.textContent = found.map(function (id) { return names[id]; }).join(" · ") + " ";
      var clear = HowFar.make("button", { type: "button" }, "Clear");
      clear.addEventListener("click", function () { HowFar.set("with", ""); });
      if (found.length > 1) box.appendChild(HowFar.make("a", { href: address(found) }, "Compare " + found.length));
      else box.appendChild(HowFar.make("span", { class: "soft" }, "pick one more to compare"));
      box.appendChild(clear);
    });
  }

  HowFar.add("table[data-comparable]", function (table) {
    var names = Object.create(null);
    HowFar.all(table, ".pick input").forEach(function (box) {
      names[box.value] = box.getAttribute("aria-label").replace("Compare ", "");
      box.addEventListener("change", function () { toggle(box.value); });
    });
    HowFar.follow("with", function () {
      var found = picked();
      HowFar.all(table, ".pick input").forEach(function (box) { box.checked = found.indexOf(box.value) >= 0; });
    });
    var view = document.querySelector("[data-compare-view]");
    if (view) HowFar.follow("with", function () { side(view, table); });
    else tray(table.parentNode, names);
  });

  /* Which programme a link leads to: a mark of a ladder says it, any other link by its address, companies/who/what. */
  function programme(link) {
    if (link.hasAttribute("data-id")) return link.getAttribute("data-id").replace("+", "");
    var found = /companies\/([^\/#?]+\/[^\/#?.]+)(?:\/|\.html)/.exec(link.href);
    return found && found[1];
  }

  /* A link leads to its programme; while picking, the programme is picked instead. The links are looked for when first needed. */
  function pickable(part, selector) {
    var button = part.querySelector(".picker"), hint = HowFar.make("span", { class: "soft", role: "status", hidden: "" }, " choose two to four"), names = Object.create(null), links = null;
    button.parentNode.insertBefore(hint, button.nextSibling);

    function find() {
      links = links || HowFar.all(part, selector).filter(programme);
      links.forEach(function (link) {
        if (link.hash && names[programme(link)]) return; // it leads to one line of the programme's page, and is called after that
        names[programme(link)] = link.title || (link.querySelector("title") || link).textContent.split(/: (?:TRL|rung) /)[0].trim();
      });
    }
    button.addEventListener("click", function () {
      var on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", on);
      part.classList.toggle("picking", on);
      find();
      hint.hidden = !on;
    });
    part.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest(selector);
      if (!link || !part.classList.contains("picking") || !programme(link)) return;
      event.preventDefault();
      event.stopPropagation();
      toggle(programme(link));
    }, true);
    HowFar.follow("with", function () {
      var found = picked();
      if (found.length) find();
      (links || []).forEach(function (link) { link.classList.toggle("picked", found.indexOf(programme(link)) >= 0); });
    });
    tray(part, names);
  }

  HowFar.add("[data-ladder]", function (figure) { pickable(figure, ".mark"); });
  HowFar.add("[data-filterable]:not([data-ladder])", function (part) { if (part.querySelector(".picker")) pickable(part, "tbody a[href]"); });

  HowFar.add("a[data-compare]", function (link) { link.href = address([link.getAttribute("data-compare")]); });

  /* The comparison: the rows picked become columns; a line in which all agree steps back. */
  function side(view, table) {
    view.textContent = "";
    var rows = picked().map(function (id) { return table.querySelector("tr[data-id='" + CSS.escape(id) + "']"); }).filter(Boolean);
    if (!rows.length) return;
    var made = HowFar.make("table", { class: "data side" }), body = HowFar.make("tbody"), top = HowFar.make("thead"), head = HowFar.make("tr");
    head.appendChild(HowFar.make("td"));
    rows.forEach(function (row) {
      var cell = HowFar.make("th", { scope: "col" });
      cell.innerHTML = row.querySelector("th").innerHTML;
      head.appendChild(cell);
    });
    top.appendChild(head);
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (title, index) {
      if (title.classList.contains("pick") || index === rows[0].querySelector("th").cellIndex) return;
      var line = HowFar.make("tr"), texts = rows.map(function (row) { return row.cells[index].textContent.trim(); });
      line.appendChild(HowFar.make("th", { scope: "row" }, title.textContent.trim()));
      rows.forEach(function (row) {
        var cell = HowFar.make("td", { "data-label": row.querySelector("th").textContent.trim() + ":" });
        cell.innerHTML = row.cells[index].innerHTML || "–";
        line.appendChild(cell);
      });
      line.classList.toggle("same", rows.length > 1 && texts.every(function (text) { return text === texts[0]; }));
      body.appendChild(line);
    });
    made.append(top, body);
    var scroll = HowFar.make("div", { class: "scroll", tabindex: "0" });
    scroll.appendChild(made);
    view.appendChild(scroll);
    if (rows.length === 1) view.appendChild(HowFar.make("p", { class: "soft" }, "Pick one more to compare."));
  }
})(window.HowFar);
