// Keeps what is typed: every form with [data-draft="key"] is sent to the server within a second of the last key, by plain
// HTTP, so it works while the circuit is dead, and put back when the page comes again. Nothing is stored in the browser.
(() => {
  const delay = 600, longest = 900;
  const roots = '[data-draft]';
  const fieldsIn = root => [...root.querySelectorAll('input[name], textarea[name], select[name]')].filter(f =>
    !f.name.startsWith('__') && !['password', 'file', 'submit', 'button'].includes(f.type) && !f.closest('[data-draft-skip]'));
  const isBox = field => field.type === 'checkbox';
  const isRadio = field => field.type === 'radio';
  const live = () => document.documentElement.dataset.offline === undefined && document.querySelector('h1[data-live]') !== null;
  const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

  function read(root) {
    const values = new Map();
    for (const field of fieldsIn(root)) {
      if (isRadio(field)) { if (field.checked) values.set(field.name, field.value); }
      else values.set(field.name, isBox(field) ? String(field.checked) : field.value);
    }
    return values;
  }

  const forms = new Map(); // one entry a form on the page, by the key in its attribute
  const told = new Map(); // what was saved last, by the name of its form
  const queues = new Map(); // requests about one draft go one after the other

  // Two tabs with the same form keep two drafts: the second tab's key gets ".2". The lock lives as long as its tab or form.
  async function takeKey(form) {
    if (!navigator.locks) return form.name;
    for (let n = 1; n <= 9; n++) {
      const key = n === 1 ? form.name : `${form.name}.${n}`;
      const got = await new Promise(resolve => navigator.locks.request(`ombud.draft.${key}`, { ifAvailable: true }, lock => {
        resolve(lock !== null);
        return lock && new Promise(release => { form.release = release; });
      }));
      if (got) return key;
    }
    return `${form.name}.9`;
  }

  const inTurn = (key, work) => {
    const next = (queues.get(key) ?? Promise.resolve()).then(work, work);
    queues.set(key, next);
    return next;
  };

  const request = (key, method, body, keepalive = false) => fetch(`/drafts/${key}`, {
    method, body, keepalive, redirect: 'manual', credentials: 'same-origin', cache: 'no-store',
    headers: body ? { 'Content-Type': 'application/json' } : {},
  });

  // Until the server answers. Null: it says no, and asking again would not help.
  async function insist(form, ask) {
    for (let tries = 0; ; tries++) {
      try {
        const answer = await ask();
        if (answer.ok) return answer;
        if (answer.status < 500 && answer.status !== 0 && answer.status !== 429 && answer.status !== 408) {
          say(form, answer.status === 413 ? 'tooLong' : answer.status === 409 ? 'closed' : 'signedOut');
          return null;
        }
        if (answer.type === 'opaqueredirect') { say(form, 'signedOut'); return null; }
      } catch { /* no answer: again soon */ }
      if (form.gone) return null;
      say(form, 'waiting');
      await pause(Math.min(300 + tries * 200, 2000));
    }
  }

  function say(form, what, clock) {
    const place = form.root.querySelector('[data-draft-status]') ?? document.querySelector(`[data-draft-status="${form.name}"]`);
    if (!place) return;
    place.dataset.state = what ?? '';
    place.textContent = what ? (place.dataset[what] ?? '').replace('{0}', clock ?? '') : '';
    if (what === 'saved') for (const last of document.querySelectorAll('[data-draft-last]')) {
      last.textContent = (last.dataset.draftLast ?? '').replace('{0}', clock);
      last.hidden = false;
    }
  }

  function attach(root, except) {
    const name = root.dataset.draft;
    let form = forms.get(name);
    if (form?.root === root) return form;
    if (!form) {
      form = { name, root, touched: new Set(), pending: new Map(), initial: new Map(), loaded: false, unsent: false, timer: 0, first: 0, focus: null };
      forms.set(name, form);
      load(form);
    }
    form.root = root; // an interactive render has put new elements in the place of the prerendered ones
    note(form, except);
    apply(form);
    return form;
  }

  // What a field held before anybody typed; fields that come later are noted when they come.
  function note(form, except) {
    for (const [field, value] of read(form.root)) if (!form.initial.has(field) && field !== except) form.initial.set(field, value);
  }

  async function load(form) {
    form.key = await takeKey(form);
    const answer = await inTurn(form.key, () => insist(form, () => request(form.key, 'GET')));
    if (answer?.status === 200) {
      const draft = await answer.json();
      form.focus = { name: draft.fields['#focus'], from: Number(draft.fields['#from']), to: Number(draft.fields['#to']), scroll: Number(draft.fields['#scroll']) };
      for (const [field, value] of Object.entries(draft.fields))
        if (!field.startsWith('#') && !form.touched.has(field)) form.pending.set(field, value);
      form.loaded = true;
      say(form, 'saved', draft.clock);
      apply(form);
    }
    form.loaded = true;
    if (form.unsent) later(form);
  }

  // Puts back what waits for its field. Only once the page is live: the page itself must hear of every value.
  function apply(form) {
    if (!form.loaded || !live() || !form.root.isConnected) return;
    if (form.pending.size > 0) for (const field of fieldsIn(form.root)) {
      const value = form.pending.get(field.name);
      if (value === undefined || form.touched.has(field.name)) continue;
      if (isRadio(field)) {
        if (field.value !== value) continue;
        if (!field.checked) { field.checked = true; tell(field); }
      } else if (isBox(field)) {
        if (field.checked !== (value === 'true')) { field.checked = value === 'true'; tell(field); }
      } else if (field.value !== value) {
        if (field.matches('select') && ![...field.options].some(option => option.value === value)) continue;
        field.value = value;
        tell(field);
      }
      form.pending.delete(field.name);
    }
    restoreFocus(form);
  }

  let telling = false;
  function tell(field) {
    telling = true;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    telling = false;
  }

  // The page itself moves focus to its heading while it comes up; until somebody acts, the place of the cursor wins.
  function restoreFocus(form) {
    if (!form.focus) return;
    const { name, from, to, scroll, scrolled } = form.focus;
    const field = name && fieldsIn(form.root).find(f => f.name === name && (!isRadio(f) || f.checked));
    if (!field || document.activeElement === field) return; // it may come yet
    if (scroll > 0 && !scrolled) scrollTo(0, scroll);
    form.focus.scrolled = true;
    field.focus({ preventScroll: scroll > 0 });
    if (field.setSelectionRange && Number.isInteger(from) && (field.type === 'text' || field.type === 'tel' || field.matches('textarea'))) field.setSelectionRange(from, to);
  }
  const acted = event => { if (event.isTrusted) for (const form of forms.values()) form.focus = null; };
  for (const kind of ['keydown', 'pointerdown', 'wheel']) addEventListener(kind, acted, { capture: true, passive: true });
  addEventListener('focusin', () => { for (const form of forms.values()) if (live()) restoreFocus(form); }, true);

  const isDirty = form => [...read(form.root)].some(([field, value]) =>
    form.root.querySelector(`[name="${CSS.escape(field)}"]`)?.type !== 'hidden' && form.initial.get(field) !== value);

  function body(form) {
    const values = Object.fromEntries([...form.pending, ...read(form.root)]);
    for (const [field, value] of form.pending) if (!form.touched.has(field)) values[field] = value;
    const active = document.activeElement;
    if (active?.name && form.root.contains(active)) {
      values['#focus'] = active.name;
      try { if (active.selectionStart !== null) { values['#from'] = String(active.selectionStart); values['#to'] = String(active.selectionEnd); } } catch { /* a kind of field without a cursor */ }
    }
    values['#scroll'] = String(Math.round(scrollY));
    return JSON.stringify(values);
  }

  function later(form) {
    form.unsent = true;
    if (!form.loaded) return; // an older draft is fetched first, so that it is not overwritten unread
    clearTimeout(form.timer);
    const now = performance.now();
    form.first ||= now;
    form.timer = setTimeout(() => send(form), Math.max(0, Math.min(delay, form.first + longest - now)));
  }

  function send(form) {
    clearTimeout(form.timer);
    form.first = 0;
    if (!form.unsent) return queues.get(form.key) ?? Promise.resolve();
    form.unsent = false;
    form.latest = form.pending.size > 0 || isDirty(form) ? body(form) : null;
    if (form.waiting) return form.waiting; // whoever waits in the queue takes the latest
    form.waiting = inTurn(form.key, async () => {
      const answer = await insist(form, () => { // each try sends what is typed by then
        if (form.unsent && !form.gone) { form.unsent = false; clearTimeout(form.timer); form.first = 0; form.latest = isDirty(form) || form.pending.size > 0 ? body(form) : null; }
        return form.latest === null ? request(form.key, 'DELETE') : request(form.key, 'PUT', form.latest);
      });
      form.waiting = null;
      if (answer?.status === 200) say(form, 'saved', (await answer.json()).clock);
      else if (answer) say(form, null);
      if (form.unsent) later(form);
    });
    return form.waiting;
  }

  function leave(form) {
    // The form said that it is over and disappeared before anybody looked.
    if (form.root.dataset.draftDone !== undefined && !form.ended) { form.ended = true; done(form.name); }
    forms.delete(form.name);
    const sent = form.unsent && form.loaded ? send(form) : Promise.resolve();
    Promise.race([sent, pause(3000)]).finally(() => { form.gone = true; form.release?.(); });
  }

  // Saved for good: the draft goes, and what was typed counts as the form's new beginning.
  function done(name) {
    const form = forms.get(name);
    if (!form) return Promise.resolve();
    clearTimeout(form.timer);
    Object.assign(form, { unsent: false, first: 0, latest: null, focus: null });
    form.touched.clear();
    form.pending.clear();
    form.initial.clear();
    note(form);
    say(form, null);
    form.clearing = true;
    return inTurn(form.key, async () => {
      await insist(form, () => request(form.key, 'DELETE', undefined, true));
      form.clearing = false;
      say(form, null);
    });
  }

  function look() {
    for (const form of [...forms.values()]) if (!form.root.isConnected && !document.querySelector(`[data-draft="${CSS.escape(form.name)}"]`)) leave(form);
    for (const root of document.querySelectorAll(roots)) {
      const form = attach(root);
      if (root.dataset.draftDone !== undefined) { if (!form.ended) { form.ended = true; done(form.name); } }
      else form.ended = false;
      note(form);
      apply(form);
    }
    // A page that says "saved" ends the draft in the same moment, however soon it is left.
    for (const saved of document.querySelectorAll('[data-draft-saved]')) {
      const { draftSaved: name, draftId: id } = saved.dataset;
      if (told.get(name) !== id) { told.set(name, id); done(name); }
    }
  }

  const changed = event => {
    const field = event.target;
    if (telling || !field.name) return;
    const root = field.closest?.(roots);
    if (!root) return;
    const form = attach(root, field.name);
    if (!form.initial.has(field.name)) form.initial.set(field.name, isBox(field) || isRadio(field) ? null : '');
    form.touched.add(field.name);
    form.pending.delete(field.name);
    form.focus = null;
    later(form);
  };

  addEventListener('input', changed, true);
  addEventListener('change', changed, true);
  // A page that goes away sends what it has; the browser finishes the request on its own.
  addEventListener('pagehide', () => {
    for (const form of forms.values()) if (form.loaded) {
      clearTimeout(form.timer);
      const keeps = isDirty(form) || form.pending.size > 0;
      const latest = keeps && (form.unsent || form.waiting || form.latest) ? body(form) : null; // the cursor may have moved since the last key
      if (latest !== null && (form.waiting || latest !== form.latest)) request(form.key, 'PUT', latest, true).catch(() => { });
      form.unsent = false;
      if (form.clearing && latest === null) request(form.key, 'DELETE', undefined, true).catch(() => { });
    }
  });

  let looking = false;
  const soon = () => { if (!looking) { looking = true; queueMicrotask(() => { looking = false; look(); }); } };
  const start = () => {
    new MutationObserver(soon).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-draft', 'data-draft-done', 'data-draft-id', 'data-live', 'data-offline'] });
    look();
  };
  if (document.body) start(); else addEventListener('DOMContentLoaded', start);

  window.ombudDrafts = {
    done,
    /** Sends everything unsent; resolves when the server has it, or after three seconds. */
    flush: () => Promise.race([Promise.all([...forms.values()].map(send)), pause(3000)]),
  };
})();
