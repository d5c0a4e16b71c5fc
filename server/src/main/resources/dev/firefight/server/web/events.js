// One stream of events for all pages of a browser. As a shared worker it tells each page what it hears; where there are none, a page runs it
// by itself.
(() => {
  'use strict';
  /** The server is heard every 10 seconds. After this long without a word the connection is dead, though nobody says so. */
  const SILENCE_MILLIS = 22000;

  function follow(tell) {
    let last = '';
    let source;
    let next;
    function openIn(millis) {
      clearTimeout(next);
      next = setTimeout(open, millis);
    }
    function hear(kind, then) {
      source.addEventListener(kind, (event) => {
        last = event.lastEventId || last;
        openIn(SILENCE_MILLIS);
        then(event);
      });
    }
    function open() {
      if (source) tell({ type: 'state', up: false });
      source?.close();
      source = new EventSource(`/api/v1/events${last ? `?since=${last}` : ''}`);
      openIn(SILENCE_MILLIS);
      hear('hello', () => tell({ type: 'state', up: true }));
      hear('still', () => {});
      hear('incident', (event) => tell({ type: 'incident', ...JSON.parse(event.data) }));
      hear('everything', () => tell({ type: 'everything' }));
      source.onerror = () => {
        tell({ type: 'state', up: false });
        if (source.readyState === EventSource.CLOSED) openIn(2000);
      };
    }
    open();
  }

  if (typeof SharedWorkerGlobalScope !== 'undefined' && self instanceof SharedWorkerGlobalScope) {
    const ports = new Set();
    let isUp = false;
    let isFollowing = false;
    self.onconnect = (event) => {
      const port = event.ports[0];
      ports.add(port);
      port.onmessage = (message) => { if (message.data === 'bye') ports.delete(port); };
      port.start();
      if (isUp) port.postMessage({ type: 'state', up: true });
      if (!isFollowing) {
        isFollowing = true;
        follow((message) => {
          if (message.type === 'state') isUp = message.up;
          ports.forEach((one) => one.postMessage(message));
        });
      }
    };
  } else {
    globalThis.firefightEvents = follow;
  }
})();
