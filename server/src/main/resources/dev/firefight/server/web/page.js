// What every page does: times in the reader's zone, clocks that run, forms that lose no text, and news while the page is open.
(() => {
  'use strict';
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const meta = (name) => one(`meta[name=${name}]`)?.content ?? '';
  const room = one('[data-incident]');
  const PATIENCE_MILLIS = 10000; // a request that is not answered by then is lost with its connection

  // --- times -------------------------------------------------------------------------------------------------------------
  const clockWords = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const dayWords = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
  const fullWords = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

  const zonedWords = new Intl.DateTimeFormat(undefined, { ...fullWords.resolvedOptions(), timeZoneName: 'short' });

  /** Whether times are those of a drill, which stay as its production writes them: in UTC, as its logs. */
  const isElsewhere = (element) => element.closest('[data-utc]') !== null || (room?.matches('[data-utc]') ?? false);

  function showTimes(root) {
    for (const time of all('time[datetime]', root)) {
      if (isElsewhere(time)) continue;
      const date = new Date(time.dateTime);
      const isToday = date.toDateString() === new Date().toDateString();
      const isClock = time.closest('.when') !== null;
      time.textContent = isClock ? clockWords.format(date) + (isToday ? '' : `, ${dayWords.format(date)}`) : (time.closest('[data-zoned]') ? zonedWords : fullWords).format(date);
      time.title = `${time.dateTime.slice(0, 19).replace('T', ' ')} UTC`;
    }
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    for (const input of all('input[data-zone]', root)) {
      if (!zone || input.value !== input.defaultValue || input.dataset.zone === 'kept') continue;
      const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
      for (const local of all('input[type=datetime-local]', input.form)) {
        if (local.value && input.value === 'UTC') local.value = clock.format(new Date(`${local.value}Z`)).replace(' ', 'T');
      }
      if (input.value === 'UTC') input.value = zone;
    }
    for (const input of all('input[data-time]', root)) {
      const date = new Date(input.value);
      if (Number.isNaN(date.getTime())) continue;
      input.value = '';
      input.type = 'datetime-local';
      input.value = new Date(date.getTime() - (isElsewhere(input) ? 0 : date.getTimezoneOffset() * 60000)).toISOString().slice(0, 16);
    }
  }

  function amount(seconds) {
    const whole = Math.floor(Math.abs(seconds));
    const two = (number) => String(number).padStart(2, '0');
    const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
    return hours > 0 ? `${hours} h ${two(minutes)} min` : `${minutes}:${two(whole % 60)}`;
  }

  /** What time it is: in a drill that of its production, which goes as fast as the drill. */
  function present() {
    const clock = one('[data-clock]');
    if (!clock) return Date.now();
    clock.shownAt ??= Date.now();
    return Date.parse(clock.dataset.clock) + (Date.now() - clock.shownAt) * Number(clock.dataset.speed);
  }

  function tick() {
    const now = present();
    for (const clock of all('[data-clock]')) clock.textContent = new Date(now).toISOString().slice(11, 19);
    for (const due of all('[data-due]')) {
      const left = (Date.parse(due.dataset.due) - now) / 1000;
      due.textContent = left > 0 ? `in ${amount(left)}` : `${amount(left)} over`;
      due.closest('li')?.classList.toggle('over', left <= 0);
    }
    for (const since of all('[data-since]')) {
      since.textContent = amount((now - Date.parse(since.dataset.since)) / 1000);
    }
  }

  // --- what was typed ------------------------------------------------------------------------------------------------------
  const typed = (form) => all('textarea, input:not([type=hidden]):not([type=radio]), input[type=radio]:checked', form);
  const draftName = (form) => `draft ${location.pathname} ${form.dataset.kind ?? form.dataset.keep} ${form.dataset.subject ?? ''}`;

  function keep(form) {
    const values = Object.fromEntries(typed(form).map((field) => [field.name, field.value]));
    sessionStorage.setItem(draftName(form), JSON.stringify(values));
  }

  function restore(form) {
    const values = JSON.parse(sessionStorage.getItem(draftName(form)) ?? '{}');
    for (const [name, value] of Object.entries(values)) {
      for (const field of all(`[name="${CSS.escape(name)}"]`, form)) {
        if (field.type === 'radio') field.checked = field.value === value;
        else if (field.type !== 'hidden') field.value = value;
      }
    }
  }

  document.addEventListener('input', (event) => {
    const form = event.target.closest('form[data-kind], form[data-keep]');
    if (form) {
      keep(form);
      if (event.target.matches('textarea')) checkWording(form);
    }
    const trial = event.target.closest('form[data-try]');
    if (trial) tryOut(trial);
    if (event.target.matches('[data-filter]')) filter(event.target.value);
    if (event.target.name === 'audience') draftFor(form, event.target.value);
  });

  /** The draft for another audience, unless somebody has written their own words. */
  function draftFor(form, audience) {
    const drafts = all('[data-draft]', form);
    const text = one('[name=text]', form);
    if (drafts.some((draft) => draft.textContent === text.value)) {
      text.value = drafts.find((draft) => draft.dataset.draft === audience)?.textContent ?? text.value;
      keep(form);
    }
  }

  function filter(tone) {
    for (const entry of all('.entry')) entry.hidden = tone !== '' && !entry.classList.contains(tone);
  }

  // --- what a form would do --------------------------------------------------------------------------------------------------
  let trialTimer = 0;
  let trials = 0;

  /** Asks what would come of a form while it is filled in, and shows that within it. */
  function tryOut(form) {
    clearTimeout(trialTimer);
    trialTimer = setTimeout(async () => {
      const turn = ++trials;
      const answer = await fetch(form.action, { method: 'POST', body: fields(form), headers: { Accept: 'text/html' }, signal: AbortSignal.timeout(PATIENCE_MILLIS) }).catch(() => null);
      if (!answer?.ok || turn !== trials) return;
      replacePanels(new DOMParser().parseFromString(await answer.text(), 'text/html'), form);
    }, 300);
  }

  // --- blameless words -----------------------------------------------------------------------------------------------------
  let wordingTimer = 0;
  function checkWording(form) {
    clearTimeout(wordingTimer);
    wordingTimer = setTimeout(async () => {
      const hint = one('[data-hint]', form);
      const text = all('textarea', form).map((field) => field.value).join('\n');
      if (!hint || text.trim() === '') return;
      const answer = await send('/api/v1/wording', JSON.stringify({ text }), 'application/json').catch(() => null);
      const hints = answer?.ok ? (await answer.json()).hints ?? [] : [];
      hint.hidden = hints.length === 0;
      hint.textContent = hints.map((found) => `“${found.words}”: better tell ${found.instead}.`).join(' ');
    }, 500);
  }

  // --- sending -------------------------------------------------------------------------------------------------------------
  function send(address, body, type) {
    const headers = { 'Firefight-Form-Key': meta('form-key'), Accept: 'application/json' };
    if (type) headers['Content-Type'] = type;
    return fetch(address, { method: 'POST', body, headers, signal: AbortSignal.timeout(PATIENCE_MILLIS) });
  }

  function fields(form) {
    const values = new URLSearchParams(new FormData(form));
    for (const input of all('input[data-time]', form)) {
      if (input.type === 'datetime-local' && input.value) values.set(input.name, new Date(input.value + (isElsewhere(input) ? 'Z' : '')).toISOString());
    }
    return values;
  }

  const waiting = new Set();
  let sending = 0;

  async function write(form, consent = {}) {
    const values = fields(form);
    if (!values.has('requestKey')) values.set('requestKey', (form.dataset.requestKey ??= crypto.randomUUID?.() ?? String(Math.random())));
    for (const [name, value] of Object.entries(consent)) values.set(name, value);
    const buttons = all('button', form);
    buttons.forEach((button) => { button.disabled = true; });
    sending++;
    try {
      const answer = await send(`/api/v1${new URL(form.action).pathname}`, values);
      waiting.delete(form);
      if (answer.ok) await written(form);
      else await refused(form, answer);
    } catch (lost) {
      waiting.add(form);
      say(form, 'Not sent: there is no connection. Your words stay here and are sent when it is back.');
      later();
    } finally {
      sending--;
      buttons.forEach((button) => { button.disabled = false; });
      refresh();
    }
  }

  async function written(form) {
    delete form.dataset.requestKey;
    if (form.dataset.kind) {
      sessionStorage.removeItem(draftName(form));
      if (form.isConnected) await compose(location.pathname, false); // else another form was opened meanwhile
    }
  }

  async function refused(form, answer) {
    const problem = await answer.json().catch(() => ({ title: 'It was not written', detail: '' }));
    const kind = String(problem.type ?? '').split(':').pop();
    if (answer.status !== 503) delete form.dataset.requestKey; // it may be stored all the same: sent again it is the same request
    if (answer.status === 503) { say(form, `${problem.title}. ${problem.detail}`); return; }
    if (answer.status === 401) { say(form, 'You are logged out. Log in in another tab, then send it again: your words stay here.'); return; }
    if (kind === 'needs-confirmation') ask(form, problem.title, '', false);
    else if (kind === 'needs-override') ask(form, problem.title, problem.detail, true);
    else say(form, [problem.title, problem.detail].filter(Boolean).map(sentence).join(' '));
  }

  const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1) + (/[.?!]$/.test(words) ? '' : '.');

  function say(form, words) {
    const place = one('[data-answer]', form);
    if (!place) { ask(form, words, '', null); return; }
    place.textContent = words;
    place.hidden = false;
  }

  /** A question of the rules, answered by yes or by a reason. Without either it only tells. */
  function ask(form, question, remedy, needsReason) {
    const dialog = document.createElement('dialog');
    const part = (name, words) => {
      const element = document.createElement(name);
      element.textContent = words;
      return element;
    };
    dialog.setAttribute('aria-labelledby', 'held-question');
    const heading = part('h2', question);
    heading.id = 'held-question';
    dialog.append(heading);
    if (remedy) dialog.append(part('p', `Instead: ${remedy}.`));
    const actions = part('div', '');
    actions.className = 'actions';
    const reason = document.createElement('textarea');
    if (needsReason) {
      const label = part('label', '');
      label.className = 'field';
      label.append(part('span', 'Reason, for the timeline'), reason);
      dialog.append(label);
    }
    if (needsReason !== null) {
      const yes = part('button', needsReason ? 'Override with this reason' : 'Yes, go on');
      yes.className = 'primary';
      yes.onclick = () => {
        if (needsReason && reason.value.trim() === '') { reason.focus(); return; }
        dialog.close();
        write(form, needsReason ? { because: reason.value } : { confirmed: 'true' });
      };
      actions.append(yes);
    }
    const no = part('button', needsReason === null ? 'Close' : 'Back');
    no.onclick = () => dialog.close();
    actions.append(no);
    dialog.append(actions);
    dialog.onclose = () => dialog.remove();
    document.body.append(dialog);
    dialog.showModal();
    if (needsReason) reason.focus();
    else no.focus(); // who presses Enter by reflex has not gone on
  }

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.matches('[data-write]') && room) {
      event.preventDefault();
      write(form);
    } else if (form.matches('[data-stay]') && room) {
      event.preventDefault();
      stay(form, event.submitter);
    } else if (form.matches('[data-keep]')) {
      sessionStorage.removeItem(draftName(form));
    }
  });

  /** Sends a form and stays on the page, which then shows what came of it. */
  async function stay(form, button) {
    const values = fields(form);
    if (button?.name) values.set(button.name, button.value);
    const buttons = all('button', form);
    buttons.forEach((one) => { one.disabled = true; });
    sending++;
    try {
      const answer = await fetch(form.action, { method: 'POST', body: values, headers: { Accept: 'application/json' }, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MILLIS) });
      const place = one('[data-answer]', form);
      if (answer.type === 'opaqueredirect' || answer.ok) {
        if (place) place.hidden = true;
        if (!form.matches('.looks, .one-click')) form.reset();
      } else {
        const problem = await answer.json().catch(() => ({ title: 'It was not done', detail: '' }));
        say(form, [problem.title, problem.detail].filter(Boolean).map(sentence).join(' '));
      }
    } catch (lost) {
      say(form, 'Not sent: there is no connection. Send it again when it is back.');
    } finally {
      sending--;
      buttons.forEach((one) => { one.disabled = false; });
      await refresh();
      announce(one('.console-answer'));
    }
  }

  // --- the form that is shown ------------------------------------------------------------------------------------------------
  let asked = 0;

  /** Shows the form of an address. What was asked for last is shown, whichever comes last. */
  async function compose(address, isAsked = true) {
    const turn = ++asked;
    const wanted = new URL(address, location.href);
    const answer = await fetch(`${wanted.pathname}/compose${wanted.search}`).catch(() => null);
    if (turn !== asked) return;
    if (!answer?.ok) { if (isAsked) location.href = address; return; }
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#compose');
    const shown = one('#compose');
    if (!fresh || !shown || turn !== asked) return;
    const menu = !isAsked && one('details.more[open]', shown) ? one('details.more', fresh) : null;
    if (menu) menu.open = true;
    shown.replaceWith(fresh);
    prepare(fresh);
    history.replaceState(null, '', isAsked ? wanted.pathname + wanted.search : wanted.pathname);
    if (isAsked) {
      const rect = fresh.getBoundingClientRect();
      if (rect.top < 0 || rect.top > innerHeight - 200) fresh.scrollIntoView({ block: 'start' });
      focusForm(fresh);
    }
  }

  function focusForm(place) {
    (one('textarea, input:not([type=hidden]):not([type=radio])', place) ?? one('input:not([type=hidden]), button', place))?.focus();
  }

  function prepare(root) {
    showTimes(root);
    all('form[data-kind], form[data-keep]', root).forEach(restore);
    tick();
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-compose]');
    if (link && one('#compose') && new URL(link.href).searchParams.has('write') && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      compose(link.href);
    }
    const copy = event.target.closest('[data-copy]');
    if (copy) copyText(copy);
    const filling = event.target.closest('[data-fill]');
    if (filling) fill(filling.dataset.fill);
    const jump = event.target.closest('a[href*="#"]');
    if (jump && jump.pathname === location.pathname) openAt(jump.hash);
    for (const menu of all('details.more[open]')) if (!menu.contains(event.target)) menu.open = false;
  });

  /** Puts an example where it would be typed, so that it can be altered first. */
  function fill(words) {
    const input = one('[data-typing] input[name=line]');
    if (!input) return;
    input.value = words;
    input.focus();
    input.setSelectionRange(words.length, words.length);
  }

  /** What is folded away is opened for whoever is led to it. */
  function openAt(hash) {
    const place = hash.length > 1 ? document.getElementById(hash.slice(1)) : null;
    if (place?.matches('details')) {
      place.open = true;
      focusForm(place);
    }
  }

  async function copyText(button) {
    const place = button.form?.elements[button.dataset.copy] ?? one(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(place.value ?? place.textContent);
    } catch (unsupported) {
      if (place.select) place.select();
      else getSelection().selectAllChildren(place);
      document.execCommand('copy');
    }
    const words = button.textContent;
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = words; }, 1500);
  }

  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.matches('input:not([type=radio]), textarea, select');
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.target.closest('form')?.requestSubmit();
    } else if (event.key === 'Escape' && one('details.more[open]')) {
      const menu = one('details.more[open]');
      menu.open = false;
      one('summary', menu).focus();
    } else if (event.key === 'Escape' && isTyping) {
      event.target.blur();
    } else if (!isTyping && !event.ctrlKey && !event.metaKey && !event.altKey && !one('dialog[open]')) {
      const link = one(`a[data-key="${CSS.escape(event.key)}"]`);
      if (event.key === 'p') picked()?.requestSubmit();
      const search = event.key === '/' ? one('input[type=search]') : null;
      if (link || search) event.preventDefault();
      if (link?.ariaCurrent) focusForm(one('#compose')); // at once: what is typed next belongs to it
      else link?.click();
      search?.focus();
    }
  });

  // --- what was measured -----------------------------------------------------------------------------------------------------
  /** The form that puts what is selected on the timeline. */
  function picked() {
    const exhibit = document.activeElement?.closest('[data-exhibit]') ?? one('[data-exhibit]:target') ?? one('[data-exhibit].picked');
    return exhibit ? one('form', exhibit) : null;
  }

  document.addEventListener('focusin', (event) => {
    const exhibit = event.target.closest('[data-exhibit]');
    if (exhibit) history.replaceState(null, '', exhibit.dataset.exhibit); // so that the address leads others to it
  });

  // --- what is new -----------------------------------------------------------------------------------------------------------
  let isBusy = false;
  let isAgain = false;

  /**
   * Fetches what is new, once at a time; whatever came meanwhile is fetched by the next. What is being written is shown only when its form is
   * gone, so that the next key pressed is not typed into it.
   */
  async function refresh() {
    if (isBusy || sending > 0) { isAgain = true; return; }
    isBusy = true;
    try {
      do {
        isAgain = false;
        await (room ? refreshRoom() : refreshList());
      } while (isAgain);
    } catch (lost) {
      if (lost instanceof TypeError || lost.name === 'TimeoutError') later(); // no connection; anything else is tried with the next event
    } finally {
      isBusy = false;
    }
  }

  async function fetched(address) {
    const answer = await fetch(address, { headers: { Accept: 'text/html' }, signal: AbortSignal.timeout(PATIENCE_MILLIS) });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  }

  async function refreshRoom() {
    const known = Number(room.dataset.entries);
    const page = await fetched(`${location.pathname}/live?after=${known}`);
    const timeline = one('[data-timeline]');
    const fresh = all('[data-fresh] > .entry', page).filter((entry) => Number(entry.dataset.entry) > known);
    for (const entry of fresh.toReversed()) {
      const added = document.importNode(entry, true);
      added.classList.add('new');
      showTimes(added);
      timeline.prepend(added);
    }
    if (fresh.length > 0) {
      room.dataset.entries = fresh[0].dataset.entry;
      one('#announce').textContent = fresh.toReversed().map(spoken).join('. ');
    }
    replacePanels(page);
    if (one('#compose:empty') && fresh.length > 0) await compose(location.pathname, false); // declared just now
  }

  /** Something that came is read aloud, from a place that stays. */
  function announce(part) {
    const place = one('#announce');
    const words = part?.textContent.replace(/\s+/g, ' ').trim().slice(0, 400) ?? '';
    if (place && words !== '' && place.textContent !== words) place.textContent = words;
  }

  /** An entry as it is read aloud. */
  function spoken(entry) {
    return ['.label', '.text'].map((part) => one(part, entry)?.textContent.trim()).filter(Boolean).join(': ');
  }

  async function refreshList() {
    if (one('#list')) replacePanels(await fetched(location.href));
  }

  function replacePanels(page, within = document) {
    for (const panel of all('[data-panel]', page)) {
      const shown = document.getElementById(panel.id);
      if (!shown || !within.contains(shown)) continue;
      const places = (root) => all('a, button, input, select', root);
      const focused = places(shown).indexOf(document.activeElement);
      const next = document.importNode(panel, true);
      if (shown.isSameAs === panel.outerHTML) continue; // whoever reads or chooses there is not disturbed
      next.isSameAs = panel.outerHTML;
      showTimes(next);
      shown.replaceWith(next);
      if (next.matches('[data-announce]')) announce(next);
      if (focused >= 0) places(next)[Math.min(focused, places(next).length - 1)]?.focus({ preventScroll: true });
    }
    tick();
  }

  function connected(isUp) {
    const lost = one('#lost');
    if (lost) lost.hidden = isUp;
    if (isUp) again();
    else if (lost) tellWhy(lost);
  }

  /** Whoever is logged out is told so, since waiting would not help. */
  async function tellWhy(lost) {
    const answer = await fetch('/api/v1/me', { signal: AbortSignal.timeout(PATIENCE_MILLIS) }).catch(() => null);
    lost.textContent = answer?.status === 401
      ? 'You are logged out. Log in again in another tab: what you typed stays here.'
      : 'The connection is lost. What you type stays here; it is tried again.';
  }

  /** Fetches what is new, and sends what waits for a connection. */
  function again() {
    refresh();
    for (const form of [...waiting]) if (form.isConnected) write(form);
  }

  let retry = 0;
  function later() {
    clearTimeout(retry);
    retry = setTimeout(again, 2000);
  }

  function told(message) {
    if (message.type === 'state') connected(message.up);
    else if (!room || message.type === 'everything' || String(message.incident) === room.dataset.incident) {
      if (!(message.entries <= Number(room?.dataset.entries))) refresh();
    }
  }

  /** All pages of a browser share one stream, since a browser holds no more than six connections to a server. */
  function listen() {
    if (!meta('events') || !(room || one('#list'))) return;
    if (typeof SharedWorker === 'function') {
      const worker = new SharedWorker(meta('events'));
      worker.port.onmessage = (event) => told(event.data);
      worker.port.start();
      addEventListener('pagehide', () => worker.port.postMessage('bye'));
    } else {
      const script = document.createElement('script');
      script.src = meta('events');
      script.onload = () => globalThis.firefightEvents(told);
      document.head.append(script);
    }
  }

  prepare(document);
  setInterval(tick, 1000);
  openAt(location.hash);
  if (room?.dataset.poll) setInterval(() => { if (!document.hidden) refresh(); }, Number(room.dataset.poll));
  listen();
})();
