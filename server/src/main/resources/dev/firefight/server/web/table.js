// Practice in quiet times: cards that are turned one by one with a timer each, and a timeline that is put in order by buttons.
(() => {
  'use strict';
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const announce = (words) => { one('[data-announce]').textContent = words; };

  for (const element of all('[data-scripted]')) element.hidden = false;
  for (const element of all('.no-scripts')) element.hidden = true;

  // --- cards ---------------------------------------------------------------------------------------------------------------
  function layOut(deck) {
    const cards = all('.table-card', deck);

    /** The card of the address; the first one where it names none. */
    const index = () => Math.max(0, cards.findIndex((card) => `#${card.id}` === location.hash));

    function show(isTurned) {
      cards.forEach((card, at) => card.classList.toggle('shown', at === index()));
      if (!isTurned) return;
      one('h2', cards[index()]).focus({ preventScroll: true });
      if (deck.classList.contains('one-by-one')) deck.scrollIntoView({ block: 'start' });
    }

    function turn(by) {
      const next = cards[index() + by];
      if (next) location.hash = next.id;
    }

    addEventListener('hashchange', () => show(true));
    document.addEventListener('keydown', (event) => {
      const isBusy = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.target.closest('input, textarea, select, .scroll');
      if (isBusy || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
      event.preventDefault();
      turn(event.key === 'ArrowRight' ? 1 : -1);
    });
    one('[data-all]', deck).addEventListener('click', (event) => {
      const isAll = deck.classList.toggle('one-by-one') === false;
      event.target.setAttribute('aria-pressed', String(isAll));
    });
    for (const button of all('[data-print]', deck)) {
      button.addEventListener('click', () => {
        const opened = button.dataset.print === 'notes' ? all('details:not([open])', deck) : [];
        opened.forEach((details) => { details.open = true; });
        deck.classList.toggle('plain-cards', button.dataset.print !== 'notes');
        print();
        deck.classList.remove('plain-cards');
        opened.forEach((details) => { details.open = false; });
      });
    }
    all('[data-timer]', deck).forEach(keepTime);
    deck.classList.add('one-by-one');
    show(false);
  }

  const amount = (seconds) => `${seconds < 0 ? '−' : ''}${Math.floor(Math.abs(seconds) / 60)}:${String(Math.abs(seconds) % 60).padStart(2, '0')}`;

  /** Counts down, and on beyond the end, so that it is seen how long it took. */
  function keepTime(timer) {
    let left = Number(timer.dataset.timer) * 60; // seconds, while it stands still
    let endsAt = 0; // by the clock of the page; 0 while it stands still
    let beat = 0;
    let told = left;
    const now = () => (endsAt ? Math.ceil((endsAt - performance.now()) / 1000) : left);

    function paint() {
      const seconds = now();
      one('b', timer).textContent = amount(seconds);
      timer.classList.toggle('over', seconds <= 0);
      if (endsAt && told > 60 && seconds <= 60) announce('One minute left');
      if (endsAt && told > 0 && seconds <= 0) announce('Time is over');
      told = seconds;
    }

    one('[data-turn]', timer).addEventListener('click', (event) => {
      if (endsAt) {
        left = now();
        endsAt = 0;
        clearInterval(beat);
      } else {
        endsAt = performance.now() + left * 1000;
        beat = setInterval(paint, 250);
      }
      event.target.textContent = endsAt ? 'Stop the timer' : 'Start the timer';
      announce(endsAt ? `The timer runs: ${amount(left)}` : `The timer stands still: ${amount(left)}`);
      paint();
    });
    one('[data-more]', timer).addEventListener('click', () => {
      if (endsAt) endsAt += 60000;
      else left += 60;
      told = now();
      paint();
      announce(`One more minute: ${amount(now())}`);
    });
  }

  // --- a timeline in order ---------------------------------------------------------------------------------------------------
  function sortBy(list) {
    const items = () => all(':scope > li', list);

    function count() {
      items().forEach((item, at) => {
        one('input', item).value = at + 1;
        one('[data-place]', item).textContent = at + 1;
        one('[data-up]', item).disabled = at === 0;
        one('[data-down]', item).disabled = at === items().length - 1;
      });
    }

    list.addEventListener('click', (event) => {
      const button = event.target.closest('[data-up], [data-down]');
      if (!button) return;
      const item = button.closest('li');
      const isUp = button.matches('[data-up]');
      if (isUp) item.previousElementSibling?.before(item);
      else item.nextElementSibling?.after(item);
      count();
      (button.disabled ? one(isUp ? '[data-down]' : '[data-up]', item) : button).focus();
      announce(`${one('[data-letter]', item).textContent} is at place ${items().indexOf(item) + 1} of ${items().length}`);
    });
    for (const input of all('[data-number]', list)) input.hidden = true;
    // Whoever comes back finds what the browser kept in the fields.
    items().sort((a, b) => one('input', a).value - one('input', b).value).forEach((item) => list.append(item));
    count();
  }

  const deck = one('[data-deck]');
  if (deck) layOut(deck);
  const list = one('[data-sort]');
  if (list) sortBy(list);
})();
