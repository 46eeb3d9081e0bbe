/* What script adds to a page, and where its state is kept: the address. Without script everything is still there.
   A classic script, so that it runs from file:// too: hooks/solidstate/site/assets.py joins page.js with tables.js, ladder.js,
   compare.js and missing.js, each of which registers what it brings to life with HowFar.add(selector, function). */
window.HowFar = (function () {
  "use strict";

  var parts = [];
  var listeners = {};

  // A page opened from a file may not change its query: there the state follows the hash, as in #?sort=-3.
  function params() { return new URLSearchParams(location.hash.slice(0, 2) === "#?" ? location.hash.slice(2) : location.search); }

  function get(name) { return params().get(name) || ""; }

  /* Keep a value in the address, and tell everything on the page that follows it. */
  function set(name, value) {
    var found = params();
    if (value) found.set(name, value); else found.delete(name);
    var query = found.toString().replace(/%2F/g, "/").replace(/%2C/g, ",");
    if (location.protocol === "file:") location.replace("#?" + query);
    else history.replaceState(history.state, "", location.pathname + (query ? "?" + query : "") + location.hash);
    (listeners[name] || []).forEach(function (listener) { listener(value); });
  }

  function follow(name, listener) {
    (listeners[name] = listeners[name] || []).push(listener);
    listener(get(name));
  }

  // Somebody may change the state behind the hash by hand, or follow a link to it.
  window.addEventListener("hashchange", function () {
    if (location.hash.slice(0, 2) !== "#?") return;
    Object.keys(listeners).forEach(function (name) {
      listeners[name].forEach(function (listener) { listener(get(name)); });
    });
  });

  function make(tag, attributes, text) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    if (text) element.textContent = text;
    return element;
  }

  function all(root, selector) { return Array.prototype.slice.call(root.querySelectorAll(selector)); }

  /* The quote's source pops up at its number; the number stays a link to the list. */
  function popovers(root) {
    var box = make("div", { class: "popover", role: "tooltip", id: "popover", hidden: "" });
    root.appendChild(box);
    function show(mark) {
      var target = document.getElementById(mark.hash.slice(1));
      if (!target) return;
      box.textContent = target.textContent.trim().replace(/\s+/g, " ");
      box.hidden = false;
      var at = mark.getBoundingClientRect(), within = root.getBoundingClientRect();
      box.style.top = at.bottom - within.top + 4 + "px";
      box.style.left = Math.max(0, Math.min(at.left - within.left, within.width - box.offsetWidth)) + "px";
      mark.setAttribute("aria-describedby", "popover");
    }
    function hide() { box.hidden = true; }
    // One listener for all marks: a page may have hundreds.
    function over(event) {
      var mark = event.target.closest && event.target.closest("sup.ref a");
      if (mark) show(mark); else if (!box.hidden) hide();
    }
    root.addEventListener("mouseover", over);
    root.addEventListener("focusin", over);
    root.addEventListener("focusout", hide);
    root.addEventListener("mouseleave", hide);
    root.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
  }

  /* What is there to be taken along is chosen when it is reached, so that copying it needs no permission. */
  function choose(event) {
    var text = event.target.closest && event.target.closest(".cite pre");
    if (text) getSelection().selectAllChildren(text);
  }

  /* The theme opens every fold for a print; paper shows those that stood open on the screen. */
  function keep(fold) {
    if (!matchMedia("print").matches) fold.toggleAttribute("data-shown", fold.open);
  }
  function toggled(event) { keep(event.target); }

  /* Browsers that do not open a fold for what an address names in it; the others have done so. */
  function unfold() {
    var named = document.querySelector(":target");
    var fold = named && named.closest("details:not([open])");
    if (!fold) return;
    for (; fold; fold = named.closest("details:not([open])")) fold.open = true;
    named.scrollIntoView();
  }
  window.addEventListener("hashchange", unfold);

  /* A link within the page is the browser's own. The theme, which fetches pages itself, would take the first for a new page and
     put it in the place of what the reader has opened here. It leaves a link with a target alone, and hears through `location$`
     where somebody went. */
  function jumps() {
    var heard = window.location$, shown = location.pathname;
    if (!heard) return;
    var tell = heard.next.bind(heard);
    heard.next = function (url) {
      if (url.pathname !== shown) tell(url);
      else if (history.state && history.scrollRestoration === "manual") scrollTo(0, history.state.y);
      shown = url.pathname;
    };
    document.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a[href]");
      if (link && link.origin === location.origin && link.pathname === location.pathname && !link.target) link.target = "_self";
    }, true);
  }

  /* The menu of a narrow screen has a button for the keyboard, and closes as the search does. The theme's own is a label. */
  function menu() {
    var toggle = document.getElementById("__drawer"), label = document.querySelector(".md-header label[for=__drawer]");
    if (!toggle || !label || document.querySelector(".menu-button")) return;
    var button = make("button", { class: "menu-button", type: "button", "aria-label": "Menu" });
    button.addEventListener("click", function () { toggle.click(); });
    label.before(button);
    window.addEventListener("keydown", function (event) { if (event.key === "Escape" && toggle.checked) toggle.click(); });
  }

  function start() {
    var root = document.querySelector(".md-content");
    if (!root || root.hasAttribute("data-ready")) return;
    root.setAttribute("data-ready", "");
    listeners = {};
    parts.forEach(function (part) { all(root, part.selector).forEach(part.run); });
    if (root.querySelector("sup.ref")) popovers(root);
    root.addEventListener("focusin", choose);
    all(root, "details").forEach(keep);
    root.addEventListener("toggle", toggled, true);
    unfold();
  }

  // Both: under instant navigation the theme announces each page, from file:// it may not announce the first.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else setTimeout(ready);
  function ready() {
    menu();
    jumps();
    start();
    if (window.document$ && window.document$.subscribe) window.document$.subscribe(start);
  }

  return {
    add: function (selector, run) { parts.push({ selector: selector, run: run }); },
    all: all, follow: follow, get: get, make: make, set: set
  };
})();
