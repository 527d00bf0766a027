import { once } from 'node:events'

/**
 * The server's process. It is started before its database, loads the code meanwhile, and begins when it is told the
 * settings; until then it ends with whoever started it.
 */
const leave = () => process.exit(1)
process.once('disconnect', leave)
const [[settings]] = await Promise.all([once(process, 'message'), import('../server/server.ts')])
process.off('disconnect', leave)
if (!process.connected) leave()
Object.assign(process.env, settings)
await import('../server/main.ts')
