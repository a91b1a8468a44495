// What a call needs from the keyboard: saving, time stamp, Enter to the next field, and the clock of the call. It listens from
// the first byte of any page, so that a key pressed while the form comes up is not lost.
const call = () => document.querySelector('[data-call]');
const offline = () => document.documentElement.dataset.offline !== undefined;
const dialogOpen = () => document.querySelector('dialog[open], .mud-dialog, :popover-open') !== null;
const danish = at => new Intl.DateTimeFormat('da-DK', { timeZone: 'Europe/Copenhagen', hour: '2-digit', minute: '2-digit' }).format(at).replace(':', '.');
const pauses = new Map();
const live = () => document.querySelector('h1[data-live]') !== null;
let pressed = 0;

const tell = field => field.dispatchEvent(new Event('change', { bubbles: true }));
const settle = () => { for (const [field, timer] of pauses) { clearTimeout(timer); pauses.delete(field); } };

function save() {
  if (offline() || performance.now() < pressed) return;
  if (!live()) return whenLive(save);
  pressed = performance.now() + 600; // two presses in a row are one, unless something is typed between them
  settle();
  const active = document.activeElement;
  if (call()?.contains(active) && active.matches('input:not([type=radio], [type=checkbox]), textarea')) tell(active);
  call()?.querySelector('[data-save]')?.click();
}

function stamp() {
  const area = document.getElementById('summary');
  if (!area) return;
  area.focus();
  const before = area.value.slice(0, area.selectionStart);
  const lead = before && !before.endsWith('\n') ? '\n' : '';
  area.setRangeText(`${lead}[${danish(new Date())}] `, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

function nextField(from) {
  const fields = [...call().querySelectorAll('input:not([type=hidden]), select, textarea')].filter(f => !f.disabled && f.offsetParent !== null
    && (f.type !== 'radio' || f.checked));
  const to = fields[fields.indexOf(from) + 1] ?? call().querySelector('[data-save]');
  to?.focus();
}

function onKey(event) {
  if (!call() || dialogOpen()) return;
  const inside = call().contains(event.target);
  if (event.ctrlKey && event.key === 'Enter') { event.preventDefault(); if (!event.repeat) save(); }
  else if (event.altKey && !event.ctrlKey && event.code === 'KeyT') { event.preventDefault(); stamp(); }
  else if (event.altKey && !event.ctrlKey && event.code === 'KeyK') { event.preventDefault(); document.querySelector('[data-known] :is(button, a)')?.focus(); }
  else if (event.key === 'Escape' && !event.target.closest('header, nav') && !offline()) {
    if (inside && event.target.matches('input, textarea')) tell(event.target);
    call().querySelector('[data-discard]').click();
  }
  else if (event.key === 'Enter' && inside && event.target.matches('input, select')) { event.preventDefault(); nextField(event.target); }
}

// A value is told when the field is left or the typing pauses, so that what follows from it shows without a message a key.
function onInput(event) {
  const field = event.target;
  if (!call()?.contains(field)) return;
  if (event.isTrusted) pressed = 0;
  const start = call().querySelector('[data-call-start]');
  if (event.isTrusted && start && !start.value) start.value = String(Date.now());
  if (!field.matches('[data-pause]')) return;
  clearTimeout(pauses.get(field));
  pauses.set(field, setTimeout(() => { pauses.delete(field); if (field.isConnected && !offline()) tell(field); }, 400));
}

function showClock() {
  const start = Number(call()?.querySelector('[data-call-start]')?.value);
  const clock = document.querySelector('[data-call-clock]');
  if (!clock) return;
  const seconds = start ? Math.max(0, Math.floor((Date.now() - start) / 1000)) : 0;
  const text = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  if (clock.textContent !== text) clock.textContent = text;
  const began = document.querySelector('[data-call-began]');
  const said = start ? began.dataset.callBegan.replace('{0}', danish(new Date(start))) : '';
  if (began.textContent !== said) began.textContent = said;
}

function onClick(event) {
  if (event.target.closest?.('[data-call-stamp]')) stamp();
}

function whenLive(act) {
  const watch = new MutationObserver(() => {
    if (call() && !live()) return;
    watch.disconnect();
    if (call()) act(); // otherwise the page was left
  });
  watch.observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ['data-live'] });
}

document.addEventListener('keydown', onKey);
document.addEventListener('input', onInput);
document.addEventListener('click', onClick);
setInterval(showClock, 500);

window.ombudCall = {
  /** Saved: the cursor goes to the first field of the next call. */
  next() {
    settle();
    scrollTo(0, 0);
    call()?.querySelector('[data-first]')?.focus({ preventScroll: true });
  },
};
