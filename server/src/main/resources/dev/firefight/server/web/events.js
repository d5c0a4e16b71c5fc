// One stream of events for all pages of a browser. As a shared worker it tells each page what it hears; where there are none, a page runs it
// by itself.
(() => {
  'use strict';
  function follow(tell) {
    let last = '';
    let source;
    const remember = (event) => { last = event.lastEventId || last; };
    function open() {
      source = new EventSource(`/api/v1/events${last ? `?since=${last}` : ''}`);
      source.addEventListener('hello', (event) => { remember(event); tell({ type: 'state', up: true }); });
      source.addEventListener('incident', (event) => { remember(event); tell({ type: 'incident', ...JSON.parse(event.data) }); });
      source.addEventListener('everything', (event) => { remember(event); tell({ type: 'everything' }); });
      source.onerror = () => {
        tell({ type: 'state', up: false });
        if (source.readyState === EventSource.CLOSED) setTimeout(open, 2000);
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
