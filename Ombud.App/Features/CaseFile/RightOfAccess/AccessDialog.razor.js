// Asks for the answer and hands it to the browser as a file. Gives its name, or what was refused.
export async function download(address, choice) {
  try {
    const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(choice) });
    if (answer.headers.get('content-type') !== 'application/zip') {
      const no = await answer.json().catch(() => ({}));
      return { title: no.title ?? null, why: no.detail ?? null };
    }
    const name = /filename="?([^";]+)/.exec(answer.headers.get('content-disposition'))[1];
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return { name };
  } catch {
    return {}; // no connection
  }
}
