/** The script of every page: what reading gains from one, in at most 3 kB (Brotli). What is large comes when it is asked for. */
import { startKeys } from '../keys/start.ts'
import { startOffline } from '../offline/strip.ts'
import { startShelf } from '../shelf/start.ts'
import { startThemeSwitch } from '../theme/switch.ts'

startThemeSwitch()
startKeys()
startOffline()
startShelf()
