/* The ladder's replay over the years. */
(function (HowFar) {
  "use strict";

  var STEP = 1100; // milliseconds a year when it plays by itself

  /* A mark's shape is copied from the key, so that the template alone says how a look is drawn. */
  function shape(figure, holder, look, climbing) {
    HowFar.all(holder, ":scope > :not(title)").forEach(function (old) { old.remove(); });
    var from = figure.querySelector(".key [data-shape=" + look + "] svg");
    Array.prototype.forEach.call(from.children, function (piece) { holder.appendChild(piece.cloneNode(true)); });
    if (climbing) holder.appendChild(figure.querySelector(".key [data-shape=climb] svg .climb").cloneNode(true));
  }

  function dress(figure, mark, holder, look, climbing) {
    var worn = look + (climbing ? "+" : "");
    if (mark.getAttribute("data-worn") === worn) return;
    mark.setAttribute("data-worn", worn);
    ["confirmed", "claimed", "planned"].forEach(function (one) { mark.classList.toggle(one, one === look); });
    shape(figure, holder, look, climbing);
  }

  function draw(figure, frame) {
    HowFar.all(figure, "svg.ladder .mark").forEach(function (mark) {
      var at = frame.marks[mark.getAttribute("data-id")];
      mark.classList.toggle("absent", !at);
      if (!at) { mark.setAttribute("tabindex", "-1"); return; }
      mark.removeAttribute("tabindex");
      mark.setAttribute("transform", "translate(" + at[0] + " " + at[1] + ")");
      dress(figure, mark, mark, at[2], at[3]);
    });
    HowFar.all(figure, "svg.ladder [data-names]").forEach(function (text) { text.textContent = frame.names[text.getAttribute("data-names")] || ""; });
    HowFar.all(figure, ".ladder-list").forEach(function (list) { fill(figure, list, frame); });
  }

  function fill(figure, list, frame) {
    HowFar.all(list, ".mark").forEach(function (mark) {
      var at = frame.marks[mark.getAttribute("data-id")];
      var place = at ? list.querySelector("li[value='" + at[4] + "'] .marks") : list.querySelector("[data-gone]");
      mark.classList.toggle("absent", !at);
      place.appendChild(mark);
      if (at) dress(figure, mark, mark.querySelector("svg"), at[2], at[3]);
    });
    HowFar.all(list, "li").forEach(function (rung) {
      var nobody = rung.querySelector(".nobody"), some = rung.querySelector(".mark");
      if (some && nobody) nobody.remove();
      if (!some && !nobody) rung.querySelector(".marks").appendChild(HowFar.make("span", { class: "nobody" }, "nobody"));
    });
  }

  function slider(figure, box) {
    var frames = JSON.parse(figure.querySelector("[data-frames]").content.textContent);
    var years = Object.keys(frames), last = years[years.length - 1];
    var range = box.querySelector("input"), output = box.querySelector("output"), play = box.querySelector("[data-play]");
    var link = box.querySelector("[data-year-link]"), note = box.querySelector("[data-year-note]"), timer = null;

    function stop() { clearInterval(timer); timer = null; play.textContent = "Replay"; }

    HowFar.follow("year", function (value) {
      var year = years.indexOf(value) >= 0 ? value : last;
      if (!value && output.textContent === last && !note.textContent) return;
      range.value = output.textContent = year;
      link.href = link.getAttribute("data-pattern").replace("0000", year);
      var moves = frames[year].moves;
      note.textContent = moves ? moves + (moves === 1 ? " programme moved" : " programmes moved") : "nobody moved";
      range.setAttribute("aria-valuetext", year + ", " + note.textContent);
      figure.classList.toggle("then", year !== last);
      draw(figure, frames[year]);
    });
    range.addEventListener("input", function () { stop(); HowFar.set("year", range.value === last ? "" : range.value); });
    play.addEventListener("click", function () {
      if (timer) return stop();
      var index = +range.value >= +last ? 0 : years.indexOf(range.value) + 1;
      play.textContent = "Stop";
      function step() {
        if (!document.body.contains(box)) return stop(); // another page came by instant navigation
        HowFar.set("year", years[index] === last ? "" : years[index]);
        if (++index >= years.length) stop();
      }
      timer = setInterval(step, STEP);
      step();
    });
  }

  HowFar.add("[data-slider]", function (box) { slider(box.closest("[data-ladder]"), box); });
})(window.HowFar);
