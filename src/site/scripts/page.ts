// The one script of the public pages. Every page is complete without it. It stands in the head and runs before anything
// is shown; what needs the page waits for it.

const leftMark = 'left'
const root = document.documentElement

leaveAgain()
addEventListener('pageshow', event => {
  if (event.persisted) leaveAgain()
})
document.addEventListener('DOMContentLoaded', () => {
  quickExit()
  nearMe()
  placeNames()
  printing()
})

/** Going back to a page that was left quickly leads away again; coming by a link or by typing begins anew. */
function leaveAgain(): void {
  const elsewhere = remembered()
  if (!elsewhere) return
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (entry && entry.type !== 'back_forward' && entry.type !== 'reload') {
    forget()
    return
  }
  root.hidden = true
  location.replace(elsewhere)
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(leftMark)
  } catch {
    return null
  }
}

function forget(): void {
  sessionStorage.removeItem(leftMark)
}

function quickExit(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-leave]')
  if (!link) return
  const leave = () => {
    root.hidden = true
    try {
      // For this window alone, gone with it; says no more than that it was left.
      sessionStorage.setItem(leftMark, link.href)
    } catch {
      // A browser that keeps nothing leaves all the same.
    }
    location.replace(link.href)
  }
  link.addEventListener('click', event => {
    event.preventDefault()
    leave()
  })
  let last = 0
  addEventListener('keydown', event => {
    if (event.key !== 'Escape') return
    if (event.timeStamp - last < 1000) leave()
    last = event.timeStamp
  })
}

/** Only after a tap, rounded to some ten kilometres, in the body of the form. */
function nearMe(): void {
  const form = document.querySelector<HTMLFormElement>('form.near')
  const button = form?.querySelector<HTMLButtonElement>('[data-near]')
  if (!form || !button || !('geolocation' in navigator)) return
  form.hidden = false
  button.addEventListener('click', () => {
    button.disabled = true
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        for (const name of ['latitude', 'longitude'] as const)
          (form.elements.namedItem(name) as HTMLInputElement).value = coords[name].toFixed(1)
        form.submit()
      },
      () => {
        button.disabled = false
        const status = form.querySelector('[role=status]')
        if (status) status.textContent = button.dataset.failed ?? ''
      },
      { timeout: 15_000, maximumAge: 600_000 },
    )
  })
}

/** Names of places while one is typing. */
function placeNames(): void {
  const field = document.querySelector<HTMLInputElement>('input[list=places]')
  const address = field?.form?.dataset.places
  const list = document.querySelector('#places')
  if (!field || !address || !list) return
  let waiting = 0
  field.addEventListener('input', () => {
    clearTimeout(waiting)
    const typed = field.value.trim()
    if (typed.length < 2) return
    waiting = window.setTimeout(async () => {
      const reply = await fetch(address + encodeURIComponent(typed)).catch(() => null)
      if (!reply?.ok) return
      const { items } = (await reply.json()) as { items: { path: string }[] }
      list.replaceChildren(
        ...items.map(({ path }) => Object.assign(document.createElement('option'), { value: path })),
      )
    }, 250)
  })
}

function printing(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => print())
  }
}
