// Shows the state of the connection beside the page, never over it, and brings the circuit back.
const panel = document.getElementById('components-reconnect-modal');
const show = state => { panel.dataset.state = state; };
// What was typed meanwhile is on the server before the page comes anew.
const reload = async () => { await window.ombudDrafts?.flush(); location.reload(); };

panel.addEventListener('components-reconnect-state-changed', ({ detail }) => {
  if (detail.state === 'hide') { show('hidden'); window.ombud.back(); }
  else if (detail.state === 'rejected') reload();
  else { show(detail.state); window.ombud.away(); }
});

async function tryNow() {
  show('show');
  try {
    if (await Blazor.reconnect()) return;
    if (await Blazor.resumeCircuit?.()) { show('hidden'); window.ombud.back(); return; }
    await reload(); // the server answers but no longer knows this circuit
  } catch { show('failed'); } // the server does not answer
}

document.getElementById('reconnect-now').addEventListener('click', tryNow);
document.getElementById('reconnect-reload').addEventListener('click', reload);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && panel.dataset.state === 'failed') tryNow();
});
