(function () {
'use strict';
var page = document.documentElement, body = document.body;
page.classList.add('js');

function all(selector, inside) { return Array.from((inside || document).querySelectorAll(selector)); }
function plain(text) { return text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[\u2019`]/g, "'").replace(/\s+/g, ' '); }

// Views: one section at a time; the part of the address after `#` says which, and with which filters.
var views = {};
all('.view').forEach(function (view) { views[view.id] = view; });
var title = document.title, lastCell = null, lastState = '', started = false;

function address() {
  var hash = location.hash.slice(1), at = hash.indexOf('?');
  var id = at < 0 ? hash : hash.slice(0, at);
  try { id = decodeURIComponent(id); } catch (e) { id = ''; }
  return { id: id || 'inizio', query: at < 0 ? '' : hash.slice(at + 1) };
}

function show() {
  var to = address(), target = document.getElementById(to.id);
  var view = views[to.id] || (target && target.closest('.view')) || views.inizio || all('.view')[0];
  if (!view) { return; }
  all('.view.current').forEach(function (old) { old.classList.remove('current'); });
  view.classList.add('current');
  body.dataset.view = view.id.split('.')[0];
  var heading = view.querySelector('h2');
  document.title = view.id === 'inizio' || !heading ? title : heading.textContent + ' · ' + title;
  all('nav a').forEach(function (link) {
    if (link.getAttribute('href') === '#' + view.id) { link.setAttribute('aria-current', 'page'); } else { link.removeAttribute('aria-current'); }
  });
  if (filters.length && (view.id === 'matrice' || view.id === 'inizio')) { restore(to.query); }
  if (view.classList.contains('cell')) { copyArticles(view); }
  if (started) { arrive(view, target); } else if (target && target !== view) { target.scrollIntoView(); }
  started = true;
}

function arrive(view, target) {
  if (view.id === 'matrice' && lastCell && lastCell.offsetParent) { lastCell.focus(); return; }
  if (target && target !== view && view.contains(target)) { target.scrollIntoView(); return; }
  view.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  // The browser scrolls to the section that the address names, after this.
  requestAnimationFrame(function () { requestAnimationFrame(function () { window.scrollTo(0, 0); }); });
}

// The article around a quote is in the page of its act: shown here as well.
function copyArticles(view) {
  all('[data-copy]', view).forEach(function (link) {
    var article = document.getElementById(link.dataset.copy);
    delete link.dataset.copy;
    link.removeAttribute('data-copy');
    if (!article) { return; }
    var copy = article.cloneNode(true);
    copy.removeAttribute('id');
    link.parentNode.after(copy);
  });
}

// Filters.
var filters = all('.filters [data-p]');
var found = document.querySelector('.found');
var cells = [], rows = [], blocks = [], entries = [];

function read() {
  all('.matrix').forEach(function (table) {
    var heads = all('thead th', table).slice(1), block = { node: table.parentNode, heads: heads, rows: [] };
    blocks.push(block);
    all('tbody', table).forEach(function (group) {
      all('tr[data-t]', group).forEach(function (line) {
        var row = { node: line, group: group, family: group.dataset.f, topic: line.dataset.t, title: line.cells[0].textContent, cells: [] };
        block.rows.push(row);
        rows.push(row);
        heads.forEach(function (head, i) {
          var cell = { node: line.cells[i + 1], head: head, row: row, hay: null, off: false, gone: false };
          cell.verdicts = cell.node.dataset.v.split(' ');
          row.cells.push(cell);
          cells.push(cell);
        });
      });
    });
  });
  all('.card, .list tbody tr').forEach(function (node) { entries.push({ node: node, key: node.dataset.d, comparto: node.dataset.c, hay: null, off: false, cut: false }); });
}

function hay(cell) {
  if (cell.hay === null) {
    var link = cell.node.querySelector('a'), detail = link && views[link.getAttribute('href').slice(1)];
    cell.hay = plain([cell.row.title, cell.row.topic.replace(/_/g, ' '), cell.row.family, cell.head.textContent, cell.head.dataset.c, cell.node.textContent, detail ? detail.textContent : ''].join(' '));
  }
  return cell.hay;
}
function entryHay(entry) {
  if (entry.hay === null) { entry.hay = plain(entry.node.textContent); }
  return entry.hay;
}

function state() {
  var now = {};
  filters.forEach(function (field) { if (field.value.trim()) { now[field.dataset.p] = field.value.trim(); } });
  return now;
}
function query(now) {
  return Object.keys(now).map(function (name) { return name + '=' + encodeURIComponent(now[name]); }).join('&');
}
function restore(text) {
  var given = new URLSearchParams(text);
  filters.forEach(function (field) { field.value = given.get(field.dataset.p) || ''; });
  apply();
}

function hide(node, yes) { if (node.hidden !== yes) { node.hidden = yes; } }

function apply() {
  var now = state(), words = plain(now.testo || '').split(' ').filter(Boolean), any = Object.keys(now).length > 0;
  lastState = query(now);
  var has = function (text) { return words.every(function (word) { return text.indexOf(word) >= 0; }); };
  var ofHead = function (head) { return (!now.ente || head.dataset.d === now.ente) && (!now.comparto || head.dataset.c === now.comparto); };
  var shown = 0, keys = new Set();
  blocks.forEach(function (block) {
    var open = new Map(), some = false;
    block.heads.forEach(function (head) { var yes = ofHead(head); open.set(head, yes); hide(head, !yes); });
    block.rows.forEach(function (row) {
      var here = (!now.famiglia || row.family === now.famiglia) && (!now.tema || row.topic === now.tema), match = false;
      row.cells.forEach(function (cell) {
        var yes = here && open.get(cell.head) && (!now.giudizio || cell.verdicts.indexOf(now.giudizio) >= 0) && (!words.length || has(hay(cell)));
        if (yes) { match = true; shown += 1; keys.add(cell.head.dataset.d); }
        if (cell.off !== !yes) { cell.off = !yes; cell.node.classList.toggle('off', !yes); }
        if (cell.gone !== !open.get(cell.head)) { cell.gone = !open.get(cell.head); hide(cell.node, cell.gone); }
      });
      row.match = match;
      some = some || match;
      hide(row.node, !match);
    });
    all('tbody', block.node).forEach(function (group) { hide(group, !block.rows.some(function (row) { return row.group === group && row.match; })); });
    hide(block.node, !some);
  });
  list(now, any, keys, has, words);
  say(now, any, shown);
  unit();
}

var LIMIT = 300, limit = LIMIT, more = document.querySelector('.more');
function list(now, any, keys, has, words) {
  var matched = 0, big = entries.length > LIMIT;
  entries.forEach(function (entry) {
    var yes = (!now.ente || entry.key === now.ente) && (!now.comparto || entry.comparto === now.comparto) && (!any || keys.has(entry.key) || (!now.famiglia && !now.tema && !now.giudizio && (!words.length || has(entryHay(entry)))));
    if (entry.off !== !yes) { entry.off = !yes; hide(entry.node, !yes); }
    if (yes) { matched += 1; }
    var cut = big && yes && matched > limit;
    if (entry.cut !== cut) { entry.cut = cut; entry.node.classList.toggle('cut', cut); }
  });
  if (more) { hide(more, !big || matched <= limit); }
  list.matched = matched;
}

function say(now, any, shown) {
  if (!found) { return; }
  var number = cells.length ? shown + ' / ' + cells.length + ' ' + found.dataset.shown : list.matched + ' / ' + entries.length;
  var names = filters.filter(function (field) { return field.value.trim(); }).map(function (field) {
    var value = field.options ? field.options[field.selectedIndex].text : field.value.trim();
    return field.parentNode.firstChild.textContent.trim() + ' «' + value + '»';
  });
  var nothing = any && !shown && !list.matched;
  found.textContent = (nothing ? found.dataset.none + ' ' : '') + number + (any ? ' — ' + found.dataset.active + ': ' + names.join(', ') : '');
  found.classList.toggle('on', any);
}

function changed() {
  limit = LIMIT;
  var now = query(state());
  history.replaceState(null, '', '#' + address().id + (now ? '?' + now : ''));
  apply();
}

// Keys: one cell of the matrix is in the order of tabs; arrows move it.
function focusable(cell) { return cell.node.firstElementChild; }
function unit() {
  var first = null;
  cells.forEach(function (cell) {
    if (!first && !cell.off && !cell.gone) { first = cell; }
  });
  var keep = lastCell && !lastCell.closest('.off') && !lastCell.closest('[hidden]') ? lastCell : first && focusable(first);
  if (unit.now && unit.now !== keep) { unit.now.tabIndex = -1; }
  if (keep) { keep.tabIndex = 0; }
  unit.now = keep;
}
function move(from, key) {
  var td = from.closest('td'), line = td.parentNode, column = td.cellIndex, next = null;
  var open = function (node) { return node && !node.hidden && !node.classList.contains('off'); };
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    next = td;
    do { next = key === 'ArrowLeft' ? next.previousElementSibling : next.nextElementSibling; } while (next && !(next.tagName === 'TD' && open(next)));
  } else {
    var lines = rows.filter(function (row) { return row.match !== false; }).map(function (row) { return row.node; });
    var step = key === 'ArrowUp' ? -1 : 1;
    for (var i = lines.indexOf(line) + step; i >= 0 && i < lines.length && !next; i += step) {
      var cell = lines[i].cells[Math.min(column, lines[i].cells.length - 1)];
      if (open(cell)) { next = cell; }
    }
  }
  return next && next.firstElementChild;
}
document.addEventListener('keydown', function (event) {
  if (event.altKey || event.ctrlKey || event.metaKey) { return; }
  var cell = event.target.closest && event.target.closest('.matrix td');
  if (cell && /^Arrow/.test(event.key)) {
    var next = move(event.target, event.key);
    event.preventDefault();
    if (next) { next.focus(); }
  } else if (event.key === 'Escape' && views.matrice && body.dataset.view !== 'matrice' && body.dataset.view !== 'inizio') {
    back();
  }
});
document.addEventListener('focusin', function (event) {
  var cell = event.target.closest('.matrix td > *');
  if (cell) { lastCell = cell; unit(); }
});
function back() { location.hash = 'matrice' + (lastState ? '?' + lastState : ''); }
document.addEventListener('click', function (event) {
  var cell = event.target.closest('.matrix td > a');
  if (cell) { lastCell = cell; }
  if (event.target.closest('a.back') && views.matrice) { event.preventDefault(); back(); }
});

read();
cells.forEach(function (cell) { focusable(cell).tabIndex = -1; });
filters.forEach(function (field) { field.addEventListener('input', changed); });
all('.reset').forEach(function (button) {
  button.addEventListener('click', function () { filters.forEach(function (field) { field.value = ''; }); changed(); });
});
if (more) { more.addEventListener('click', function () { limit = Infinity; apply(); }); }
window.addEventListener('hashchange', show);
show();

// What the free text looks through is made ready while nobody waits.
var next = 0, soon = window.requestIdleCallback || function (work) { setTimeout(function () { work({ timeRemaining: function () { return 5; } }); }, 30); };
function prepare(deadline) {
  var total = cells.length + entries.length;
  while (next < total && deadline.timeRemaining() > 1) {
    if (next < cells.length) { hay(cells[next]); } else { entryHay(entries[next - cells.length]); }
    next += 1;
  }
  if (next < total) { soon(prepare); } else { body.dataset.ready = '1'; }
}
soon(prepare);
})();
