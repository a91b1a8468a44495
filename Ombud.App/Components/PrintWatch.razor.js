// Hears that the page is being printed; says on the page that it does.
export function watch(page) {
  const heard = () => page.invokeMethodAsync('PrintingAsync');
  addEventListener('beforeprint', heard);
  document.body.dataset.printWatched = '';
  return {
    stop() {
      removeEventListener('beforeprint', heard);
      delete document.body.dataset.printWatched;
    },
  };
}
