import { openLog } from '../apps/server/log.ts'
import { readConfig } from '../apps/server/config.ts'
import { openHouse } from '../apps/server/open-house.ts'
import { systemClock } from '../apps/server/ports/clock.ts'
import { foundTown } from './demo/town.ts'

/** Fills an empty database with the demo town, through the same commands as everybody else. */
const config = readConfig()
if (config.production) throw new Error('The demo town is not for production')
const { house, close } = await openHouse(config, openLog('warn'), { supervise: false })
await foundTown(house, systemClock.today())
await close()
