/* What the search box finds. This runs in the place of the theme's own worker and speaks as it does: 0 brings the index, 1 says that
   it is read, 2 asks, 3 answers. MiniSearch stands before it in the same file (hooks/solidstate/site/assets.py).

   A name is found however it is written: without accents, hyphens and spaces, by a part in Chinese, Japanese or Korean, with a letter
   or two mistaken. What bears the very name that was asked for stands first. */
(function () {
  "use strict";

  var MOST = 40;
  var LEAST_FOR = { 4: 1, 7: 2 }; // from how many letters on how many may be mistaken: in a short word two make another word
  var GREEK = { α: "alpha", β: "beta", γ: "gamma", δ: "delta", σ: "sigma", ω: "ohm", µ: "micro", μ: "micro" };
  var SIGNS = "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}ー";
  var WORDS = new RegExp("[" + SIGNS + "]+|(?:(?![" + SIGNS + "])[\\p{L}\\p{N}])+(?:[.,]\\p{N}(?:(?![" + SIGNS + "])[\\p{L}\\p{N}])*)*", "gu");
  var IS_SIGNS = new RegExp("^[" + SIGNS + "]+$", "u");
  var PLAIN = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#34;": '"', "&#39;": "'", "&#x27;": "'" };
  // What a question is made of says nothing of what it asks for.
  var ASKING = (" a an and any are at be by can did do does far for from has have how i in is it many me much my now of on or per should than that the their there " +
    "to today versus vs was we what when where which who why will with ");
  var LEAST = 0.3; // of the best rank, for a page that holds only some of the words
  var PART = 10; // so much less than all that was asked for says the name at its beginning
  var index, documents;

  function plain(text) { return text.replace(/&[#\w]+;/g, function (sign) { return PLAIN[sign] || " "; }); }

  function fold(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase()
      .replace(/[αβγδσωµμ]/g, function (sign) { return GREEK[sign]; });
  }

  /* The words of a text: "1,200 Wh/kg" is 1200, wh and kg; a number and its unit are two. */
  function words(text) {
    return (fold(text).match(WORDS) || []).reduce(function (found, word) {
      word = /^\d{1,3}(,\d{3})+$/.test(word) ? word.replace(/,/g, "") : word;
      var parts = word.match(/^(\d+(?:[.,]\d+)?)([a-z]+)$/);
      return found.concat(parts ? [parts[1], parts[2]] : [word]);
    }, []);
  }

  // Signs are written without spaces: every two neighbours are a word of their own.
  function pairs(word) {
    if (!IS_SIGNS.test(word) || word.length < 3) return [word];
    return Array.from(word).slice(1).map(function (sign, at) { return Array.from(word)[at] + sign; });
  }

  function terms(text) { return words(text).reduce(function (found, word) { return found.concat(pairs(word)); }, []); }

  /* What a name is compared by: its words without anything between them. */
  function key(text) { return words(text).join(""); }

  /* Two neighbours with a digit are a word too, and so is a short name: QSE-5 is qse5, Solid Power solidpower. */
  function together(name) {
    var all = words(name);
    return all.map(function (word, at) { return at && (/\d/.test(all[at - 1] + word) || all.length < 4) ? all[at - 1] + word : ""; }).join(" ");
  }

  function known(one) { return [one.title].concat(one.names || []).map(plain); }

  function read(docs) {
    documents = docs.map(function (one, number) {
      var names = known(one);
      return {
        id: number, shown: one, boost: one.boost || 1, keys: names.map(key),
        title: plain(one.title), text: plain(one.text) + " " + (one.numbers || ""),
        names: names.concat(names.map(together)).join(" · ")
      };
    });
    index = new MiniSearch({
      fields: ["title", "names", "text"], tokenize: terms, processTerm: function (term) { return term; },
      searchOptions: { boost: { title: 6, names: 5 }, prefix: begins }
    });
    index.addAll(documents);
  }

  // A number is meant as it stands; while a word is typed, what begins with it is found.
  function begins(term) { return !/^[\d.]+$/.test(term); }

  function occurs(term, options) { return index.search(term, options)[0]; }

  /* The word that was meant, or nothing where no word of the record is like it. */
  function meant(word) {
    if (occurs(word)) return word;
    if (/\d/.test(word) || IS_SIGNS.test(word)) return "";
    for (var at = 1; at < word.length; at += 1) {
      var swapped = word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1);
      if (word.length > 2 && occurs(swapped, { prefix: false })) return swapped;
    }
    var most = Object.keys(LEAST_FOR).reduce(function (found, letters) { return word.length >= letters ? LEAST_FOR[letters] : found; }, 0);
    for (var mistaken = 1; mistaken <= most; mistaken += 1) {
      var fields = [["title", "names"], ["text"]];
      for (var field in fields) {
        var found = occurs(word, { fuzzy: mistaken, fields: fields[field] });
        if (found) return found.terms[0];
      }
    }
    return "";
  }

  /* How near one of the names is to what was asked for. In signs a name may be the beginning of it: 丰田 of 丰田汽车. */
  function nearness(keys, asked) {
    function any(fits) { return keys.some(fits); }
    return keys.indexOf(asked) >= 0 ? 1e6 : any(function (name) { return name.indexOf(asked) === 0; }) ? 1e4
      : any(function (name) { return name.indexOf(asked) > 0 || (name.length > 1 && IS_SIGNS.test(name) && asked.indexOf(name) === 0); }) ? 1e3 : 1;
  }

  // What few pages hold says more of what is looked for than what many do.
  function weight(term) { return Math.log(1 + documents.length / Math.max(1, index.search(term).length)); }

  function sum(some, weights) { return some.reduce(function (found, term) { return found + (weights[term] || 0); }, 0); }

  function rank(found, asked, who, weights) {
    var one = documents[found.id], near = Math.max.apply(null, asked.map(function (name) { return nearness(one.keys, name); }));
    if (who) near = Math.max(near, nearness(one.keys, who) / PART);
    found.share = sum(found.queryTerms, weights) / sum(Object.keys(weights), weights);
    return near * one.boost + found.score * Math.sqrt(one.boost) * Math.pow(found.share, 3);
  }

  function answer(query) {
    var asked = words(query), right = asked.map(function (word) { return pairs(word).every(function (part) { return occurs(part); }) ? word : meant(word); });
    var kept = right.filter(Boolean);
    if (!kept.length) return { items: [] };
    var telling = kept.filter(function (word) { return ASKING.indexOf(" " + word + " ") < 0; });
    if (!telling.length) telling = kept;
    var text = telling.join(" "), whole = kept.join(""), weights = {}, parts = {};
    // A word in signs counts as one word, however many pairs of signs it is looked up by.
    telling.map(pairs).forEach(function (all) {
      all.forEach(function (part) { parts[part] = 1 / all.length; weights[part] = weight(part) / all.length; });
    });
    var found = index.search(text, { combineWith: "OR", boostTerm: function (term) { return parts[term] || 1; } });
    // What is written as one word may be a name of several, and the other way round.
    var joined = kept.length > 1 ? index.search(whole, { prefix: false }) : [];
    var seen = found.map(function (one) { return one.id; });
    found = found.concat(joined.filter(function (one) { return seen.indexOf(one.id) < 0; }));
    // Who is asked for comes first in signs: 삼성 전고체 is of whoever is called 삼성SDI, before all who make one.
    var who = telling.length > 1 && IS_SIGNS.test(telling[0]) ? telling[0] : "";
    found.forEach(function (one) { one.rank = rank(one, [whole, telling.join("")], who, weights); });
    found.sort(function (a, b) { return b.rank - a.rank || a.id - b.id; });
    found = found.filter(function (one) { return one.share > 0.999 || one.rank >= LEAST * found[0].rank; });
    var told = {};
    asked.forEach(function (word, at) { told[right[at] || word] = Boolean(right[at]); });
    return { items: found.slice(0, MOST).map(function (one) { return [result(one, kept, told)]; }) };
  }

  function result(found, kept, told) {
    var shown = documents[found.id].shown;
    return {
      location: shown.location, title: marked(shown.title, kept), text: marked(excerpt(shown.text, kept), kept),
      tags: shown.tags, score: found.rank, terms: told
    };
  }

  function hits(word, kept) {
    word = fold(word);
    return kept.some(function (term) {
      return word === term || (term.length > 2 && begins(term) && word.indexOf(term) === 0) || (IS_SIGNS.test(term) && word.indexOf(term) > 0);
    });
  }

  /* About two lines: from the beginning, or from the sentence in which the first word stands. */
  function excerpt(text, kept) {
    if (text.length <= 180) return text;
    var sentences = text.match(/.+?(?:[.!?…] |$)/g) || [text];
    var first = sentences.findIndex(function (one) { return words(plain(one)).some(function (word) { return hits(word, kept); }); });
    var cut = sentences.slice(Math.max(0, first)).join("").trim();
    var end = cut.length > 180 ? cut.lastIndexOf(" ", 180) : cut.length;
    return (first > 0 ? "… " : "") + cut.slice(0, end) + (end < cut.length && cut[end - 1] !== "…" ? " …" : "");
  }

  function marked(text, kept) {
    return text.replace(new RegExp("&[#\\w]+;|" + WORDS.source, "gu"), function (word) {
      return word[0] !== "&" && hits(word, kept) ? "<mark>" + word + "</mark>" : word;
    });
  }

  addEventListener("message", function (event) {
    if (event.data.type === 0) { read(event.data.data.docs); postMessage({ type: 1 }); }
    if (event.data.type === 2) postMessage({ type: 3, data: answer(event.data.data) });
  });
})();
