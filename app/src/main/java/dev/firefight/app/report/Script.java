package dev.firefight.app.report;

/**
 * What the page can do beyond being read: times in the reader's zone, filters that a link keeps, everything unfolded on paper. Written
 * without the two characters that XML takes for markup, so that the page stays well-formed.
 */
final class Script {
    static final String JS = """
            'use strict';
            (() => {
              const each = (query, act) => document.querySelectorAll(query).forEach(act);
              const decoded = text => { try { return decodeURIComponent(text); } catch (broken) { return ''; } };

              each('time[datetime]', time => {
                const moment = new Date(time.dateTime);
                if (Number.isNaN(moment.getTime()) || moment.getTimezoneOffset() === 0) return;
                const here = document.createElement('span');
                here.className = 'here';
                here.textContent = ' (' + new Intl.DateTimeFormat(undefined, {
                  day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short'
                }).format(moment) + ' where you are)';
                time.after(here);
              });

              each('[data-filter]', box => {
                const list = box.dataset.filter;
                const input = box.querySelector('input');
                const output = box.querySelector('output');
                const items = Array.from(document.getElementById(list).children);
                const apply = () => {
                  const words = input.value.toLowerCase().split(' ').filter(Boolean);
                  const shown = items.filter(item => {
                    const text = item.textContent.toLowerCase();
                    item.hidden = !words.every(word => text.includes(word));
                    return !item.hidden;
                  });
                  output.textContent = words.length ? shown.length + ' of ' + items.length : '';
                };
                input.addEventListener('input', () => {
                  apply();
                  history.replaceState(null, '', '#' + list + '=' + encodeURIComponent(input.value));
                });
                box.hidden = false;
                if (location.hash.startsWith('#' + list + '=')) {
                  input.value = decoded(location.hash.slice(list.length + 2));
                  apply();
                  for (let fold = box.closest('details'); fold; fold = null) fold.open = true;
                  box.scrollIntoView();
                }
              });

              const unfold = () => {
                const target = document.getElementById(decoded(location.hash.slice(1)));
                if (target instanceof HTMLDetailsElement) {
                  target.open = true;
                  target.scrollIntoView();
                }
              };
              addEventListener('hashchange', unfold);
              unfold();

              addEventListener('beforeprint', () => each('details:not([open])', fold => {
                fold.open = true;
                fold.dataset.folded = '';
              }));
              addEventListener('afterprint', () => each('details[data-folded]', fold => {
                fold.open = false;
                delete fold.dataset.folded;
              }));
            })();
            """;

    private Script() {}
}
