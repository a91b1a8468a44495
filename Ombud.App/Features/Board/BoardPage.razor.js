// The board's hands: drag with the mouse, move with the keyboard, place the menu, glide what others moved.
// What is allowed and what is said is decided by the page; nothing here knows a rule.
export function start(board, page) {
  const wide = matchMedia('(min-width: 960px)');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const ending = new AbortController();
  const on = (target, type, act, capture = false) => target.addEventListener(type, act, { capture, signal: ending.signal });
  const call = (name, ...told) => page.invokeMethodAsync(name, ...told);
  const cards = () => [...board.querySelectorAll('[data-number]')].filter(card => card.offsetParent !== null);
  const cardOf = number => board.querySelector(`[data-number="${number}"]`);
  const columns = () => [...board.querySelectorAll('[data-state]')].filter(column => column.offsetParent !== null);
  const stateOf = card => card.closest('[data-state]').dataset.state;
  const buttonOf = number => cardOf(number)?.querySelector('[data-menu]');

  // One card at a time is a stop of the Tab key, together with its link and its button.
  let current = null;
  let focused = null;
  const mark = (card, index) => { for (const part of [card, ...card.querySelectorAll('a, button')]) part.tabIndex = index; };
  const makeCurrent = card => {
    if (card === current) return;
    if (current) mark(current, -1);
    current = card;
    if (card) mark(card, 0);
  };
  on(document, 'focusin', ({ target }) => {
    const card = board.contains(target) ? target.closest('[data-number]') : null;
    focused = card?.dataset.number ?? null;
    if (card) makeCurrent(card);
  });

  // After each drawing: somebody is the Tab stop, focus is not lost with a card that moved, and what changed column glides.
  let places = new Map();
  const measure = () => {
    places = new Map(cards().map(card => {
      const { left, top } = card.getBoundingClientRect();
      return [card.dataset.number, { state: stateOf(card), left: left + scrollX, top: top + scrollY }];
    }));
  };
  const settle = () => {
    if (!current?.isConnected || current.offsetParent === null)
      makeCurrent((focused && cardOf(focused)) || (current && cardOf(current.dataset.number)) || cards()[0] || null);
    if (focused && document.activeElement === document.body) cardOf(focused)?.focus({ preventScroll: true });
    const before = places;
    measure();
    if (still.matches) return;
    for (const card of cards()) {
      const [was, is] = [before.get(card.dataset.number), places.get(card.dataset.number)];
      if (!was || was.state === is.state) continue;
      card.animate([{ transform: `translate(${was.left - is.left}px, ${was.top - is.top}px)`, zIndex: 5 }, { transform: 'none', zIndex: 5 }], { duration: 180, easing: 'ease-out' });
      card.classList.add('arrived');
      setTimeout(() => card.classList.remove('arrived'), 2000);
    }
  };
  const watching = new MutationObserver(settle);
  watching.observe(board, { childList: true, subtree: true });
  on(window, 'resize', measure);
  wide.addEventListener('change', settle, { signal: ending.signal });

  let over = null;
  const pointAt = column => {
    if (over === column) return;
    over?.removeAttribute('data-over');
    over = column;
    over?.setAttribute('data-over', '');
  };

  // Mouse and pen. Touch scrolls; there the menu moves.
  let press = null;
  let drag = null;
  on(board, 'dragstart', event => event.preventDefault());
  on(board, 'pointerdown', event => {
    if (event.button !== 0 || event.pointerType === 'touch' || !wide.matches || keys || event.target.closest('button')) return;
    const card = event.target.closest('[data-number]');
    if (card) press = { card, x: event.clientX, y: event.clientY };
  });
  const lift = () => {
    const { left, top, width } = press.card.getBoundingClientRect();
    const copy = press.card.cloneNode(true);
    for (const part of [copy, ...copy.querySelectorAll('[id]')]) part.removeAttribute('id');
    copy.removeAttribute('data-number');
    copy.classList.add('lifted');
    copy.inert = true;
    Object.assign(copy.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` });
    document.body.append(copy);
    press.card.classList.add('dragged');
    drag = { ...press, copy, number: press.card.dataset.number, from: stateOf(press.card) };
    press = null;
    getSelection()?.removeAllRanges();
    call('PickUp', drag.number);
    requestAnimationFrame(scroll);
  };
  const scroll = () => {
    if (!drag) return;
    const y = drag.lastY ?? drag.y;
    if (y < 90) scrollBy(0, -10);
    else if (y > innerHeight - 60) scrollBy(0, 10);
    requestAnimationFrame(scroll);
  };
  const land = state => {
    const { copy, number } = drag;
    drag = null;
    copy.remove();
    cardOf(number)?.classList.remove('dragged');
    pointAt(null);
    call('Drop', state);
  };
  on(document, 'pointermove', event => {
    if (press && Math.hypot(event.clientX - press.x, event.clientY - press.y) > 6) {
      if (press.card.isConnected) lift(); else press = null;
    }
    if (!drag) return;
    drag.lastY = event.clientY;
    drag.copy.style.translate = `${event.clientX - drag.x}px ${event.clientY - drag.y}px`;
    const column = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-state]');
    pointAt(column && board.contains(column) && column.dataset.state !== drag.from ? column : null);
  });
  on(document, 'pointerup', () => {
    press = null;
    if (!drag) return;
    // The press that ends a drag is no press on the link under the pointer.
    const swallow = click => { click.preventDefault(); click.stopPropagation(); };
    document.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => document.removeEventListener('click', swallow, true), 0);
    land(over?.dataset.state ?? null);
  });
  on(document, 'pointercancel', () => { press = null; if (drag) land(null); });
  on(window, 'blur', () => { press = null; if (drag) land(null); });

  // Keyboard: arrows go from card to card; Enter takes hold, left and right choose a column, Enter lets go, Esc cancels.
  let keys = null;
  const letGo = state => {
    const { card } = keys;
    keys = null;
    card.classList.remove('carried');
    pointAt(null);
    call('Drop', state);
  };
  const carry = event => {
    const all = columns();
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      keys.at = Math.max(0, Math.min(all.length - 1, keys.at + step));
      pointAt(all[keys.at]);
      all[keys.at].scrollIntoView({ block: 'nearest' });
      call('Aim', all[keys.at].dataset.state);
    }
    else if (event.key === 'Enter' || event.key === ' ') letGo(all[keys.at].dataset.state);
    else if (event.key === 'Escape' || event.key === 'Tab') letGo(null);
    if (event.key !== 'Tab') event.preventDefault();
  };
  const neighbour = (card, key) => {
    const inColumn = [...card.closest('[data-state]').querySelectorAll('[data-number]')];
    const at = inColumn.indexOf(card);
    if (key === 'ArrowUp') return inColumn[at - 1];
    if (key === 'ArrowDown') return inColumn[at + 1];
    if (key === 'Home') return inColumn[0];
    if (key === 'End') return inColumn.at(-1);
    const all = columns();
    for (let i = all.indexOf(card.closest('[data-state]')), step = key === 'ArrowLeft' ? -1 : 1; (i += step) >= 0 && i < all.length;) {
      const others = [...all[i].querySelectorAll('[data-number]')];
      if (others.length > 0) return others[Math.min(at, others.length - 1)];
    }
  };
  on(document, 'keydown', event => {
    if (drag && event.key === 'Escape') { event.preventDefault(); land(null); return; }
    const card = event.target.closest?.('[data-number]');
    if (keys) { carry(event); return; }
    if (!card || event.target !== card || event.ctrlKey || event.altKey || event.metaKey) return;
    if (/^(Arrow|Home$|End$)/.test(event.key)) neighbour(card, event.key)?.focus();
    else if (event.key === 'o' || event.key === 'O') card.querySelector('a').click();
    else if (event.key === 'Enter' || event.key === ' ') {
      if (wide.matches) {
        keys = { card, at: columns().indexOf(card.closest('[data-state]')) };
        card.classList.add('carried');
        call('PickUp', card.dataset.number);
      }
      else call('OpenMenu', card.dataset.number);
    }
    else return;
    event.preventDefault();
  });

  // The menu stands by its button; it closes on Esc, Tab and a press elsewhere.
  const menu = () => document.querySelector('[role=menu][data-for]');
  const closeMenu = back => {
    const number = menu().dataset.for;
    buttonOf(number)?.setAttribute('aria-expanded', 'false');
    if (back) (buttonOf(number) ?? cardOf(number))?.focus();
    call('CloseMenu');
  };
  on(board, 'click', event => {
    const card = event.target.closest('[data-menu]')?.closest('[data-number]');
    if (card) { makeCurrent(card); call('OpenMenu', card.dataset.number); }
  });
  on(document, 'pointerdown', ({ target }) => { if (menu() && !menu().contains(target)) closeMenu(false); }, true);
  on(document, 'keydown', event => {
    const open = menu();
    if (!open || !open.contains(event.target)) return;
    const items = [...open.querySelectorAll('[role=menuitem]')];
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) items.at(to % items.length).focus();
    else if (event.key === 'Escape' || event.key === 'Tab') closeMenu(true);
    else open.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
    if (event.key !== 'Enter' && event.key !== ' ') event.preventDefault();
  }, true);

  settle();
  return {
    showMenu(number) {
      const [open, button] = [menu(), buttonOf(number)];
      if (!open) return;
      open.showPopover();
      const { left, right, top, bottom } = (button ?? board).getBoundingClientRect();
      const x = Math.max(8, Math.min(left, innerWidth - open.offsetWidth - 8, right));
      const isBelow = bottom + open.offsetHeight + 8 <= innerHeight || top < open.offsetHeight + 64;
      Object.assign(open.style, { left: `${x + scrollX}px`, top: `${(isBelow ? bottom + 4 : top - open.offsetHeight - 4) + scrollY}px` });
      button?.setAttribute('aria-expanded', 'true');
      open.querySelector('[role=menuitem]')?.focus({ preventScroll: !isBelow });
    },
    focusCard(number) { cardOf(number)?.focus({ preventScroll: true }); },
    stop() {
      drag?.copy.remove();
      drag = null;
      watching.disconnect();
      ending.abort();
    },
  };
}
