/* Where there is no page: the nearest ones by name, asked of the worker that answers the search box. */
(function (HowFar) {
  "use strict";

  var MOST = 5;

  function ask(worker, message, then) {
    worker.onmessage = function (event) { then(event.data.data); };
    worker.postMessage(message);
  }

  HowFar.add("[data-nearest]", function (box) {
    var config = JSON.parse(document.getElementById("__config").textContent);
    var base = new URL(config.base.replace(/\/?$/, "/"), location), list = box.querySelector("ul");
    var words = decodeURIComponent(location.pathname.slice(base.pathname.length).replace(/\.html$/, "")).split("/").filter(Boolean);
    if (!words.length || location.protocol === "file:") return;
    fetch(new URL("search/search_index.json", base)).then(function (answer) { return answer.json(); }).then(function (index) {
      var worker = new Worker(new URL(config.search, location));
      ask(worker, { type: 0, data: index }, function () {
        ask(worker, { type: 2, data: words.slice(-2).join(" ").replace(/[-_]/g, " ") }, function (found) {
          found.items.slice(0, MOST).forEach(function (item) {
            var link = HowFar.make("a", { href: new URL(item[0].location, base).href });
            link.innerHTML = item[0].title.replace(/<\/?mark>/g, "");
            list.appendChild(HowFar.make("li")).appendChild(link);
          });
          box.hidden = !found.items.length;
          worker.terminate();
        });
      });
    });
  });
})(window.HowFar);
