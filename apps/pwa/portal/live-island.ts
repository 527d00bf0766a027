/**
 * Keeps the page of a debtor's link true while it is open. When something has changed it is read again and takes the
 * old one's place, unless something is being typed on it: then the reader is offered the new one and decides.
 */
export function followClaim(
  mark: HTMLElement,
  served: string | undefined,
  dress: (root: HTMLElement) => void,
): void {
  // As it came from the server: what a script has drawn on it since is no news.
  let before = served
  const [updated, waiting] = ['updated', 'waiting'].map((name) =>
    mark.querySelector<HTMLElement>(`[data-live-${name}]`),
  )
  const show = (part: HTMLElement | null | undefined) => {
    for (const one of [updated, waiting]) if (one) one.hidden = one !== part
  }

  async function readAgain(isWanted = false) {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null)
    if (!answer) return
    // Behind the door again: the visit has ended, and the page is no longer to be seen.
    if (answer.redirected || !answer.ok) return location.reload()
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const [old, fresh] = [document, page].map((where) => where.querySelector('main'))
    if (!old || !fresh || before === fresh.outerHTML) return
    // Somebody has begun to type while the new page was on its way.
    if (!isWanted && isBeingTyped(old)) return show(waiting)
    before = fresh.outerHTML
    const place = placeOfFocus(old)
    old.replaceWith(fresh)
    dress(fresh)
    if (place >= 0) focusable(fresh)[place]?.focus({ preventScroll: true })
    show(updated)
    setTimeout(() => {
      if (updated) updated.hidden = true
    }, 8_000)
  }

  waiting?.querySelector('button')?.addEventListener('click', () => {
    show(null)
    void readAgain(true)
  })
  const source = new EventSource(`/d/live?age=${Math.round(performance.now())}`)
  source.addEventListener('changed', () => {
    const main = document.querySelector('main')
    // The answer to a form cannot be asked for again: its address leads back to the empty form.
    if (main?.dataset.answer !== undefined) return
    if (main && isBeingTyped(main)) show(waiting)
    else void readAgain()
  })
  source.addEventListener('ended', () => {
    source.close()
    const main = document.querySelector('main')
    if (main && !isBeingTyped(main)) location.reload()
  })
  addEventListener('pagehide', () => source.close())
}

/** Something stands in a field that was not there when the page came, or the reader is in one, or is told of a fault. */
function isBeingTyped(main: HTMLElement): boolean {
  if (main.querySelector('[aria-invalid="true"], [aria-busy="true"]')) return true
  if (document.activeElement?.matches('main :is(input, textarea, select)')) return true
  const isChosen = [...main.querySelectorAll('option')].some(
    ({ selected, defaultSelected, parentElement }) =>
      selected !== defaultSelected && parentElement?.querySelector('[selected]') != null,
  )
  if (isChosen) return true
  return [...main.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].some(
    (field) =>
      field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)
        ? field.checked !== field.defaultChecked
        : field.value !== field.defaultValue,
  )
}

const focusable = (root: HTMLElement) => [
  ...root.querySelectorAll<HTMLElement>('a[href], button, summary, input, textarea, select'),
]
const placeOfFocus = (main: HTMLElement) =>
  focusable(main).findIndex((element) => element === document.activeElement)
