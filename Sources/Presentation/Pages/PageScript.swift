/// The script that keeps open pages up to date and sends the user's actions.
public enum PageScript {
    /// The script, served under `/assets/solstice.js`. It loads nothing from elsewhere, and it
    /// inserts responses as text.
    public static let text = #"""
        'use strict';
        (() => {
          const live = document.getElementById('live');
          const notice = document.getElementById('notice');
          const say = text => { if (live && live.textContent !== text) live.textContent = text; };
          const clock = () => new Date().toLocaleTimeString('en-GB');

          // Where somebody is, in a form that can be found again on the page as it comes anew.
          const keyOf = element => {
            if (!element || element === document.body) return null;
            if (element.id) return ['id', element.id];
            const act = element.getAttribute('data-act');
            if (act) return ['act', act];
            const main = document.getElementById('main');
            if (!main.contains(element)) return null;
            const href = element.getAttribute('href');
            const name = element.tagName.toLowerCase();
            const alike = [...main.querySelectorAll(name)]
              .filter(each => each.getAttribute('href') === href);
            return ['like', name, href, alike.indexOf(element)];
          };
          const find = key => {
            if (!key) return null;
            const main = document.getElementById('main');
            if (key[0] === 'id') return document.getElementById(key[1]);
            if (key[0] === 'act') {
              return [...main.querySelectorAll('[data-act]')]
                .find(each => each.getAttribute('data-act') === key[1]);
            }
            return [...main.querySelectorAll(key[1])]
              .filter(each => each.getAttribute('href') === key[2])[key[3]];
          };
          const summaryOwner = element =>
            element && element.tagName === 'SUMMARY' ? element.parentElement.id : null;

          // Puts what is new into the page and leaves everything else where it was.
          const replace = fresh => {
            const main = document.getElementById('main');
            const next = fresh.getElementById('main');
            if (!next) return;
            const active = document.activeElement;
            const owner = summaryOwner(active);
            const key = owner ? null : keyOf(active);
            const open = [...main.querySelectorAll('details[id]')]
              .filter(each => each.open).map(each => each.id);
            const scrolled = [...main.querySelectorAll('.scroll, pre')]
              .map(each => [each.scrollLeft, each.scrollTop]);
            const [x, y] = [window.scrollX, window.scrollY];
            const wasInside = main.contains(active) && active !== main;
            const wasActing = wasInside && active.closest('#act') !== null;
            main.replaceChildren(...document.adoptNode(next).childNodes);
            document.title = fresh.title;
            const foot = fresh.querySelector('footer');
            if (foot) document.querySelector('footer').replaceChildren(...foot.childNodes);
            for (const id of open) {
              const each = document.getElementById(id);
              if (each) each.open = true;
            }
            [...main.querySelectorAll('.scroll, pre')].forEach((each, index) => {
              if (scrolled[index]) [each.scrollLeft, each.scrollTop] = scrolled[index];
            });
            prepare();
            // Where it is gone, as a button is that was pressed, somebody stays near to it.
            const again = (owner
              ? document.querySelector('#' + CSS.escape(owner) + ' > summary') : find(key))
              || (wasActing && document.querySelector('#act summary')) || (wasInside && main);
            if (again && again !== document.activeElement) again.focus({ preventScroll: true });
            window.scrollTo(x, y);
          };

          let running = false;
          let wanted = false;
          let last = 0;
          let stale = false;
          let moment = '';
          const refresh = async () => {
            wanted = true;
            if (running || document.hidden) return;
            running = true;
            while (wanted && !document.hidden) {
              const wait = last + 1000 - Date.now();
              if (wait > 0) await new Promise(done => setTimeout(done, wait));
              wanted = false;
              last = Date.now();
              try {
                const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
                // What is selected or being read is not taken away for an error.
                if (!answer.ok) throw new Error(String(answer.status));
                const text = await answer.text();
                replace(new DOMParser().parseFromString(text, 'text/html'));
                moment = clock();
                say('updated ' + moment);
              } catch {
                say('not up to date' + (moment ? ' since ' + moment : ''));
              }
            }
            running = false;
          };

          // A tab that nobody looks at holds no connection: browsers allow few to one server.
          let stream = null;
          const listen = () => {
            if (stream || document.hidden || !window.EventSource) return;
            stream = new EventSource('/api/v1/events');
            stream.addEventListener('open', () => {
              if (stale) refresh(); else say('live');
              stale = false;
            });
            stream.addEventListener('change', refresh);
            stream.addEventListener('error', () => {
              stale = true;
              say('connection lost at ' + clock() + ', trying again');
              // Where the server said no, the browser does not try again by itself.
              if (stream && stream.readyState === EventSource.CLOSED) {
                stream = null;
                setTimeout(listen, 5000);
              }
            });
          };
          document.addEventListener('visibilitychange', () => {
            if (document.hidden) {
              if (stream) stream.close();
              stream = null;
              stale = true;
            } else {
              listen();
            }
          });

          const tell = text => {
            notice.hidden = !text;
            notice.textContent = text;
          };
          const words = async answer => {
            try {
              const { error } = await answer.json();
              const lines = [error.problem, ...(error.causes || []), error.remedy];
              return lines.filter(Boolean).join('\n');
            } catch {
              return 'The service answered ' + answer.status + '.';
            }
          };
          const store = {
            get: () => { try { return sessionStorage.getItem('token') || ''; } catch { return ''; } },
            set: value => { try { sessionStorage.setItem('token', value); } catch { /* not kept */ } }
          };
          let isActing = false;
          const act = async button => {
            // Disabled it would lose the focus.
            if (isActing) return;
            isActing = true;
            const token = document.getElementById('token').value;
            const verb = button.textContent;
            tell('');
            try {
              const answer = await fetch(button.getAttribute('data-act'), {
                method: 'POST', headers: { Authorization: 'Bearer ' + token }
              });
              tell(answer.ok ? verb + ': done.' : await words(answer));
            } catch {
              tell('The service cannot be reached.');
            }
            isActing = false;
            refresh();
          };

          // What only works with a script is shown by it.
          const prepare = () => {
            const section = document.getElementById('act');
            if (!section) return;
            const token = document.getElementById('token');
            if (!token.value) token.value = store.get();
            const enable = () => {
              for (const each of section.querySelectorAll('button')) each.disabled = !token.value;
            };
            token.oninput = () => { store.set(token.value); enable(); };
            for (const each of section.querySelectorAll('button')) {
              each.onclick = () => act(each);
            }
            enable();
            section.hidden = false;
          };

          prepare();
          listen();
        })();
        """#
}
