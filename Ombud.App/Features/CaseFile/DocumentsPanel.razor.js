// Sends chosen files to a case one after the other, shows how far each is, and stops one when the person says so. Names and
// bytes go to the server alone, straight from the file.
const filesIn = form => form.querySelector('input[type=file]');
let underway = 0;

/** Says which files are chosen, and shows where they can be dropped. */
export function listen(form) {
  const field = filesIn(form);
  field.addEventListener('change', () => tell(field));
  field.addEventListener('dragenter', () => field.parentElement.classList.add('over'));
  for (const over of ['dragleave', 'drop']) field.addEventListener(over, () => field.parentElement.classList.remove('over'));
}

function tell(field) {
  const words = field.parentElement.querySelector('.chosen');
  const { length } = field.files;
  words.textContent = length === 0 ? words.dataset.none : length === 1 ? field.files[0].name : fill(words.dataset.many, length);
}

export const chosen = form => filesIn(form).files.length;

export async function send(form, list, said, page, address, fields) {
  const field = filesIn(form);
  const rows = [...field.files].map(file => rowOf(file, list));
  field.value = '';
  tell(field);
  let attached = 0;
  underway += rows.length;
  for (const row of rows) {
    if (await sendOne(row, list, field.dataset, address, fields)) {
      attached++;
      said.textContent = fill(list.dataset.attached, row.file.name);
    } else if (row.why) said.textContent = `${row.file.name}: ${row.why}`;
    underway--;
  }
  try { await page.invokeMethodAsync('SentAsync', attached === rows.length); }
  catch { return; } // the page was left
  for (const row of rows) if (row.attached) row.item.remove();
  if (document.activeElement === document.body || !document.activeElement.checkVisibility()) focusOn(list);
}

function rowOf(file, list) {
  const item = document.createElement('li');
  const what = Object.assign(document.createElement('span'), { className: 'grow what' });
  const name = Object.assign(document.createElement('b'), { textContent: file.name });
  const state = Object.assign(document.createElement('small'), { textContent: list.dataset.waiting });
  const bar = Object.assign(document.createElement('div'), { className: 'bar' });
  for (const [key, value] of Object.entries({ role: 'progressbar', 'aria-label': file.name, 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': 0 })) bar.setAttribute(key, value);
  const fillOf = bar.appendChild(document.createElement('i'));
  fillOf.style.width = '0';
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn text small', textContent: list.dataset.cancel });
  button.setAttribute('aria-label', `${list.dataset.cancel} ${file.name}`);
  what.append(name, state);
  item.append(what, button, bar);
  list.append(item);
  const row = { file, item, state, bar, fillOf, button, stopped: false, stop: null };
  button.addEventListener('click', () => { row.stopped = true; row.stop?.(); });
  return row;
}

function sendOne(row, list, limits, address, fields) {
  if (row.stopped) return end(row, list, list.dataset.stopped);
  if (row.file.size > Number(limits.most)) return end(row, list, limits.tooLarge);
  if (row.file.size === 0) return end(row, list, limits.empty);
  return new Promise(done => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('file', row.file); // last: the server reads the parts in their order
    row.stop = () => request.abort();
    request.upload.addEventListener('progress', event => { if (event.lengthComputable) show(row, list, event.loaded / event.total); });
    request.addEventListener('load', () => done(request.status === 201 ? attach(row) : end(row, list, whyOf(request, list))));
    request.addEventListener('error', () => done(end(row, list, list.dataset.lost)));
    request.addEventListener('abort', () => done(end(row, list, list.dataset.stopped)));
    request.open('POST', address);
    show(row, list, 0);
    request.send(body);
  });
}

function show(row, list, share) {
  const percent = Math.floor(share * 100);
  row.bar.setAttribute('aria-valuenow', percent);
  row.fillOf.style.width = `${percent}%`;
  row.state.textContent = percent < 100 ? fill(list.dataset.percent, percent) : list.dataset.saving;
}

function attach(row) {
  row.attached = true;
  row.button.remove();
  return true;
}

function end(row, list, why) {
  row.why = why;
  row.item.classList.toggle('failed', !row.stopped);
  row.state.textContent = why;
  row.bar.remove();
  row.button.textContent = list.dataset.hide;
  row.button.setAttribute('aria-label', `${list.dataset.hide} ${row.file.name}`);
  row.button.addEventListener('click', () => {
    const next = row.item.nextElementSibling ?? row.item.previousElementSibling;
    row.item.remove();
    focusOn(list, next);
  });
  return false;
}

function whyOf(request, list) {
  if (request.status === 401) return list.dataset.signedOut;
  try {
    const { title, detail } = JSON.parse(request.responseText);
    return `${title}. ${detail}`;
  } catch { return list.dataset.lost; }
}

/** Who works with the keyboard goes on at the next file, or where files are attached. */
const focusOn = (list, item) => (item?.querySelector('button') ?? list.closest('section').querySelector('[aria-controls]'))?.focus();

const fill = (text, value) => text.replace('{0}', value);

// Leaving would cut off what is on its way; fetching a document does not leave.
let fetched = -Infinity;
addEventListener('submit', () => { fetched = performance.now(); });
addEventListener('beforeunload', event => { if (underway > 0 && performance.now() - fetched > 2000) event.preventDefault(); });
