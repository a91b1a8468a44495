// A field takes so many characters and no more; what did not fit is said, never dropped in silence. Also keeps a paste of
// a megabyte from the circuit, which takes no message of that size.
(() => {
  const warnLong = field => {
    const root = field.closest('form, [data-draft], main, .mud-dialog') ?? document.body;
    const warning = root.querySelector('[data-cut]') ?? document.querySelector('[data-cut]');
    if (!warning) return;
    warning.querySelector('[data-cut-text]').textContent = warning.dataset.cut.replace('{0}', field.maxLength.toLocaleString(document.documentElement.lang));
    warning.hidden = false;
    warning.dataset.of = field.name;
  };
  const tooLong = field => field.maxLength > 0 && field.value.length > field.maxLength;
  const lengths = new WeakMap();
  // The browser itself cuts what is put in by paste, drop or dictation: a jump to the very limit.
  const isCut = (field, before) => field.maxLength > 1 && field.value?.length === field.maxLength && field.maxLength - before > 1;
  addEventListener('paste', event => {
    const field = event.target;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!(field.maxLength > 0)) return;
    const left = field.maxLength - field.value.length + (field.selectionEnd - field.selectionStart);
    if (text.length > left) warnLong(field);
  }, true);
  addEventListener('input', event => {
    const field = event.target;
    const before = lengths.get(field) ?? 0;
    lengths.set(field, field.value?.length ?? 0);
    if (isCut(field, before)) warnLong(field);
    else if (tooLong(field)) { field.value = field.value.slice(0, field.maxLength); warnLong(field); }
    else if (field.maxLength > field.value?.length)
      for (const warning of document.querySelectorAll('[data-cut]:not([hidden])')) if (warning.dataset.of === field.name) warning.hidden = true;
  }, true);
})();
