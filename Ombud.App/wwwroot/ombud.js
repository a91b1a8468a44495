// What a page needs beside Blazor: theme before the first paint, keyboard shortcuts, focus links, and typed text kept
// while the circuit is not there. Plain script, no inline code, nothing sent anywhere.
(() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');

  // Theme: the cookie is read by the server; "system" is resolved here, before anything is painted.
  const choice = () => root.dataset.themeChoice;
  const applyTheme = () => {
    root.dataset.theme = choice() === 'system' ? (dark.matches ? 'dark' : 'light') : choice();
    for (const button of document.querySelectorAll('[data-set-theme]')) button.setAttribute('aria-pressed', button.dataset.setTheme === choice());
  };
  const setTheme = chosen => {
    document.cookie = `Ombud.Theme=${chosen};path=/;max-age=31536000;samesite=lax`;
    root.dataset.themeChoice = chosen;
    applyTheme();
  };
  applyTheme();
  dark.addEventListener('change', applyTheme);

  // Keyboard shortcuts: single keys, so they can be switched off (WCAG 2.1.4) and rest while someone types.
  const keysOn = () => localStorage.getItem('ombud.keys') !== 'off';
  const editing = target => target.closest?.('input, textarea, select, [contenteditable=true], [role=menu], [role=listbox]') !== null;
  const follow = selector => { const link = document.querySelector(selector); if (link) { link.click(); return true; } return false; };
  const places = { b: '/board', i: '/', r: '/reports/sla' };
  const actions = {
    'n': () => follow('[data-key=n]'),
    '/': () => { const box = document.getElementById('search'); box?.focus(); return Boolean(box); },
    '?': () => { const list = document.getElementById('keys'); list?.showModal(); return Boolean(list); },
  };
  // Esc presses the way out of a form that asks before it loses typed text, wherever in the dialog the focus is.
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    [...document.querySelectorAll('.mud-dialog [data-escape]')].at(-1)?.click();
  });
  let goUntil = 0;
  document.addEventListener('keydown', event => {
    if (!keysOn() || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || editing(event.target)) return;
    if (document.querySelector('dialog[open], .mud-dialog')) return;
    const going = event.timeStamp < goUntil;
    goUntil = 0;
    if (going && places[event.key]) { if (follow(`#menu a[href="${places[event.key]}"]`)) event.preventDefault(); }
    else if (event.key === 'g') goUntil = event.timeStamp + 1500;
    else if (actions[event.key]?.()) event.preventDefault();
  });

  const showChoices = () => {
    applyTheme();
    for (const box of document.querySelectorAll('[data-keys-switch]')) box.checked = keysOn();
  };
  document.addEventListener('beforetoggle', event => { if (event.target.id === 'person') showChoices(); }, true);
  document.addEventListener('change', event => {
    if (event.target.matches?.('[data-keys-switch]')) localStorage.setItem('ombud.keys', event.target.checked ? 'on' : 'off');
  });

  const focus = id => {
    const target = document.getElementById(id);
    if (!target) return;
    (target.matches('fieldset') ? target.querySelector('input') ?? target : target).focus();
    target.scrollIntoView({ block: 'nearest' });
  };
  // A field of a template goes to the end of the text, as if it had been typed: the page and the draft hear of it.
  const insert = (id, text) => {
    const field = document.getElementById(id);
    if (!field) return;
    const before = field.value.trimEnd();
    field.value = before === '' ? text : `${before}\n\n${text}`;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    field.scrollTop = field.scrollHeight;
  };
  const copy = async button => {
    await navigator.clipboard?.writeText(button.dataset.copy);
    button.querySelector('span').textContent = button.dataset.copied;
  };
  document.addEventListener('click', event => {
    const copied = event.target.closest?.('[data-copy]');
    if (copied) { copy(copied); return; }
    const part = event.target.closest?.('[data-insert]');
    if (part) { insert(part.dataset.into, part.dataset.insert); return; }
    const link = event.target.closest?.('[data-focus]');
    if (link) { event.preventDefault(); focus(link.dataset.focus); return; }
    const theme = event.target.closest?.('[data-set-theme]');
    if (theme) { setTheme(theme.dataset.setTheme); return; }
    if (event.target.closest?.('#menu a')) document.getElementById('menu').matches(':popover-open') && document.getElementById('menu').hidePopover();
  }, true);

  // Typed text: an interactive render replaces the prerendered fields, and a lost connection swallows changes. What was
  // typed meanwhile is remembered in this page only, and told once the circuit answers.
  const typed = new Map();
  let gone = false;
  const live = () => !gone && document.querySelector('h1[data-live]') !== null;
  const remember = event => {
    const field = event.target;
    if (!live() && field.id && field.closest('main') && field.matches('input:not([type=file]), textarea, select'))
      typed.set(field.id, { value: field.value, checked: field.checked, at: document.activeElement === field ? field.selectionEnd : null });
  };
  const tell = () => {
    for (const [id, was] of typed) {
      const field = document.getElementById(id);
      if (!field) continue;
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = was.checked; else field.value = was.value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
      if (document.activeElement === document.body && was.at !== null) { field.focus(); field.setSelectionRange?.(was.at, was.at); }
    }
    typed.clear();
  };
  document.addEventListener('input', remember, true);
  document.addEventListener('change', remember, true);
  new MutationObserver(() => { if (typed.size > 0 && live()) tell(); }).observe(root, { subtree: true, childList: true, attributeFilter: ['data-live'] });

  window.ombud = {
    focus,
    show: id => document.getElementById(id)?.scrollIntoView({ block: 'nearest' }),
    away() { gone = true; root.dataset.offline = ''; },
    back() { gone = false; delete root.dataset.offline; tell(); },
    // "Fejl: " before the tab's title while a form has errors; null takes it away.
    prefixTitle(prefix) {
      const old = root.dataset.titlePrefix ?? '';
      if (old && document.title.startsWith(old)) document.title = document.title.slice(old.length);
      root.dataset.titlePrefix = prefix ?? '';
      if (prefix) document.title = prefix + document.title;
    },
  };
})();
