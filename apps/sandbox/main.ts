import { join } from 'node:path'
import { startSandbox } from './sandbox.ts'

function stop(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

const { env } = process
if (env['NODE_ENV'] === 'production') {
  stop('The payment sandbox moves no money and therefore does not run with NODE_ENV=production.')
}
const port = Number(env['SANDBOX_PORT'] ?? 3001)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  stop(`SANDBOX_PORT must be a port number, not "${env['SANDBOX_PORT']}".`)
}

const sandbox = await startSandbox({
  folder: env['SANDBOX_DATA'] ?? join('var', 'sandbox'),
  port,
  ...(env['SANDBOX_WEBHOOK_URL'] ? { webhookUrl: env['SANDBOX_WEBHOOK_URL'] } : {}),
  ...(env['SANDBOX_WEBHOOK_SECRET'] ? { webhookSecret: env['SANDBOX_WEBHOOK_SECRET'] } : {}),
  ...(env['SANDBOX_PUBLIC_URL'] ? { publicUrl: env['SANDBOX_PUBLIC_URL'] } : {}),
  ...(env['SANDBOX_BANK'] ? { bankFolder: env['SANDBOX_BANK'] } : {}),
  ...(env['SANDBOX_PAYOUT_IBAN'] ? { payoutIban: env['SANDBOX_PAYOUT_IBAN'] } : {}),
  payoutAfterMs: Number(env['SANDBOX_PAYOUT_SECONDS'] ?? 60) * 1000,
  ...(env['SANDBOX_MERCHANT'] ? { merchant: env['SANDBOX_MERCHANT'] } : {}),
}).catch((error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE') stop(`Port ${port} is taken: the payment sandbox cannot listen there.`)
  stop(`The payment sandbox cannot start: ${error.message}`)
})

console.log(`Payment sandbox at ${sandbox.url}`)
process.send?.({ ready: true, port: sandbox.port })

let leaving = false
function leave(): void {
  if (leaving) return
  leaving = true
  // A browser or a slow webhook must not keep the parent waiting.
  setTimeout(() => process.exit(0), 2000).unref()
  void sandbox.close().then(() => process.exit(0))
}
process.on('disconnect', leave)
process.on('SIGINT', leave)
process.on('SIGTERM', leave)
