import './pages.css'

/**
 * What a script adds to pages that work without one. Each piece looks for its own mark in the page, does one small
 * thing, and fetches what it needs only when somebody begins to use it.
 */
type Root = Document | HTMLElement

/** A form that was sent says so and takes no second press; coming back to the page makes it new. */
function pendingForms(root: Root) {
  for (const form of root.querySelectorAll<HTMLFormElement>('form[method="post"]')) {
    const button = form.querySelector<HTMLButtonElement>('button[type="submit"]')
    form.addEventListener('submit', (event) => {
      if (button?.getAttribute('aria-busy')) return event.preventDefault()
      button?.setAttribute('aria-busy', 'true')
    })
    addEventListener('pageshow', () => button?.removeAttribute('aria-busy'))
  }
}

/** A menu closes when something else is touched, or with Escape. */
function menus(root: Root) {
  for (const menu of root.querySelectorAll<HTMLDetailsElement>('details[data-menu]')) {
    document.addEventListener('click', (event) => {
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false
    })
    menu.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return
      menu.open = false
      menu.querySelector('summary')?.focus()
    })
  }
}

/** What somebody unfolded stays unfolded while they move between pages. */
function disclosures(root: Root) {
  for (const part of root.querySelectorAll<HTMLDetailsElement>('details[data-remember]')) {
    const key = `saldo.open.${part.dataset.remember}`
    try {
      if (sessionStorage.getItem(key)) part.open = true
      part.addEventListener('toggle', () => sessionStorage.setItem(key, part.open ? '1' : ''))
    } catch {
      // A browser that keeps nothing folds everything again.
    }
  }
}

/** Buttons that only a script can serve appear with it. */
function buttons(root: Root) {
  for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => print())
  }
  for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy ?? '')
      const said = button.querySelector('[data-copied]')
      if (said) said.textContent = button.dataset.copied ?? ''
    })
  }
}

/** An answer to what was just sent is read first. */
function answers() {
  const answer = document.querySelector<HTMLElement>('main [role="alert"], main [role="status"][tabindex]')
  answer?.focus()
}

/** The form of a plan draws what is chosen. */
function plans(root: Root) {
  const plan = root.querySelector<HTMLFormElement>('form[data-plan]')
  if (plan) void import('../portal/plan-island.ts').then(({ drawWhileSliding }) => drawWhileSliding(plan))
}

/** What we wrote tells when it is read. */
function messages(root: Root) {
  const ours = [...root.querySelectorAll<HTMLElement>('[data-message]')]
  if (ours.length > 0)
    void import('../portal/read-island.ts').then(({ tellWhatIsRead }) => tellWhatIsRead(ours))
}

/** Everything that a script adds, also to a part of the page that was read again. */
function dress(root: Root) {
  pendingForms(root)
  menus(root)
  disclosures(root)
  buttons(root)
  plans(root)
  messages(root)
}
const served = document.querySelector('main')?.outerHTML
dress(document)
answers()

const payment = document.querySelector<HTMLElement>('[data-payment-state]')
if (payment) void import('../portal/portal-island.ts').then(({ waitForPayment }) => waitForPayment(payment))

const quote = document.querySelector<HTMLFormElement>('form[data-quote]')
if (quote) {
  const begin = () => void import('./quote-island.ts').then(({ helpWithQuote }) => helpWithQuote(quote))
  quote.addEventListener('focusin', begin, { once: true })
}

const live = document.querySelector<HTMLElement>('[data-live]')
if (live && !payment)
  void import('../portal/live-island.ts').then(({ followClaim }) => followClaim(live, served, dress))
