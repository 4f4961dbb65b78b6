// Small helps; every page works without them.

const shown = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

function help(part) {
  for (const button of part.querySelectorAll('[data-copy][hidden], [data-with-script][hidden]'))
    button.hidden = false;
  for (const time of part.querySelectorAll('time[datetime]')) {
    const local = shown.format(new Date(time.dateTime));
    time.title = local;
    if ('local' in time.dataset) time.textContent = local;
  }
}

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest('[data-copy]') : null;
  if (button === null) return;
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = 'Copied';
  } catch {
    // Without TLS there is no clipboard: what is to be copied is marked.
    button.textContent = 'Press Ctrl+C';
  }
});

document.addEventListener('change', async ({ target }) => {
  const file = target instanceof Element ? target.files?.[0] : undefined;
  if (file !== undefined && target.dataset.readsInto)
    document.getElementById(target.dataset.readsInto).value = await file.text();
});

// What was done is told once: who loads the page again, or keeps its address, is not told it anew.
const address = new URL(location.href);
if (address.searchParams.has('notice')) {
  address.searchParams.delete('notice');
  history.replaceState(history.state, '', address);
}

document.addEventListener('htmx:load', ({ detail }) => help(detail.elt));
help(document);
