/**
 * While a payment is being confirmed its page asks now and then whether there is news, and is shown again once there
 * is. It gives up after a while: the receipt comes by mail in any case.
 */
export function waitForPayment(main: HTMLElement): void {
  const { paymentState } = main.dataset
  const address = `${location.pathname}/state`
  let left = 60
  const ask = async () => {
    left -= 1
    const { state } = await fetch(address, { headers: { accept: 'application/json' } })
      .then((answer): Promise<{ state: string }> => answer.json())
      .catch(() => ({ state: paymentState }))
    if (state !== paymentState) location.replace(location.pathname)
    else if (left > 0) setTimeout(ask, left > 45 ? 1_500 : 4_000)
  }
  setTimeout(ask, 1_000)
}
