/* The ladder's replay over the years. */
(function (HowFar) {
  "use strict";

  var STEP = 1100; // milliseconds a year when it plays by itself

  /* A mark of another year: on another rung, with another look and year; the template's words are those of today. */
  function dress(mark, look, climbing, year, ended, isToday) {
    ["confirmed", "claimed", "planned"].forEach(function (one) { mark.classList.toggle(one, one === look); });
    mark.classList.toggle("climbs", !!climbing);
    mark.classList.toggle("ended", ended);
    mark.querySelector("small").textContent = (ended ? "ended " : "") + (year || (look === "planned" ? "no date" : ""));
    if (!mark.hasAttribute("data-title")) mark.setAttribute("data-title", mark.title);
    if (isToday) mark.title = mark.getAttribute("data-title"); else mark.removeAttribute("title");
  }

  function draw(figure, frame, isToday) {
    var marks = {}, gone = figure.querySelector("[data-gone]");
    HowFar.all(figure, ".mark").forEach(function (mark) {
      marks[mark.getAttribute("data-id")] = mark;
      gone.appendChild(mark);
    });
    frame.marks.forEach(function (at) {
      var mark = marks[at[0]];
      dress(mark, at[2], at[3], at[4], at[5], isToday);
      figure.querySelector("tr[data-level='" + at[1] + "'] td[data-lane='" + mark.getAttribute("data-class") + "']").appendChild(mark);
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
      draw(figure, frames[year], year === last);
      figure.dispatchEvent(new Event("redrawn")); // the filter counts what is there now
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
